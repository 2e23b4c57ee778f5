package io.crisol.potentials.network;

import io.crisol.structures.Problem;
import java.util.Arrays;

/**
 * Standardisation of the descriptor components of one element: (g − mean)/sigma; components with
 * sigma ≤ {@code least}, which did not vary over the training data, count as zero.
 *
 * @param mean double[D]
 * @param sigma double[D]
 * @param least 1e-10 unless a foreign file has another rule
 */
public record Scaling(double[] mean, double[] sigma, double least) {
  /** Of potentials trained here, and of aenet. */
  static final double USUAL_LEAST = 1e-10;

  /** Checks that there is one of each per component. */
  public Scaling {
    boolean numbers =
        Arrays.stream(mean).allMatch(Double::isFinite)
            && Arrays.stream(sigma).allMatch(Double::isFinite);
    if (mean.length != sigma.length || !numbers) {
      throw Problem.PARAMETER_INVALID.with(
          "scaling",
          mean.length + " and " + sigma.length + " numbers",
          "mean and sigma need one finite value per component",
          "take the original file");
    }
  }

  /** With the usual rule for components that do not vary. */
  public Scaling(double[] mean, double[] sigma) {
    this(mean, sigma, USUAL_LEAST);
  }

  /** 1/sigma, or 0 for a component that does not vary. */
  double inverse(int n) {
    return sigma[n] > least ? 1 / sigma[n] : 0;
  }

  /** {@link #inverse} of every component. */
  double[] inverses() {
    double[] all = new double[sigma.length];
    Arrays.setAll(all, this::inverse);
    return all;
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
