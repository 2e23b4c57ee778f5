package io.crisol.potentials.network;

import java.util.Arrays;
import java.util.List;

/**
 * Finds the {@link ElementDomain} of one element from training and unseen ordinary environments.
 */
final class DomainCalibration {
  /**
   * Added to the covariance of standardised components: directions with less spread carry no
   * information.
   */
  private static final double FLOOR = 1e-3;

  /** Share of unseen ordinary atoms that lie within grade 1. */
  private static final double WITHIN = 0.998;

  private DomainCalibration() {}

  /** Null where the element has no training environment. */
  static ElementDomain of(
      Scaling scaling, List<NetworkExample> training, List<NetworkExample> ordinary, int e) {
    List<double[]> known = NetworkBuilder.standardised(training, e, scaling);
    if (known.isEmpty()) {
      return null;
    }
    int d = scaling.mean().length;
    double[] c = DescriptorStatistics.covariance(known, d);
    for (int i = 0; i < d; i++) {
      c[i * d + i] += FLOOR;
    }
    double[] low = new double[d];
    double[] high = new double[d];
    range(scaling, known, low, high);
    ElementDomain unscaled = new ElementDomain(low, high, inverseCholesky(c, d), 1);
    List<double[]> unseen = NetworkBuilder.standardised(ordinary, e, scaling);
    double reach = Math.max(quantile(unscaled, known), quantile(unscaled, unseen));
    return new ElementDomain(low, high, unscaled.whitening(), reach);
  }

  private static void range(Scaling scaling, List<double[]> known, double[] low, double[] high) {
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
    for (double[] g : known) {
      for (int n = 0; n < low.length; n++) {
        double raw = scaling.mean()[n] + g[n] * scaling.sigma()[n];
        low[n] = Math.min(low[n], raw);
        high[n] = Math.max(high[n], raw);
      }
    }
  }

  private static double quantile(ElementDomain domain, List<double[]> vectors) {
    double[] lengths = vectors.stream().mapToDouble(domain::length).sorted().toArray();
    return lengths.length == 0 ? 0 : lengths[(int) Math.floor(WITHIN * (lengths.length - 1))];
  }

  /** L with LᵀL = C⁻¹: the inverse of the lower Cholesky factor, lower triangular. */
  static double[] inverseCholesky(double[] c, int d) {
    double[] factor = new double[d * d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = c[i * d + j];
        for (int k = 0; k < j; k++) {
          sum -= factor[i * d + k] * factor[j * d + k];
        }
        factor[i * d + j] = i == j ? Math.sqrt(sum) : sum / factor[j * d + j];
      }
    }
    double[] inverse = new double[d * d];
    for (int j = 0; j < d; j++) {
      inverse[j * d + j] = 1 / factor[j * d + j];
      for (int i = j + 1; i < d; i++) {
        double sum = 0;
        for (int k = j; k < i; k++) {
          sum -= factor[i * d + k] * inverse[k * d + j];
        }
        inverse[i * d + j] = sum / factor[i * d + i];
      }
    }
    return inverse;
  }
}
