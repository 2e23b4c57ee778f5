package io.crisol.simulation.defects;

import io.crisol.simulation.RelaxResult;
import java.util.OptionalDouble;

/**
 * A defect in one supercell; energies are those of the cell with it less those of the perfect one,
 * eV: at a pressure enthalpies.
 *
 * @param atoms of the supercell
 * @param unrelaxed with all atoms in their places
 * @param relaxed the same when they are at rest
 * @param moved how far the added atom, or the farthest of the others, has gone, Å
 * @param dipole double[9] eV: minus the volume times the stress that a fixed cell is left with
 * @param volume by how much the cell has grown, Å³; 0 where it is fixed
 * @param found the relaxed structure
 */
public record Trial(
    int atoms,
    double unrelaxed,
    double relaxed,
    double moved,
    double[] dipole,
    double volume,
    RelaxResult found) {
  /** Whether the atoms have come to rest. */
  public boolean converged() {
    return found.converged();
  }

  /** The relaxed energy, where there is one. */
  OptionalDouble energy() {
    return converged() ? OptionalDouble.of(relaxed) : OptionalDouble.empty();
  }
}
