package io.crisol.simulation.montecarlo;

import io.crisol.structures.Cell;
import java.util.ArrayList;
import java.util.List;

/**
 * The vectors of a lattice, but zero, shorter than a distance: where an atom has images of itself
 * near by.
 *
 * @param vectors double[count][3], Å
 * @param squares of their lengths, Å²
 */
record Images(double[][] vectors, double[] squares) {
  static Images of(Cell cell, double reach) {
    int[] most = new int[3];
    for (int a = 0; a < 3; a++) {
      most[a] = cell.isPeriodic(a) ? (int) Math.ceil(reach / cell.height(a)) : 0;
    }
    List<double[]> found = new ArrayList<>();
    for (int a = -most[0]; a <= most[0]; a++) {
      for (int b = -most[1]; b <= most[1]; b++) {
        for (int c = -most[2]; c <= most[2]; c++) {
          double[] t = new double[3];
          for (int axis = 0; axis < 3; axis++) {
            t[axis] =
                a * cell.vector(0, axis) + b * cell.vector(1, axis) + c * cell.vector(2, axis);
          }
          if ((a != 0 || b != 0 || c != 0) && square(t) < reach * reach) {
            found.add(t);
          }
        }
      }
    }
    return new Images(
        found.toArray(double[][]::new), found.stream().mapToDouble(Images::square).toArray());
  }

  private static double square(double[] t) {
    return t[0] * t[0] + t[1] * t[1] + t[2] * t[2];
  }

  int count() {
    return squares.length;
  }
}
