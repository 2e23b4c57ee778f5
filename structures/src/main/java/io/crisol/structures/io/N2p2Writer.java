package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Frame;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Writes an input.data in bohr and Hartree, and says so in a comment of each frame. */
final class N2p2Writer {
  private static final double FORCE = Units.HARTREE / Units.BOHR;
  private static final Keeps KEEPS =
      Keeps.only(
          Keeps.Part.ENERGY,
          Keeps.Part.FORCES,
          Keeps.Part.CHARGES,
          Keeps.Part.REFERENCE_CHARGES,
          Keeps.Part.MOLECULES,
          Keeps.Part.METADATA);

  private N2p2Writer() {}

  static void write(Path out, List<Frame> frames, Consumer<String> note) {
    KEEPS.tell(frames, note);
    if (frames.stream().anyMatch(frame -> frame.labels().energy().isEmpty())) {
      note.accept(
          "an energy is needed here: 0 is written where there is none, marked in a comment");
    }
    if (frames.stream().anyMatch(frame -> frame.labels().forces().isEmpty())) {
      note.accept("forces are needed here: 0 is written where there are none, marked in a comment");
    }
    if (frames.stream()
        .anyMatch(f -> f.structure().charges().isPresent() && f.labels().charges().isPresent())) {
      note.accept("the charges of the calculation are written, not those of the structure");
    }
    TextOutput.write(out, frames, N2p2Writer::text);
  }

  private static String text(Frame frame) {
    StringBuilder out = new StringBuilder("begin\n");
    out.append("comment ").append(N2p2Data.UNITS).append('\n');
    comments(out, frame);
    Cell cell = frame.structure().cell();
    for (int a = 0; a < 3 && cell.isPeriodic(); a++) {
      out.append("lattice");
      for (int axis = 0; axis < 3; axis++) {
        out.append(' ').append(cell.vector(a, axis) / Units.BOHR);
      }
      out.append('\n');
    }
    atoms(out, frame);
    out.append("energy ").append(frame.labels().energy().orElse(0) / Units.HARTREE).append('\n');
    String charge = frame.metadata().getOrDefault("charge", "0.0");
    return out.append("charge ")
        .append(Double.isFinite(Numbers.parse(charge)) ? charge : "0.0")
        .append("\nend\n")
        .toString();
  }

  private static void atoms(StringBuilder out, Frame frame) {
    Structure structure = frame.structure();
    double[] charges =
        frame.labels().charges().or(structure::charges).orElse(new double[structure.size()]);
    double[] forces = frame.labels().forces().orElse(new double[3 * structure.size()]);
    for (int i = 0; i < structure.size(); i++) {
      out.append("atom");
      for (int k = 3 * i; k < 3 * i + 3; k++) {
        out.append(' ').append(structure.coordinate(k) / Units.BOHR);
      }
      out.append(' ').append(structure.element(i)).append(' ').append(charges[i]).append(" 0.0");
      for (int k = 3 * i; k < 3 * i + 3; k++) {
        out.append(' ').append(forces[k] / FORCE);
      }
      out.append('\n');
    }
  }

  private static void comments(StringBuilder out, Frame frame) {
    if (frame.labels().energy().isEmpty()) {
      out.append("comment ").append(N2p2Data.NO_ENERGY).append('\n');
    }
    if (frame.labels().forces().isEmpty()) {
      out.append("comment ").append(N2p2Data.NO_FORCES).append('\n');
    }
    frame
        .metadata()
        .forEach(
            (key, value) -> {
              String text = key.equals("comment") ? value : key + "=" + value;
              if (!key.equals("charge")) {
                out.append("comment ").append(text.replaceAll("\\s+", " ")).append('\n');
              }
            });
  }
}
