package io.crisol.potentials.spectral;

/**
 * Hyperspherical harmonics u^j_{m m'} up to an order at one point of the 3-sphere, given as a unit
 * quaternion by a and b with |a|² + |b|² = 1. Row m of u^j holds the coefficients of
 *
 * <pre>  (a x + b y)^(j − m) (−b* x + a* y)^m = Σ_m' v_{m m'} x^(j − m') y^m',
 *        u_{m m'} = v_{m m'} √((j − m')! m'! / ((j − m)! m!)) </pre>
 *
 * with doubled j and m, m' = 0 … j. Derivatives along some directions are carried along. Plain
 * form, for definitions; Bartók, Kondor, Csányi, PRB 87, 184115 (2013),
 * doi:10.1103/PhysRevB.87.184115.
 */
final class Harmonics {
  private final int order;

  /** Real and imaginary part: value first, then a derivative each, double[1 + directions][size]. */
  final double[][] re;

  final double[][] im;

  private final double[] minusBr;
  private final double[] minusAi;
  private final double[] norms;

  Harmonics(int order, int directions) {
    this.order = order;
    re = new double[1 + directions][size(order)];
    im = new double[1 + directions][size(order)];
    minusBr = new double[1 + directions];
    minusAi = new double[1 + directions];
    norms = norms(order);
  }

  /** Number of all u^j_{m m'} up to an order. */
  static int size(int order) {
    return offset(order + 1);
  }

  /** Where u^j begins; (m, m') follows at m (j + 1) + m'. */
  static int offset(int j) {
    return j * (j + 1) * (2 * j + 1) / 6;
  }

  /** √((j − m')! m'! / ((j − m)! m!)) of each, double[size]. */
  static double[] norms(int order) {
    double[] norms = new double[size(order)];
    for (int j = 0; j <= order; j++) {
      for (int m = 0; m <= j; m++) {
        for (int k = 0; k <= j; k++) {
          norms[offset(j) + m * (j + 1) + k] = norm(j, m, k);
        }
      }
    }
    return norms;
  }

  /** √((j − m')! m'! / ((j − m)! m!)). */
  static double norm(int j, int m, int other) {
    return Math.sqrt(
        Coupling.factorial(j - other)
            * Coupling.factorial(other)
            / (Coupling.factorial(j - m) * Coupling.factorial(m)));
  }

  /**
   * Computes all of them.
   *
   * @param ar real part of a and its derivatives; likewise {@code ai}, {@code br}, {@code bi}
   */
  void compute(double[] ar, double[] ai, double[] br, double[] bi) {
    for (int d = 0; d < re.length; d++) {
      minusBr[d] = -br[d];
      minusAi[d] = -ai[d];
    }
    re[0][0] = 1;
    im[0][0] = 0;
    for (int d = 1; d < re.length; d++) {
      re[d][0] = 0;
      im[d][0] = 0;
    }
    for (int j = 1; j <= order; j++) {
      row(j, 0, 0, ar, ai, br, bi);
      for (int m = 1; m <= j; m++) {
        row(j, m, m - 1, minusBr, bi, ar, minusAi);
      }
    }
    normalise();
  }

  /** Row m of level j: row {@code from} of the level below, times p x + q y. */
  private void row(int j, int m, int from, double[] pr, double[] pi, double[] qr, double[] qi) {
    int below = offset(j - 1) + from * j;
    int at = offset(j) + m * (j + 1);
    for (int k = 0; k <= j; k++) {
      for (int d = 0; d < re.length; d++) {
        re[d][at + k] = 0;
        im[d][at + k] = 0;
      }
      if (k < j) {
        add(at + k, below + k, pr, pi);
      }
      if (k > 0) {
        add(at + k, below + k - 1, qr, qi);
      }
    }
  }

  /** Adds a product and its derivatives. */
  private void add(int at, int below, double[] pr, double[] pi) {
    double r = re[0][below];
    double i = im[0][below];
    re[0][at] += pr[0] * r - pi[0] * i;
    im[0][at] += pr[0] * i + pi[0] * r;
    for (int d = 1; d < re.length; d++) {
      re[d][at] += pr[d] * r - pi[d] * i + pr[0] * re[d][below] - pi[0] * im[d][below];
      im[d][at] += pr[d] * i + pi[d] * r + pr[0] * im[d][below] + pi[0] * re[d][below];
    }
  }

  private void normalise() {
    for (int d = 0; d < re.length; d++) {
      for (int n = 0; n < norms.length; n++) {
        re[d][n] *= norms[n];
        im[d][n] *= norms[n];
      }
    }
  }
}
