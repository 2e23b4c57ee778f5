package io.crisol.potentials;

import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;

/**
 * A potential that is a sum over pairs, E = Σ_{i&lt;j} φ(r_ij). {@link #energy} is its definition;
 * {@link #pairs} makes it fast: each pair is evaluated once, many at a time, in {@link
 * PairAssembly}.
 */
public interface PairSum extends AtomicPotential {
  /**
   * Fills φ and φ'/r of every pair of a block: {@link PairBlock#energies} and {@link
   * PairBlock#slopes}, from {@link PairBlock#squares}. Agrees with {@link #energy} to rounding.
   */
  void pairs(PairBlock block);

  @Override
  default Prediction predict(Structure structure, Neighbors neighbors, Quantities wanted) {
    return wanted.perAtom()
        ? AtomicAssembly.predict(this, structure, neighbors, wanted)
        : PairAssembly.predict(this, structure, neighbors, wanted);
  }
}
