package io.crisol.potentials;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far the members of a committee disagree: standard deviations over the members, multiplied by
 * the factors of its calibration where it has one. What was not asked for, or is not defined, is
 * absent, never zero. Arrays are not copied and must not be changed.
 */
public final class Spread {
  private final boolean calibrated;
  private final double energy;
  private final double[] forces;
  private final OptionalDouble virial;
  private final double[] atomEnergies;

  private Spread(
      boolean calibrated,
      double energy,
      double[] forces,
      OptionalDouble virial,
      double[] atomEnergies) {
    this.calibrated = calibrated;
    this.energy = energy;
    this.forces = forces;
    this.virial = virial;
    this.atomEnergies = atomEnergies;
  }

  /**
   * A spread of the energy.
   *
   * @param calibrated whether the spread of forces is meant to hold 68 % of their errors
   * @param energy eV
   */
  public static Spread of(boolean calibrated, double energy) {
    return new Spread(calibrated, energy, null, OptionalDouble.empty(), null);
  }

  /** With that of forces, double[N] eV/Å, and of the components of the virial, eV. */
  public Spread withGradients(double[] f, double w) {
    return new Spread(calibrated, energy, f, OptionalDouble.of(w), atomEnergies);
  }

  /** With that of atomic energies, double[N], eV. */
  public Spread withAtomEnergies(double[] energies) {
    return new Spread(calibrated, energy, forces, virial, energies);
  }

  /** Whether 68 % of force errors were below the spread on the frames of a calibration. */
  public boolean isCalibrated() {
    return calibrated;
  }

  /** Of the total energy, eV. */
  public double energy() {
    return energy;
  }

  /**
   * Of a component of the force on each atom, double[N], eV/Å: s_i² = Σ_k |F_i^k − F_i|² / 3(M − 1)
   * over M members, the same for all directions.
   */
  public Optional<double[]> forces() {
    return Optional.ofNullable(forces);
  }

  /** Of a component of the virial, eV: one number for all nine. */
  public OptionalDouble virial() {
    return virial;
  }

  /** Of atomic energies, double[N], eV; never calibrated, since they have no reference. */
  public Optional<double[]> atomEnergies() {
    return Optional.ofNullable(atomEnergies);
  }

  /** The largest spread of forces on an atom, eV/Å; NaN where one is. */
  public OptionalDouble largestForce() {
    return forces == null ? OptionalDouble.empty() : Arrays.stream(forces).max();
  }

  /** The spread of a sum of two potentials whose errors are independent. */
  static Spread sum(Spread a, Spread b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return new Spread(
        a.calibrated && b.calibrated,
        StrictMath.hypot(a.energy, b.energy),
        sum(a.forces, b.forces),
        a.virial.isPresent() && b.virial.isPresent()
            ? OptionalDouble.of(StrictMath.hypot(a.virial.getAsDouble(), b.virial.getAsDouble()))
            : OptionalDouble.empty(),
        sum(a.atomEnergies, b.atomEnergies));
  }

  private static double[] sum(double[] a, double[] b) {
    if (a == null || b == null) {
      return null;
    }
    double[] sum = new double[a.length];
    Arrays.setAll(sum, k -> StrictMath.hypot(a[k], b[k]));
    return sum;
  }
}
