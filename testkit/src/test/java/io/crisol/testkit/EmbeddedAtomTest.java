package io.crisol.testkit;

import io.crisol.potentials.Potential;
import io.crisol.potentials.embedded.SetflFile;
import io.crisol.structures.Element;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;

class EmbeddedAtomTest {
  private static final int POINTS = 500;
  private static final double CUTOFF = 5;

  @Nested
  class OfOneElementTest extends PotentialContract {
    @Override
    protected Potential potential() {
      return tables(List.of(Element.Cu), false);
    }
  }

  @Nested
  class AlloyTest extends PotentialContract {
    @Override
    protected Potential potential() {
      return tables(List.of(Element.Ni, Element.Cu), false);
    }
  }

  @Nested
  class FinnisSinclairTest extends PotentialContract {
    @Override
    protected Potential potential() {
      return tables(List.of(Element.Al, Element.Fe), true);
    }
  }

  /** Smooth functions as a setfl file. */
  static Potential tables(List<Element> elements, boolean sinclair) {
    StringBuilder text = new StringBuilder("smooth functions\n\n\n").append(elements.size());
    elements.forEach(element -> text.append(' ').append(element));
    double step = CUTOFF / (POINTS - 1);
    text.append("\n%d 0.05 %d %s %s\n".formatted(POINTS, POINTS, step, CUTOFF));
    int n = elements.size();
    for (int b = 0; b < n; b++) {
      text.append(elements.get(b).atomicNumber()).append(" 1 1 fcc\n");
      for (int k = 0; k < POINTS; k++) {
        double x = 0.05 * k;
        text.append((1 + 0.1 * b) * (0.001 * x * x - Math.sqrt(x + 0.5))).append('\n');
      }
      for (int a = 0; a < (sinclair ? n : 1); a++) {
        append(text, step, 1, 1 + 0.2 * b + 0.15 * a);
      }
    }
    for (int a = 0; a < n; a++) {
      for (int b = 0; b <= a; b++) {
        append(text, step, 0.3, 1.5 + 0.1 * (a + b));
      }
    }
    return read(text);
  }

  private static void append(StringBuilder text, double step, double scale, double decay) {
    for (int k = 0; k < POINTS; k++) {
      double r = k * step;
      double end =
          Math.max(0, 1 - r / (CUTOFF - 0.1)); // Zero at the last points, as in good tables.
      text.append(scale * end * end * end * Math.exp(-decay * (r - 2.5))).append('\n');
    }
  }

  private static Potential read(CharSequence text) {
    try {
      Path file = Files.createTempFile("smooth", ".eam");
      Files.writeString(file, text);
      Potential potential = SetflFile.read(file);
      Files.delete(file);
      return potential;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
