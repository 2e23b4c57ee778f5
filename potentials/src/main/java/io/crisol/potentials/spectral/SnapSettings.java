package io.crisol.potentials.spectral;

import io.crisol.structures.Problem;

/**
 * What decides the bispectrum and the form of the energy; names in brackets are those of LAMMPS.
 *
 * @param order highest angular momentum, doubled, 0 to 20 (twojmax)
 * @param radiusFactor cutoff of a pair over the sum of the radii of its elements (rcutfac)
 * @param angleFactor share of the half turn that distances up to the cutoff are mapped to (rfac0)
 * @param shortest distance that is mapped to angle zero, Å (rmin0)
 * @param switched whether neighbours fade out towards the cutoff (switchflag)
 * @param zeroed whether the components of a lone atom are subtracted (bzeroflag)
 * @param normalised whether components are divided by 2j + 1 (bnormflag)
 * @param quadratic whether the energy has a quadratic form in the components (quadraticflag)
 */
public record SnapSettings(
    int order,
    double radiusFactor,
    double angleFactor,
    double shortest,
    boolean switched,
    boolean zeroed,
    boolean normalised,
    boolean quadratic) {
  /** Refuses what cannot be. */
  public SnapSettings {
    if (order < 0 || order > Coupling.HIGHEST) {
      throw Problem.PARAMETER_INVALID.with(
          "twojmax",
          order,
          "the doubled angular momentum lies between 0 and " + Coupling.HIGHEST,
          "choose for example 8");
    }
    positive("rcutfac", radiusFactor);
    positive("rfac0", angleFactor);
    if (!(shortest >= 0) || !Double.isFinite(shortest)) {
      throw Problem.PARAMETER_INVALID.with("rmin0", shortest, "it is at least 0", "correct it");
    }
  }

  /** A linear or quadratic form with the usual mapping of distances. */
  public static SnapSettings of(int order, double radiusFactor, boolean quadratic) {
    return new SnapSettings(order, radiusFactor, 0.99363, 0, true, false, false, quadratic);
  }

  static void positive(String name, double value) {
    if (!(value > 0) || !Double.isFinite(value)) {
      throw Problem.PARAMETER_INVALID.with(name, value, "it is greater than 0", "correct it");
    }
  }

  /** Number of bispectrum components. */
  public int components() {
    return Coupling.count(order);
  }

  /**
   * Number of coefficients of an element: the constant, one for each component and, for a quadratic
   * form, one for each pair of components.
   */
  public int coefficients() {
    int k = components();
    return 1 + k + (quadratic ? k * (k + 1) / 2 : 0);
  }
}
