package io.crisol.structures;

/** 3 × 3 matrices as double[9], row-major. */
public final class Matrix3 {
  private Matrix3() {}

  /** The unit matrix. */
  public static double[] identity() {
    return new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1};
  }

  /** Determinant. */
  public static double determinant(double[] m) {
    return m[0] * (m[4] * m[8] - m[5] * m[7])
        - m[1] * (m[3] * m[8] - m[5] * m[6])
        + m[2] * (m[3] * m[7] - m[4] * m[6]);
  }

  /** Inverse; components are infinite or NaN where the matrix is singular. */
  public static double[] inverse(double[] m) {
    double d = determinant(m);
    return new double[] {
      (m[4] * m[8] - m[5] * m[7]) / d, (m[2] * m[7] - m[1] * m[8]) / d,
          (m[1] * m[5] - m[2] * m[4]) / d,
      (m[5] * m[6] - m[3] * m[8]) / d, (m[0] * m[8] - m[2] * m[6]) / d,
          (m[2] * m[3] - m[0] * m[5]) / d,
      (m[3] * m[7] - m[4] * m[6]) / d, (m[1] * m[6] - m[0] * m[7]) / d,
          (m[0] * m[4] - m[1] * m[3]) / d
    };
  }

  /** Product a b. */
  public static double[] product(double[] a, double[] b) {
    double[] c = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        c[3 * i + j] = a[3 * i] * b[j] + a[3 * i + 1] * b[3 + j] + a[3 * i + 2] * b[6 + j];
      }
    }
    return c;
  }

  /** Length of row {@code a}. */
  public static double rowNorm(double[] m, int a) {
    return Math.sqrt(
        m[3 * a] * m[3 * a] + m[3 * a + 1] * m[3 * a + 1] + m[3 * a + 2] * m[3 * a + 2]);
  }

  /**
   * Replaces zero rows of directions that do not repeat by unit vectors normal to the other rows.
   */
  static double[] completeBasis(double[] rows, boolean[] periodic) {
    double[] basis = rows.clone();
    for (int a = 0; a < 3; a++) {
      if (!periodic[a] && rowNorm(basis, a) == 0) {
        setUnitNormal(basis, a);
      }
    }
    return basis;
  }

  private static void setUnitNormal(double[] basis, int a) {
    int b = (a + 1) % 3;
    int c = (a + 2) % 3;
    double[] normal = cross(basis, b, basis, c);
    if (rowNorm(normal, 0) == 0) {
      int given = rowNorm(basis, b) > 0 ? b : c;
      double[] axes = identity();
      int axis = rowNorm(basis, given) == 0 ? a : leastAligned(basis, given);
      normal = rowNorm(basis, given) == 0 ? row(axes, axis) : cross(basis, given, axes, axis);
    }
    double norm = rowNorm(normal, 0);
    for (int x = 0; x < 3; x++) {
      basis[3 * a + x] = normal[x] / norm;
    }
  }

  private static int leastAligned(double[] m, int a) {
    int least = 0;
    for (int x = 1; x < 3; x++) {
      if (Math.abs(m[3 * a + x]) < Math.abs(m[3 * a + least])) {
        least = x;
      }
    }
    return least;
  }

  private static double[] row(double[] m, int a) {
    return new double[] {m[3 * a], m[3 * a + 1], m[3 * a + 2]};
  }

  private static double[] cross(double[] m, int a, double[] n, int b) {
    int i = 3 * a;
    int j = 3 * b;
    return new double[] {
      m[i + 1] * n[j + 2] - m[i + 2] * n[j + 1],
      m[i + 2] * n[j] - m[i] * n[j + 2],
      m[i] * n[j + 1] - m[i + 1] * n[j]
    };
  }
}
