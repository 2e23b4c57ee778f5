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

  /**
   * For each row that the gradient has (one degree less), five sources and their factors: two for
   * the derivative by x, two for that by y, one for that by z.
   */
  private final int[] source;

  private final double[] factor;

  HarmonicsTable(int order) {
    this.order = order;
    rows = (order + 1) * (order + 1);
    recurrence = new double[rows];
    k = new double[rows];
    degreeOf = new int[rows];
    for (int l = 0; l <= order; l++) {
      Arrays.fill(degreeOf, l * l, (l + 1) * (l + 1), l);
    }
    source = new int[5 * order * order];
    factor = new double[5 * order * order];
    for (int l = 0; l <= order; l++) {
      for (int m = 0; m <= l; m++) {
        double c = l < m + 2 ? 0 : -((l - 1.0) * (l - 1) - m * m) / ((2.0 * l - 1) * (2 * l - 3));
        set(recurrence, l, m, c);
        set(k, l, m, addition(l, m));
      }
    }
    for (int l = 0; l < order; l++) {
      for (int m = 0; m <= l; m++) {
        fillGradient(l, m);
      }
    }
  }

  /**
   * Where the gradient finds row (l, m): by x and y at (l + 1, m ∓ 1), by z at (l + 1, m). From r^l
   * Y_lm with (2l − 1) (∂x + i ∂y) = −(l − m)(l − m − 1) Y_{l−1,m+1}, (2l − 1) (∂x − i ∂y) = (l +
   * m)(l + m − 1) Y_{l−1,m−1} and (2l − 1) ∂z = (l + m)(l − m) Y_{l−1,m}.
   */
  private void fillGradient(int l, int m) {
    double below = l - m + 2.0;
    double up = (m == 1 ? 1 : 0.5) * below * (below - 1) / (2 * l + 1);
    double down = 0.5 * (l + m + 2.0) * (l + m + 1) / (2 * l + 1);
    double same = (l + 1.0 + m) * (l + 1 - m) / (2 * l + 1);
    int re = row(l, m, 0);
    set(re, 0, l + 1, m - 1, 0, -up);
    set(re, 1, l + 1, m + 1, 0, down);
    set(re, 2, l + 1, m - 1, 1, up);
    set(re, 3, l + 1, m + 1, 1, down);
    set(re, 4, l + 1, m, 0, same);
    if (m > 0) {
      int im = row(l, m, 1);
      set(im, 0, l + 1, m - 1, 1, -up);
      set(im, 1, l + 1, m + 1, 1, down);
      set(im, 2, l + 1, m - 1, 0, -up);
      set(im, 3, l + 1, m + 1, 0, -down);
      set(im, 4, l + 1, m, 1, same);
    }
  }

  /** Row of the real part (0) or imaginary part (1). */
  private static int row(int l, int m, int part) {
    return l * l + (m == 0 ? 0 : 2 * m - 1 + part);
  }

  /** A source, unless there is none: no m below 0, no imaginary part at m = 0. */
  private void set(int target, int place, int l, int m, int part, double value) {
    if (m > 0 || m == 0 && part == 0) {
      source[5 * target + place] = row(l, m, part);
      factor[5 * target + place] = value;
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
    LaneKernel.gradient(b, source, factor, degree * degree, (degree + 1) * (degree + 1), out);
  }
}
