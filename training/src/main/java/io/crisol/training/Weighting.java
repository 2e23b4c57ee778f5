package io.crisol.training;

import io.crisol.structures.Structure;

/**
 * How the terms of the loss of a frame grow with its number of atoms N, where
 *
 * <pre>
 *                 energy     forces         stress
 *   means         (ΔE/N)²    Σ ΔF² / (3N)   Σ Δσ² / 9
 *   vibrations    ΔE² / N    Σ ΔF²          Σ Δ(Vσ)² / N
 *   molecules     ΔE²        Σ ΔF²          Σ Δ(Vσ)²
 *   structures    ΔE² / N²   Σ ΔF² / N      Σ Δ(Vσ)² / N²
 * </pre>
 *
 * with sums over 3N and 9 components. The last three are those of MLIP-2: I. S. Novikov et al.,
 * Mach. Learn.: Sci. Technol. 2, 025002 (2021), doi:10.1088/2632-2153/abc9fe.
 */
public enum Weighting {
  /** Every frame counts alike, and the weights are those of mean squares. */
  MEANS(2, 1, 0, false),
  /** Every atom counts alike: small displacements in cells of different size. */
  VIBRATIONS(1, 0, 1, true),
  /** Total energies count, whatever the size. */
  MOLECULES(0, 0, 0, true),
  /** Every frame counts alike, by energy per atom. */
  STRUCTURES(2, 1, 2, true);

  private final int energy;
  private final int forces;
  private final int stress;
  private final boolean sums;

  /** The powers of 1/N, and whether components are summed (of virials, for the stress). */
  Weighting(int energy, int forces, int stress, boolean sums) {
    this.energy = energy;
    this.forces = forces;
    this.stress = stress;
    this.sums = sums;
  }

  /** What (ΔE/N)² is multiplied by. */
  double ofEnergy(Structure structure) {
    return power(structure.size(), 2 - energy);
  }

  /** What the mean of ΔF² is multiplied by. */
  double ofForces(Structure structure) {
    return sums ? 3 * power(structure.size(), 1 - forces) : 1;
  }

  /** What the mean of Δσ² is multiplied by. */
  double ofStress(Structure structure) {
    if (!sums || !structure.cell().isBulk()) {
      return 1;
    }
    double volume = structure.cell().volume();
    return 9 * volume * volume * power(structure.size(), -stress);
  }

  private static double power(double n, int exponent) {
    return switch (exponent) {
      case 2 -> n * n;
      case 1 -> n;
      case 0 -> 1;
      case -1 -> 1 / n;
      default -> 1 / (n * n);
    };
  }
}
