package io.crisol.potentials;

import io.crisol.structures.Cell;
import java.util.Optional;

/**
 * What a potential says about a structure. What was not asked for, or is not defined, is absent,
 * never zero. Arrays are not copied and must not be changed.
 */
public final class Prediction {
  private final double energy;
  private final double[] forces;
  private final double[] virial;
  private final double[] atomEnergies;
  private final double[] atomVirials;
  private final double[] charges;
  private final double[] grades;
  private final Spread spread;

  private Prediction(
      double energy,
      double[] forces,
      double[] virial,
      double[] atomEnergies,
      double[] atomVirials,
      double[] charges,
      double[] grades,
      Spread spread) {
    this.energy = energy;
    this.forces = forces;
    this.virial = virial;
    this.atomEnergies = atomEnergies;
    this.atomVirials = atomVirials;
    this.charges = charges;
    this.grades = grades;
    this.spread = spread;
  }

  /** A prediction of the energy in eV. */
  public static Prediction of(double energy) {
    return new Prediction(energy, null, null, null, null, null, null, null);
  }

  /** With forces, double[3N] eV/Å, and virial −dE/dε, double[9] eV. */
  public Prediction withGradients(double[] f, double[] w) {
    return new Prediction(energy, f, w, atomEnergies, atomVirials, charges, grades, spread);
  }

  /**
   * With atomic energies, double[N] eV, and atomic virials, double[9N] eV (null where there are
   * none).
   */
  public Prediction withAtoms(double[] energies, double[] virials) {
    return new Prediction(energy, forces, virial, energies, virials, charges, grades, spread);
  }

  /** With charges, double[N], e. */
  public Prediction withCharges(double[] q) {
    return new Prediction(energy, forces, virial, atomEnergies, atomVirials, q, grades, spread);
  }

  /** With extrapolation grades, double[N]. */
  public Prediction withGrades(double[] g) {
    return new Prediction(energy, forces, virial, atomEnergies, atomVirials, charges, g, spread);
  }

  /** With the spread of a committee. */
  public Prediction withSpread(Spread s) {
    return new Prediction(energy, forces, virial, atomEnergies, atomVirials, charges, grades, s);
  }

  /**
   * The prediction of a sum of two potentials; what is there once is kept where it is not a sum
   * (charges, grades).
   */
  public Prediction plus(Prediction other) {
    return new Prediction(
        energy + other.energy,
        sum(forces, other.forces),
        sum(virial, other.virial),
        sum(atomEnergies, other.atomEnergies),
        sum(atomVirials, other.atomVirials),
        charges == null ? other.charges : charges,
        larger(grades, other.grades),
        Spread.sum(spread, other.spread));
  }

  private static double[] sum(double[] a, double[] b) {
    if (a == null || b == null) {
      return null;
    }
    double[] sum = a.clone();
    for (int k = 0; k < sum.length; k++) {
      sum[k] += b[k];
    }
    return sum;
  }

  private static double[] larger(double[] a, double[] b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    double[] larger = a.clone();
    for (int k = 0; k < larger.length; k++) {
      larger[k] = Math.max(larger[k], b[k]);
    }
    return larger;
  }

  /** Total energy, eV. */
  public double energy() {
    return energy;
  }

  /** Whether there are forces and a virial. */
  public boolean hasGradients() {
    return forces != null;
  }

  /** Forces, double[3N], eV/Å; asked for by {@link Quantities#gradients}. */
  public double[] forces() {
    return present(forces, "forces");
  }

  /** Virial −dE/dε, double[9] row-major, eV, positive under compression. */
  public double[] virial() {
    return present(virial, "virial");
  }

  /**
   * Stress (1/V) dE/dε, double[9] row-major, eV/Å³, positive in tension; absent unless the cell
   * repeats in all directions.
   */
  public Optional<double[]> stress(Cell cell) {
    if (!cell.isBulk() || virial == null) {
      return Optional.empty();
    }
    double[] stress = virial.clone();
    for (int k = 0; k < 9; k++) {
      stress[k] /= -cell.volume();
    }
    return Optional.of(stress);
  }

  /** Atomic energies, double[N], eV, where the potential is a sum of them. */
  public Optional<double[]> atomEnergies() {
    return Optional.ofNullable(atomEnergies);
  }

  /**
   * Atomic virials W_i = Σ_j r_ij ⊗ ∂E_j/∂r_ji, double[9N] row-major, eV; they add up to the virial
   * and give the right heat flux of a many-body potential (Fan et al., PRB 92, 094301 (2015),
   * doi:10.1103/PhysRevB.92.094301).
   */
  public Optional<double[]> atomVirials() {
    return Optional.ofNullable(atomVirials);
  }

  /** Charges, double[N], e, where the potential has them. */
  public Optional<double[]> charges() {
    return Optional.ofNullable(charges);
  }

  /**
   * Extrapolation grades, double[N], dimensionless, where the potential has a training domain: up
   * to 1 is known, above 2 doubtful.
   */
  public Optional<double[]> grades() {
    return Optional.ofNullable(grades);
  }

  /** How far the members of a committee disagree, where the potential is one. */
  public Optional<Spread> spread() {
    return Optional.ofNullable(spread);
  }

  private static double[] present(double[] values, String name) {
    if (values == null) {
      throw new IllegalStateException("the prediction was made without " + name);
    }
    return values;
  }
}
