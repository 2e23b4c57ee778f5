package io.crisol.potentials.spectral;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;

/**
 * What an element has in SNAP.
 *
 * @param element the element
 * @param radius its share of the cutoff of a pair, in units of {@link SnapSettings#radiusFactor}
 * @param weight weight of a neighbour of this element in the density
 * @param coefficients β_0 (energy of an atom without components, eV), then β of each component by
 *     j1, j2, j, then the upper triangle of α row by row (eV)
 */
public record SnapElement(Element element, double radius, double weight, double[] coefficients) {
  /** Takes a copy of the coefficients; refuses what cannot be. */
  public SnapElement {
    SnapSettings.positive("radius of " + element, radius);
    if (!Double.isFinite(weight)) {
      throw Problem.PARAMETER_INVALID.with(
          "weight of " + element, weight, "it is a finite number", "correct it");
    }
    coefficients = coefficients.clone();
    for (double c : coefficients) {
      if (!Double.isFinite(c)) {
        throw Problem.PARAMETER_INVALID.with(
            "a coefficient of " + element, c, "it is a finite number", "correct it");
      }
    }
  }

  /** A copy of the coefficients, eV. */
  @Override
  public double[] coefficients() {
    return coefficients.clone();
  }

  /** The same element with other coefficients, eV. */
  public SnapElement withCoefficients(double[] other) {
    return new SnapElement(element, radius, weight, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SnapElement that
        && element == that.element
        && radius == that.radius
        && weight == that.weight
        && java.util.Arrays.equals(coefficients, that.coefficients);
  }

  @Override
  public int hashCode() {
    return element.hashCode() + 31 * java.util.Arrays.hashCode(coefficients);
  }
}
