package io.crisol.potentials;

import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;

/**
 * A potential that is a sum of atomic energies, E = Σ_i E_i. Write this to add a model: forces,
 * virial, per-atom stress, threads, small cells and isolated atoms are derived from it in {@link
 * AtomicAssembly}.
 */
public interface AtomicPotential extends Potential {
  /**
   * Energy of one atom in its environment: the definition of the potential.
   *
   * @param around the neighbours within {@link #cutoff}
   * @param out receives dE_i/dr_ij of every neighbour, eV/Å
   * @return E_i, eV
   */
  double energy(Environment around, PairGradient out);

  /**
   * Energies of a block of atoms; overridden for speed, and agreeing with {@link #energy} to
   * rounding.
   *
   * @param out receives E_i and dE_i/dr_ij (and grades, where there are any)
   */
  default void energies(EnvironmentBlock atoms, BlockGradient out) {
    for (int a = 0; a < atoms.size(); a++) {
      Environment around = atoms.environment(a);
      out.setEnergy(a, energy(around, out.open(around)));
    }
  }

  @Override
  default Prediction predict(Structure structure, Neighbors neighbors, Quantities wanted) {
    return AtomicAssembly.predict(this, structure, neighbors, wanted);
  }
}
