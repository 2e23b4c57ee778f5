package io.crisol.simulation.transport;

/**
 * Covariance of mean square displacements at several lags, all from one walk of K steps by
 * overlapping windows. For one coordinate x_k = w_k + ε_k, a Gaussian random walk w whose steps
 * have the variance 1 and positions that scatter by a about it (vibration), two displacements have
 * the covariance
 *
 * <pre>c = overlap + a² (δ(ends) + δ(starts) − δ(end, start) − δ(start, end))</pre>
 *
 * and their squares 2c²; the covariance of two means is the sum over all pairs of windows.
 *
 * <p>Sources: Qian, Sheetz, Elson, Biophys. J. 60, 910 (1991), doi:10.1016/S0006-3495(91)82125-7;
 * Bullerjahn, von Bülow, Hummer, J. Chem. Phys. 153, 024116 (2020), doi:10.1063/5.0008312; the use
 * of a modelled covariance in a generalised least squares fit: McCluskey, Coles, Morgan, J. Chem.
 * Theory Comput. 21, 79 (2025), doi:10.1021/acs.jctc.4c01249.
 */
final class WalkCovariance {
  private WalkCovariance() {}

  /**
   * The matrix.
   *
   * @param lags in steps
   * @param steps K, length of the walk
   * @param noise a², in units of the variance of a step
   * @return double[lags][lags], in units of that variance squared
   */
  static double[][] of(int[] lags, int steps, double noise) {
    double[][] covariance = new double[lags.length][lags.length];
    for (int i = 0; i < lags.length; i++) {
      for (int j = i; j < lags.length; j++) {
        covariance[i][j] = of(lags[i], lags[j], steps, noise);
        covariance[j][i] = covariance[i][j];
      }
    }
    return covariance;
  }

  /** Of two lags n ≤ m. Windows that do not touch have no covariance. */
  static double of(int n, int m, int steps, double noise) {
    long first = steps - n + 1L;
    long second = steps - m + 1L;
    double sum = 0;
    for (long shift = -n; shift <= m; shift++) {
      // shift: start of the window of n less start of the window of m
      long pairs = Math.min(first - 1, second - 1 + shift) - Math.max(0, shift) + 1;
      if (pairs > 0) {
        double c = Math.max(0, Math.min(shift + n, m) - Math.max(shift, 0));
        c += noise * sharedEnds(shift, n, m);
        sum += pairs * c * c;
      }
    }
    return 2 * sum / ((double) first * second);
  }

  private static int sharedEnds(long shift, int n, int m) {
    return (shift == 0 ? 1 : 0)
        + (shift + n == m ? 1 : 0)
        - (shift + n == 0 ? 1 : 0)
        - (shift == m ? 1 : 0);
  }
}
