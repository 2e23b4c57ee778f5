package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Matrix3;

/**
 * A cell turned so that its first vector lies along x and the second in the xy plane, as LAMMPS
 * needs it and CIF implies it; the first two vectors change places where the three are left-handed.
 *
 * @param vectors double[9], rows, lower triangular, positive diagonal, Å
 * @param axes which vector of the original cell each row is
 * @param rotation double[9]: row a is the new axis a in old coordinates
 * @param isTurned whether anything but the order of vectors differs
 */
record TurnedCell(double[] vectors, int[] axes, double[] rotation, boolean isTurned) {
  /** Turns three independent vectors, double[9]. */
  static TurnedCell of(double[] rows) {
    boolean left = Matrix3.determinant(rows) < 0;
    int[] axes = left ? new int[] {1, 0, 2} : new int[] {0, 1, 2};
    double[] v = new double[9];
    for (int k = 0; k < 9; k++) {
      v[k] = rows[3 * axes[k / 3] + k % 3];
    }
    boolean lower = v[1] == 0 && v[2] == 0 && v[5] == 0 && v[0] > 0 && v[4] > 0 && v[8] > 0;
    if (lower) {
      return new TurnedCell(v, axes, Matrix3.identity(), false);
    }
    double[] q = axesOf(v);
    double[] turned = new double[9];
    for (int a = 0; a < 3; a++) {
      for (int x = 0; x <= a; x++) {
        turned[3 * a + x] = dot(v, 3 * a, q, 3 * x);
      }
    }
    return new TurnedCell(turned, axes, q, true);
  }

  /** Orthonormal: along the first row, in the plane of the first two, across. */
  private static double[] axesOf(double[] v) {
    double[] q = new double[9];
    double first = Matrix3.rowNorm(v, 0);
    for (int x = 0; x < 3; x++) {
      q[x] = v[x] / first;
    }
    double along = dot(v, 3, q, 0);
    for (int x = 0; x < 3; x++) {
      q[3 + x] = v[3 + x] - along * q[x];
    }
    double second = Matrix3.rowNorm(q, 1);
    for (int x = 0; x < 3; x++) {
      q[3 + x] /= second;
    }
    for (int x = 0; x < 3; x++) {
      int y = (x + 1) % 3;
      int z = (x + 2) % 3;
      q[6 + x] = q[y] * q[3 + z] - q[z] * q[3 + y];
    }
    return q;
  }

  private static double dot(double[] m, int i, double[] n, int j) {
    return m[i] * n[j] + m[i + 1] * n[j + 1] + m[i + 2] * n[j + 2];
  }

  /** Whether the first two vectors changed places. */
  boolean isSwapped() {
    return axes[0] != 0;
  }

  /** Cartesian vectors, double[3N], turned with the cell. */
  double[] turn(double[] flat) {
    if (!isTurned) {
      return flat;
    }
    double[] turned = new double[flat.length];
    for (int k = 0; k < flat.length; k += 3) {
      for (int a = 0; a < 3; a++) {
        turned[k + a] = dot(flat, k, rotation, 3 * a);
      }
    }
    return turned;
  }

  /** Triples that belong to the cell vectors, double[3N], in the new order of these. */
  double[] reorder(double[] flat) {
    double[] ordered = new double[flat.length];
    for (int k = 0; k < flat.length; k++) {
      ordered[k] = flat[k - k % 3 + axes[k % 3]];
    }
    return ordered;
  }

  /** The vectors of a cell, missing ones of directions that do not repeat completed. */
  static double[] completed(Cell cell) {
    if (cell.equals(Cell.OPEN)) {
      return Matrix3.identity();
    }
    double[] inverse = new double[9];
    for (int x = 0; x < 3; x++) {
      for (int a = 0; a < 3; a++) {
        inverse[3 * x + a] = cell.fractional(a, x == 0 ? 1 : 0, x == 1 ? 1 : 0, x == 2 ? 1 : 0);
      }
    }
    double[] basis = Matrix3.inverse(inverse);
    double[] given = cell.vectors();
    for (int a = 0; a < 3; a++) {
      if (Matrix3.rowNorm(given, a) > 0) {
        System.arraycopy(given, 3 * a, basis, 3 * a, 3);
      }
    }
    return basis;
  }
}
