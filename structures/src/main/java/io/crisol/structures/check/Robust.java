package io.crisol.structures.check;

import java.util.Arrays;

/** Statistics that a few wild values cannot spoil. */
final class Robust {
  private static final double MAD_TO_SIGMA = 1.4826;
  private static final int ROUNDS = 40;

  private Robust() {}

  /** Median; NaN of nothing. */
  static double median(double[] values) {
    if (values.length == 0) {
      return Double.NaN;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    return n % 2 == 1 ? sorted[n / 2] : 0.5 * (sorted[n / 2 - 1] + sorted[n / 2]);
  }

  /** Standard deviation estimated by the median absolute value. */
  static double spread(double[] residuals) {
    double[] absolute = residuals.clone();
    for (int k = 0; k < absolute.length; k++) {
      absolute[k] = Math.abs(absolute[k]);
    }
    return MAD_TO_SIGMA * median(absolute);
  }

  /**
   * Coefficients of the least absolute deviations fit y ≈ Σ c_j rows[.][j], by iteratively
   * reweighted least squares with a small ridge (columns may depend on each other).
   */
  static double[] fit(double[][] rows, double[] y) {
    double[] weights = new double[y.length];
    Arrays.fill(weights, 1);
    double[] c = new double[rows[0].length];
    for (int round = 0; round < ROUNDS; round++) {
      c = weighted(rows, y, weights);
      for (int k = 0; k < y.length; k++) {
        weights[k] = 1 / Math.max(Math.abs(y[k] - dot(rows[k], c)), 1e-6);
      }
    }
    return c;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  private static double[] weighted(double[][] rows, double[] y, double[] weights) {
    int m = rows[0].length;
    double[][] normal = new double[m][m + 1];
    for (int k = 0; k < y.length; k++) {
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < m; j++) {
          normal[i][j] += weights[k] * rows[k][i] * rows[k][j];
        }
        normal[i][m] += weights[k] * rows[k][i] * y[k];
      }
    }
    double trace = 0;
    for (int i = 0; i < m; i++) {
      trace += normal[i][i];
    }
    for (int i = 0; i < m; i++) {
      normal[i][i] += 1e-10 * trace + 1e-300;
    }
    return solve(normal);
  }

  /** Gaussian elimination with pivoting; matrix with the right-hand side as its last column. */
  private static double[] solve(double[][] a) {
    int m = a.length;
    for (int col = 0; col < m; col++) {
      int pivot = col;
      for (int r = col + 1; r < m; r++) {
        pivot = Math.abs(a[r][col]) > Math.abs(a[pivot][col]) ? r : pivot;
      }
      double[] swap = a[col];
      a[col] = a[pivot];
      a[pivot] = swap;
      for (int r = 0; r < m; r++) {
        double factor = r == col || a[col][col] == 0 ? 0 : a[r][col] / a[col][col];
        for (int k = col; k <= m && factor != 0; k++) {
          a[r][k] -= factor * a[col][k];
        }
      }
    }
    double[] x = new double[m];
    for (int r = 0; r < m; r++) {
      x[r] = a[r][r] == 0 ? 0 : a[r][m] / a[r][r];
    }
    return x;
  }
}
