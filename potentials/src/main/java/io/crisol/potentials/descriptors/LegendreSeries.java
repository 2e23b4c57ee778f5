package io.crisol.potentials.descriptors;

/** Polynomials in c = cos θ as sums of Legendre polynomials, Σ_l a_l P_l(c). */
final class LegendreSeries {
  private LegendreSeries() {}

  /** c P_l = ((l + 1) P_{l+1} + l P_{l−1}) / (2l + 1), for a sum with one more coefficient. */
  private static double[] timesCosine(double[] a) {
    double[] product = new double[a.length];
    for (int l = 0; l < a.length; l++) {
      double share = a[l] / (2 * l + 1);
      if (l + 1 < a.length) {
        product[l + 1] += share * (l + 1);
      }
      if (l > 0) {
        product[l - 1] += share * l;
      }
    }
    return product;
  }

  /** T_0 … T_N: double[N + 1][N + 1], by T_{n+1} = 2 c T_n − T_{n−1}. */
  static double[][] chebyshev(int order) {
    double[][] t = new double[order + 1][order + 1];
    t[0][0] = 1;
    if (order > 0) {
      t[1][1] = 1;
    }
    for (int n = 1; n < order; n++) {
      double[] next = timesCosine(t[n]);
      for (int l = 0; l <= order; l++) {
        t[n + 1][l] = 2 * next[l] - t[n - 1][l];
      }
    }
    return t;
  }

  /** 2^(1−ζ) (1 + λ c)^ζ: double[ζ + 1]. */
  static double[] power(double lambda, int zeta) {
    double[] a = new double[zeta + 1];
    a[0] = 2;
    for (int n = 0; n < zeta; n++) {
      double[] turned = timesCosine(a);
      for (int l = 0; l <= zeta; l++) {
        a[l] = 0.5 * (a[l] + lambda * turned[l]);
      }
    }
    return a;
  }
}
