package io.crisol.potentials;

import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;

/**
 * A potential of pairs and of atoms embedded in the density of their neighbours,
 *
 * <pre>  E = Σ_i F_i(ρ_i) + Σ_{i&lt;j} φ(r_ij),   ρ_i = Σ_j f_ij(r_ij).  </pre>
 *
 * {@link #energy} is its definition; {@link #pairs} and {@link #embed} make it fast: each pair is
 * evaluated once, many at a time, in {@link PairAssembly}.
 */
public interface EmbeddedSum extends AtomicPotential {
  /**
   * Fills, for every pair of a block, φ and φ'/r ({@link PairBlock#energies}, {@link
   * PairBlock#slopes}), the density that the neighbour gives at the centre ({@link
   * PairBlock#densities}, {@link PairBlock#densitySlopes} f'/r) and, unless {@link #isMutual}, that
   * of the centre at the neighbour ({@link PairBlock#reverseDensities}, {@link
   * PairBlock#reverseDensitySlopes}).
   */
  void pairs(PairBlock block);

  /** Whether the density of j at i is always that of i at j: so with one element. */
  boolean isMutual();

  /**
   * The embedding function.
   *
   * @param slope receives F'(ρ) at {@code atom}
   * @return F(ρ), eV
   */
  double embed(Element element, double density, double[] slope, int atom);

  @Override
  default Prediction predict(Structure structure, Neighbors neighbors, Quantities wanted) {
    return wanted.perAtom()
        ? AtomicAssembly.predict(this, structure, neighbors, wanted)
        : PairAssembly.predict(this, structure, neighbors, wanted);
  }
}
