package io.crisol.simulation.run;

import io.crisol.simulation.dynamics.State;
import io.crisol.simulation.dynamics.Step;
import io.crisol.structures.Cell;
import io.crisol.structures.Workers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Steps as frames of extended XYZ, every number with all its digits. Atoms are written slice by
 * slice on all threads: finding the digits takes as long as a step with a simple potential.
 */
final class FrameText {
  private static final int SLICE = 512;

  private FrameText() {}

  /** What stands in the comment line of a step. */
  static Map<String, String> metadata(Step step) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("step", Long.toString(step.number()));
    metadata.put("time_fs", Double.toString(step.time()));
    metadata.put("energy", Double.toString(step.potential()));
    metadata.put("temperature_K", Double.toString(step.temperature()));
    return metadata;
  }

  /** A frame with positions in Å and velocities in Å/fs, and the grades where given. */
  static String of(State state, Map<String, String> metadata, Optional<double[]> grades) {
    StringBuilder text = new StringBuilder(130 * state.size() + 300);
    pieces(state, metadata, grades)
        .forEach(piece -> text.append(new String(piece, StandardCharsets.UTF_8)));
    return text.toString();
  }

  /** The same frame in pieces, as bytes. */
  static List<byte[]> pieces(State state, Map<String, String> metadata, Optional<double[]> grades) {
    int slices = (state.size() + SLICE - 1) / SLICE;
    byte[][] pieces = new byte[slices + 1][];
    pieces[0] = head(state, metadata, grades).getBytes(StandardCharsets.UTF_8);
    Workers.forEach(
        slices,
        slice -> {
          StringBuilder text = new StringBuilder(160 * SLICE);
          int last = Math.min(state.size(), (slice + 1) * SLICE);
          for (int i = slice * SLICE; i < last; i++) {
            atom(text, state, i);
            if (grades.isPresent()) {
              text.append(' ').append(grades.get()[i]);
            }
            text.append('\n');
          }
          pieces[slice + 1] = text.toString().getBytes(StandardCharsets.UTF_8);
        });
    return Arrays.asList(pieces);
  }

  private static String head(State state, Map<String, String> metadata, Optional<double[]> grades) {
    StringBuilder text = new StringBuilder(400);
    text.append(state.size()).append('\n');
    Cell cell = state.structure().cell();
    if (cell.isPeriodic()) {
      lattice(text, cell);
    }
    text.append("Properties=species:S:1:pos:R:3:velocities:R:3")
        .append(grades.isPresent() ? ":grade:R:1" : "")
        .append(" velocities_unit=Angstrom/fs");
    metadata.forEach(
        (key, value) -> text.append(' ').append(key).append('=').append(quoted(value)));
    text.append(" pbc=\"")
        .append(flag(cell, 0))
        .append(' ')
        .append(flag(cell, 1))
        .append(' ')
        .append(flag(cell, 2))
        .append("\"\n");
    return text.toString();
  }

  private static void lattice(StringBuilder text, Cell cell) {
    text.append("Lattice=\"");
    for (int k = 0; k < 9; k++) {
      text.append(k == 0 ? "" : " ").append(cell.vector(k / 3, k % 3));
    }
    text.append("\" ");
  }

  /** Element, position and velocity. */
  private static void atom(StringBuilder text, State state, int i) {
    text.append(state.structure().element(i).symbol());
    for (int k = 3 * i; k < 3 * i + 3; k++) {
      text.append(' ').append(state.structure().coordinate(k));
    }
    for (int k = 3 * i; k < 3 * i + 3; k++) {
      text.append(' ').append(state.velocity(k));
    }
  }

  private static char flag(Cell cell, int axis) {
    return cell.isPeriodic(axis) ? 'T' : 'F';
  }

  private static String quoted(String value) {
    return value.matches("[-+.\\w]+") ? value : '"' + value.replace('"', '\'') + '"';
  }
}
