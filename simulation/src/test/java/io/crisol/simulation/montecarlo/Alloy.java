package io.crisol.simulation.montecarlo;

import io.crisol.potentials.embedded.EmbeddedAtom;
import io.crisol.potentials.embedded.FuncflFile;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Structure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** An invented embedded-atom potential of copper and gold, and structures for it. */
final class Alloy {
  static final Element COPPER = Element.of("Cu");
  static final Element GOLD = Element.of("Au");

  private Alloy() {}

  /** Smooth functions in two funcfl files, with a cutoff of 4.2 Å. */
  static EmbeddedAtom potential() {
    try {
      Path folder = Files.createTempDirectory("alloy");
      Path copper = file(folder.resolve("Cu.eam"), 29, 63.5, 1.0, 9.0);
      Path gold = file(folder.resolve("Au.eam"), 79, 197.0, 1.3, 10.5);
      EmbeddedAtom alloy = FuncflFile.read(List.of(copper, gold));
      Files.delete(copper);
      Files.delete(gold);
      Files.delete(folder);
      return alloy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(Path file, int number, double mass, double scale, double charge)
      throws IOException {
    StringBuilder text = new StringBuilder("invented\n");
    text.append(String.format(Locale.ROOT, "%d %f 3.6 fcc\n", number, mass));
    text.append("400 0.05 420 0.0105 4.2\n");
    for (int k = 0; k < 400; k++) {
      text.append(-1.7 * Math.sqrt(0.05 * k)).append('\n');
    }
    for (int k = 0; k < 420; k++) {
      text.append(charge * scale * Math.exp(-1.1 * 0.0105 * k) * end(0.0105 * k)).append('\n');
    }
    for (int k = 0; k < 420; k++) {
      text.append(scale * 8 * Math.exp(-1.2 * 0.0105 * k) * end(0.0105 * k)).append('\n');
    }
    return Files.writeString(file, text);
  }

  private static double end(double r) {
    double t = Math.max(0, 1 - r / 4.2);
    return t * t;
  }

  /** fcc crystal, every third atom gold. */
  static Structure crystal(int times, boolean... periodic) {
    double a = 3.8;
    double[] vectors = {a * times, 0, 0, 0, a * times, 0, 0, 0, a * times};
    Structure unit =
        new Structure(
                Cell.box(a, a, a),
                new Element[] {COPPER, COPPER, COPPER, COPPER},
                new double[] {0, 0, 0, 0, a / 2, a / 2, a / 2, 0, a / 2, a / 2, a / 2, 0})
            .replicate(times, times, times);
    Element[] elements = unit.elements();
    for (int i = 0; i < elements.length; i += 3) {
      elements[i] = GOLD;
    }
    return new Structure(
        new Cell(vectors, periodic[0], periodic[1], periodic[2]), elements, unit.positions());
  }
}
