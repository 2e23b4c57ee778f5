package io.crisol.potentials.network;

/**
 * Where the descriptors of one element lay in training. Where the covariance C of the standardised
 * components g is known, the grade of an atom is its Mahalanobis length
 *
 * <pre>  grade = |L g| / reach,   LᵀL = (C + λ)⁻¹,  </pre>
 *
 * reach being the length that only a given small share of atoms in unseen ordinary frames exceeds,
 * so that 1 marks the edge of what is known. It is the leverage of a linear model on the same
 * descriptor (docs/theory/network.md). Where only the range of each component is known, as in
 * potentials of other programs, the grade is the largest distance from the middle of a range in
 * half ranges: again 1 at the edge.
 *
 * @param low smallest raw value of each component
 * @param high largest raw value
 * @param whitening L, double[D × D], lower triangular, row-major; empty where only the ranges are
 *     known
 * @param reach length that gives grade 1
 * @param activeInverse A⁻¹ of the active set of rows (a, 1), a being what enters the last layer:
 *     double[(n + 1) × (n + 1)], row-major; empty where there is none
 */
public record ElementDomain(
    double[] low, double[] high, double[] whitening, double reach, double[] activeInverse) {
  /** A component computed in another order differs by this share at most. */
  private static final double ROUNDING = 1e-9;

  /** A domain without active set. */
  public ElementDomain(double[] low, double[] high, double[] whitening, double reach) {
    this(low, high, whitening, reach, new double[0]);
  }

  /** The same with an active set. */
  ElementDomain withActiveInverse(double[] inverse) {
    return new ElementDomain(low, high, whitening, reach, inverse);
  }

  /** A domain of which only the ranges are known. */
  public static ElementDomain ofRanges(double[] low, double[] high) {
    return new ElementDomain(low, high, new double[0], 1);
  }

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

  /** Grade of an atom by its raw and its standardised components. */
  double grade(double[] raw, double[] standardised) {
    return whitening.length > 0
        ? length(standardised) / reach
        : 1 + 2 * Math.max(-0.5, outside(raw, farthest(raw)));
  }

  /** How far component {@code n} is outside of its range, in ranges; negative within. */
  private double outside(double[] raw, int n) {
    double range = Math.max(high[n] - low[n], 1e-12);
    return Math.max(raw[n] - high[n], low[n] - raw[n]) / range;
  }

  /** Whether component {@code n} is outside of its range by more than rounding of sums. */
  boolean isOutside(int n, double value) {
    double slack = ROUNDING * Math.max(Math.abs(low[n]), Math.abs(high[n]));
    return value < low[n] - slack || value > high[n] + slack;
  }

  /** How many components are outside of their ranges by more than rounding. */
  public int outside(double[] raw) {
    int count = 0;
    for (int n = 0; n < low.length; n++) {
      double slack = 10 * Math.ulp(1.0);
      count += raw[n] < low[n] - slack || raw[n] > high[n] + slack ? 1 : 0;
    }
    return count;
  }

  /**
   * The component that lies farthest outside its range in units of the range; where none does, the
   * one nearest to leaving it.
   */
  int farthest(double[] raw) {
    int worst = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int n = 0; n < low.length; n++) {
      double outside = outside(raw, n);
      if (outside > most) {
        most = outside;
        worst = n;
      }
    }
    return worst;
  }
}
