package io.crisol.simulation.montecarlo;

import io.crisol.structures.Element;
import io.crisol.structures.Units;

/** The thermal wavelength Λ = h / √(2π m kT). */
public final class Wavelength {
  /** Planck's constant, eV fs (CODATA 2018, exact). */
  private static final double PLANCK = 4.135667696923859;

  private Wavelength() {}

  /**
   * Λ of an element, Å.
   *
   * @param kT eV
   */
  public static double of(Element element, double kT) {
    return PLANCK / Math.sqrt(2 * Math.PI * element.mass() * Units.AMU * kT);
  }
}
