package io.crisol.potentials.network;

/**
 * Where the standardised descriptors g of one element lay in training. The grade of an atom is its
 * Mahalanobis length
 *
 * <pre>  grade = |L g| / reach,   LᵀL = (C + λ)⁻¹,  </pre>
 *
 * C being their covariance and reach the length that only a given small share of atoms in unseen
 * ordinary frames exceeds, so that 1 marks the edge of what is known. It is the leverage of a
 * linear model on the same descriptor (docs/theory/network.md).
 *
 * @param low smallest raw value of each component
 * @param high largest raw value
 * @param whitening L, double[D × D], lower triangular, row-major
 * @param reach length that gives grade 1
 */
public record ElementDomain(double[] low, double[] high, double[] whitening, double reach) {
  /** |L g|. */
  double length(double[] g) {
    int d = low.length;
    double sum = 0;
    for (int i = 0; i < d; i++) {
      double y = 0;
      for (int j = 0; j <= i; j++) {
        y = Math.fma(whitening[i * d + j], g[j], y);
      }
      sum = Math.fma(y, y, sum);
    }
    return Math.sqrt(sum);
  }

  /** Grade of standardised values. */
  double grade(double[] g) {
    return length(g) / reach;
  }

  /**
   * The component that lies farthest outside its range in units of the range; where none does, the
   * one nearest to leaving it.
   */
  int farthest(double[] raw) {
    int worst = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int n = 0; n < low.length; n++) {
      double range = Math.max(high[n] - low[n], 1e-12);
      double outside = Math.max(raw[n] - high[n], low[n] - raw[n]) / range;
      if (outside > most) {
        most = outside;
        worst = n;
      }
    }
    return worst;
  }
}
