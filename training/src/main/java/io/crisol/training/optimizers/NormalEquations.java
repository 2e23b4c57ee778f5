package io.crisol.training.optimizers;

import io.crisol.structures.Workers;

/** JᵀJ, Jᵀr and Σr² of rows added block by block. */
final class NormalEquations {
  /** Rows of the matrix that are one task. */
  private static final int BAND = 32;

  private final int n;

  /** Lower triangle, row by row. */
  private final double[][] lower;

  private final double[] right;
  private double squares;

  NormalEquations(int n) {
    this.n = n;
    lower = new double[n][];
    for (int i = 0; i < n; i++) {
      lower[i] = new double[i + 1];
    }
    right = new double[n];
  }

  void add(double[][] rows, double[] residuals) {
    Workers.forEach(
        (n + BAND - 1) / BAND,
        band -> {
          for (int i = band * BAND; i < Math.min(n, (band + 1) * BAND); i++) {
            for (int r = 0; r < rows.length; r++) {
              Vectors.addScaled(rows[r][i], rows[r], lower[i]);
              right[i] += rows[r][i] * residuals[r];
            }
          }
        });
    for (double residual : residuals) {
      squares += residual * residual;
    }
  }

  /** JᵀJ, double[n × n]. */
  double[] symmetric() {
    double[] whole = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        whole[i * n + j] = lower[i][j];
        whole[j * n + i] = lower[i][j];
      }
    }
    return whole;
  }

  /** Jᵀr; a copy. */
  double[] right() {
    return right.clone();
  }

  double squares() {
    return squares;
  }
}
