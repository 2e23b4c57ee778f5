package io.crisol.potentials.descriptors;

import java.util.Arrays;

/**
 * The harmonics Y_lm = p_lm(z) (x + iy)^m of unit vectors, p_lm = z^(l−m) + … the associated
 * Legendre polynomials (without (1 − z²)^(m/2)) scaled to a leading coefficient of one, up to a
 * degree N; with the addition theorem
 *
 * <pre>  P_l(u·v) = Σ_m k_lm Re(Y_lm(u) Y*_lm(v))  </pre>
 *
 * sums over pairs of neighbours of a polynomial in the cosine become sums over their moments. Real
 * and imaginary parts stand in rows, degree by degree from row l²: m = 0, Re 1, Im 1, Re 2 …
 * Immutable.
 */
final class HarmonicsTable {
  final int order;

  /** Rows in all, (N + 1)². */
  final int rows;

  /**
   * By row the factor c in Y_lm = z Y_{l−1,m} + c Y_{l−2,m}; for m ≥ l − 1 it is 0, and the row
   * that would be Y_{l−2,m} is another one.
   */
  final double[] recurrence;

  /** k_lm by row. */
  private final double[] k;

  private final int[] degreeOf;

  /** By target row (L, M): factors of the gradient of row (L + 1, M − 1), M and M + 1. */
  private final double[] up;

  private final double[] same;
  private final double[] down;

  HarmonicsTable(int order) {
    this.order = order;
    rows = (order + 1) * (order + 1);
    recurrence = new double[rows];
    k = new double[rows];
    degreeOf = new int[rows];
    for (int l = 0; l <= order; l++) {
      Arrays.fill(degreeOf, l * l, (l + 1) * (l + 1), l);
    }
    up = new double[rows];
    same = new double[rows];
    down = new double[rows];
    for (int l = 0; l <= order; l++) {
      for (int m = 0; m <= l; m++) {
        double c = l < m + 2 ? 0 : -((l - 1.0) * (l - 1) - m * m) / ((2.0 * l - 1) * (2 * l - 3));
        double next = 2 * l + 1;
        double below = l - m + 2.0;
        set(recurrence, l, m, c);
        set(k, l, m, addition(l, m));
        set(up, l, m, (m == 1 ? 1 : 0.5) * below * (below - 1) / next);
        set(same, l, m, (l + 1.0 + m) * (l + 1 - m) / next);
        set(down, l, m, 0.5 * (l + m + 2.0) * (l + m + 1) / next);
      }
    }
  }

  private static void set(double[] table, int l, int m, double value) {
    table[l * l + Math.max(0, 2 * m - 1)] = value;
    table[l * l + 2 * m] = value;
  }

  /** (2 − δ_m0) ((2l − 1)!!)²/((l − m)! (l + m)!), as a product of factors near one. */
  private static double addition(int l, int m) {
    double product = m == 0 ? 1 : 2;
    for (int i = 1; i <= l - m; i++) {
      product *= (2.0 * i - 1) / i;
    }
    for (int i = 1; i <= l + m; i++) {
      product *= (i <= l ? 2.0 * i - 1 : 2.0 * (i - m) - 1) / i;
    }
    return product;
  }

  /** Σ_jk P_l(u_j·u_k) of two sets of vectors with moments {@code a} and {@code b}. */
  double degree(int l, double[] a, double[] b) {
    double sum = 0;
    for (int row = l * l; row < (l + 1) * (l + 1); row++) {
      sum += k[row] * a[row] * b[row];
    }
    return sum;
  }

  /** Writes the derivative of ½ Σ_l q_l {@link #degree} of {@code a} with itself to {@code by}. */
  void derivative(double[] q, double[] a, double[] by) {
    for (int row = 0; row < by.length; row++) {
      by[row] = q[degreeOf[row]] * k[row] * a[row];
    }
  }

  /**
   * Adds the derivative of Σ_l q_l {@link #degree} by b to {@code by}, for l up to {@code last}.
   */
  void addDerivative(double[] q, int last, double[] a, double[] by) {
    for (int l = 0; l <= last; l++) {
      for (int row = l * l; row < (l + 1) * (l + 1); row++) {
        by[row] += q[l] * k[row] * a[row];
      }
    }
  }

  /**
   * Factors of the rows in V = Σ b Y and its gradient, for degrees up to {@code degree}: at 4 row
   * that of V, then those of its derivatives by x, y and z, which reach up to one degree less. V is
   * continued from the unit sphere by homogeneous functions: only the part of the gradient along
   * the sphere is of use.
   */
  void gradient(double[] b, int degree, double[] out) {
    for (int row = degree * degree; row < (degree + 1) * (degree + 1); row++) {
      out[4 * row] = b[row];
    }
    for (int l = 0; l < degree; l++) {
      int row = l * l;
      int next = (l + 1) * (l + 1);
      out[4 * row] = b[row];
      out[4 * row + 1] = down[row] * b[next + 1];
      out[4 * row + 2] = down[row] * b[next + 2];
      out[4 * row + 3] = same[row] * b[next];
      for (int m = 1; m <= l; m++) {
        gradient(b, row + 2 * m - 1, next + 2 * m - 1, m == 1, out);
      }
    }
  }

  /** Rows (l, m) and their sources: {@code same} is the row of (l + 1, m). */
  private void gradient(double[] b, int row, int source, boolean first, double[] out) {
    double u = up[row];
    double d = down[row];
    double lowerRe = u * b[first ? source - 1 : source - 2];
    double lowerIm = first ? 0 : u * b[source - 1];
    double upperRe = d * b[source + 2];
    double upperIm = d * b[source + 3];
    int at = 4 * row;
    out[at] = b[row];
    out[at + 1] = upperRe - lowerRe;
    out[at + 2] = upperIm + lowerIm;
    out[at + 3] = same[row] * b[source];
    out[at + 4] = b[row + 1];
    out[at + 5] = upperIm - lowerIm;
    out[at + 6] = -upperRe - lowerRe;
    out[at + 7] = same[row] * b[source + 1];
  }
}
