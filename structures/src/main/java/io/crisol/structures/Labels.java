package io.crisol.structures;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a calculation said about a structure, in the units and signs of Crisol. What it did not say
 * is absent, never zero. Arrays are not copied and must not be changed.
 */
public final class Labels {
  /** No label at all. */
  public static final Labels NONE = new Labels(null, null, null, null);

  private final Double energy;
  private final double[] forces;
  private final double[] stress;
  private final double[] charges;

  private Labels(Double energy, double[] forces, double[] stress, double[] charges) {
    this.energy = energy;
    this.forces = forces;
    this.stress = stress;
    this.charges = charges;
  }

  /** Total energy of the cell, eV. */
  public OptionalDouble energy() {
    return energy == null ? OptionalDouble.empty() : OptionalDouble.of(energy);
  }

  /** Forces, double[3N], eV/Å. */
  public Optional<double[]> forces() {
    return Optional.ofNullable(forces);
  }

  /** Stress (1/V) ∂E/∂ε, double[9] row-major, eV/Å³, positive in tension. */
  public Optional<double[]> stress() {
    return Optional.ofNullable(stress);
  }

  /** Reference charges, double[N], e. */
  public Optional<double[]> charges() {
    return Optional.ofNullable(charges);
  }

  /** These labels with an energy, eV. */
  public Labels withEnergy(double value) {
    return new Labels(value, forces, stress, charges);
  }

  /** These labels with forces, double[3N], eV/Å. */
  public Labels withForces(double[] value) {
    return new Labels(energy, value, stress, charges);
  }

  /** These labels with a stress, double[9], eV/Å³, positive in tension. */
  public Labels withStress(double[] value) {
    return new Labels(energy, forces, value, charges);
  }

  /** These labels with reference charges, double[N], e. */
  public Labels withCharges(double[] value) {
    return new Labels(energy, forces, stress, value);
  }
}
