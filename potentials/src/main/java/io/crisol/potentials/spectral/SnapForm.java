package io.crisol.potentials.spectral;

import io.crisol.potentials.spectral.Coupling.Triple;
import java.util.List;

/**
 * The energy of an atom of one element as a function of its components as they are summed, before
 * normalisation and subtraction: E = β_0 + β·B + ½ B·α·B.
 */
final class SnapForm {
  private final double constant;
  private final double[] linear;

  /** Symmetric, double[K²]; null for a linear form. */
  private final double[] quadratic;

  private final double[] zero;
  private final double[] scale;

  SnapForm(SnapSettings settings, Coupling coupling, double[] coefficients) {
    List<Triple> triples = coupling.triples();
    int k = triples.size();
    constant = coefficients[0];
    linear = java.util.Arrays.copyOfRange(coefficients, 1, 1 + k);
    quadratic = settings.quadratic() ? square(coefficients, k) : null;
    zero = new double[k];
    scale = new double[k];
    for (int l = 0; l < k; l++) {
      int j = triples.get(l).j();
      scale[l] = settings.normalised() ? 1.0 / (j + 1) : 1;
      zero[l] = settings.zeroed() ? (settings.normalised() ? 1 : j + 1) : 0;
    }
  }

  private static double[] square(double[] coefficients, int k) {
    double[] square = new double[k * k];
    int at = 1 + k;
    for (int a = 0; a < k; a++) {
      for (int b = a; b < k; b++) {
        square[a * k + b] = coefficients[at];
        square[b * k + a] = coefficients[at++];
      }
    }
    return square;
  }

  /**
   * E, eV.
   *
   * @param components as they are summed; changed to what the coefficients are for
   * @param slopes receives the derivatives by the components as they are summed
   */
  double energy(double[] components, double[] slopes) {
    int k = linear.length;
    double energy = constant;
    normalise(components);
    for (int l = 0; l < k; l++) {
      double half = 0;
      for (int n = 0; quadratic != null && n < k; n++) {
        half = Math.fma(quadratic[l * k + n], components[n], half);
      }
      energy += (linear[l] + 0.5 * half) * components[l];
      slopes[l] = (linear[l] + half) * scale[l];
    }
    return energy;
  }

  /** Turns components as they are summed into those that the coefficients are for. */
  void normalise(double[] components) {
    for (int l = 0; l < components.length; l++) {
      components[l] = components[l] * scale[l] - zero[l];
    }
  }

  /** Factor of a component in its normalisation. */
  double scale(int component) {
    return scale[component];
  }
}
