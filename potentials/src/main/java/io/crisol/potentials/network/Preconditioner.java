package io.crisol.potentials.network;

/**
 * The change of variables W_1 = W̃ R of a first layer, R = (C + ε)^(−p/2) with C the correlation
 * matrix of the standardised descriptor. Chebyshev components are strongly correlated; L-BFGS then
 * needs several times fewer steps (docs/experiments.md).
 */
final class Preconditioner {
  private Preconditioner() {}

  /**
   * Replaces the first layer W of flat parameters (or of a gradient by W_1) by W R; the same for
   * both, since R is symmetric.
   *
   * @param r double[D × D], symmetric
   */
  static void apply(double[] parameters, int[] sizes, double[] r) {
    int d = sizes[0];
    double[] row = new double[d];
    for (int unit = 0; unit < sizes[1]; unit++) {
      System.arraycopy(parameters, unit * d, row, 0, d);
      for (int i = 0; i < d; i++) {
        double sum = 0;
        for (int j = 0; j < d; j++) {
          sum += r[i * d + j] * row[j];
        }
        parameters[unit * d + i] = sum;
      }
    }
  }
}
