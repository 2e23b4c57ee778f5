package io.crisol.potentials.network;

import io.crisol.structures.Problem;

/**
 * Standardisation of descriptor components of one element over the training data: (g − mean)/sigma;
 * components that do not vary (sigma ≤ 1e-10) count as zero.
 *
 * @param mean double[D]
 * @param sigma double[D]
 */
public record Scaling(double[] mean, double[] sigma) {
  public Scaling {
    if (mean.length != sigma.length) {
      throw Problem.PARAMETER_INVALID.with(
          "scaling",
          mean.length + " and " + sigma.length,
          "mean and sigma need one value per component",
          "take the original file");
    }
  }

  /** 1/sigma, or 0 for a component that does not vary. */
  double inverse(int n) {
    return sigma[n] > 1e-10 ? 1 / sigma[n] : 0;
  }

  /** Standardises the first D values of {@code raw} into {@code out}. */
  void apply(double[] raw, double[] out) {
    for (int n = 0; n < mean.length; n++) {
      out[n] = (raw[n] - mean[n]) * inverse(n);
    }
  }

  /** From the gradient by standardised to that by raw components, in place. */
  void reverse(double[] gradient) {
    for (int n = 0; n < mean.length; n++) {
      gradient[n] *= inverse(n);
    }
  }
}
