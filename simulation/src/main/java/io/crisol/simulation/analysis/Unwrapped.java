package io.crisol.simulation.analysis;

import io.crisol.structures.Cell;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.List;

/**
 * Positions along a trajectory without jumps where atoms left the cell on one side and came in on
 * the other: each step is the shortest one along the periodic directions.
 */
final class Unwrapped {
  private Unwrapped() {}

  /** Positions, double[frames][3N], Å, each in the cell of its frame. */
  static List<double[]> positions(List<Snapshot> frames) {
    List<double[]> all = new ArrayList<>();
    double[] fractional = null;
    for (Snapshot frame : frames) {
      Structure structure = frame.structure();
      Cell cell = structure.cell();
      if (!cell.isPeriodic()) {
        all.add(structure.positions());
        continue;
      }
      double[] now = fractional(structure);
      for (int k = 0; fractional != null && k < now.length; k++) {
        if (cell.isPeriodic(k % 3)) {
          now[k] = fractional[k] + (now[k] - fractional[k] - Math.rint(now[k] - fractional[k]));
        }
      }
      fractional = now;
      all.add(shifted(structure, now));
    }
    return all;
  }

  private static double[] fractional(Structure structure) {
    double[] s = new double[3 * structure.size()];
    for (int k = 0; k < s.length; k++) {
      int atom = k - k % 3;
      s[k] =
          structure
              .cell()
              .fractional(
                  k % 3,
                  structure.coordinate(atom),
                  structure.coordinate(atom + 1),
                  structure.coordinate(atom + 2));
    }
    return s;
  }

  /** The positions with whole cell vectors added, so that they stand where {@code s} says. */
  private static double[] shifted(Structure structure, double[] s) {
    double[] positions = structure.positions();
    double[] own = fractional(structure);
    for (int k = 0; k < own.length; k++) {
      double times = Math.rint(s[k] - own[k]);
      for (int axis = 0; axis < 3 && times != 0; axis++) {
        positions[k - k % 3 + axis] += times * structure.cell().vector(k % 3, axis);
      }
    }
    return positions;
  }
}
