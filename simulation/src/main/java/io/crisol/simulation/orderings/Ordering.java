package io.crisol.simulation.orderings;

import io.crisol.structures.Structure;
import java.util.OptionalDouble;

/**
 * One way to put whole atoms on the sites.
 *
 * @param size cells of the crystal in its cell
 * @param multiplicity how many orderings of the same cell symmetry makes alike with it; absent
 *     where orderings were sampled
 * @param structure as ordered, atoms where the crystal has its sites
 * @param ewald energy of its charges per atom, eV; absent where there are no charges
 * @param relaxed the same after a relaxation, where there was one
 * @param relaxedEnergy per atom by the potential, eV
 * @param converged whether the relaxation came to its end
 * @param maxGrade largest extrapolation grade, where the potential has grades
 */
public record Ordering(
    int size,
    OptionalDouble multiplicity,
    Structure structure,
    OptionalDouble ewald,
    java.util.Optional<Structure> relaxed,
    OptionalDouble relaxedEnergy,
    boolean converged,
    OptionalDouble maxGrade) {
  static Ordering of(int size, OptionalDouble times, Structure structure, OptionalDouble ewald) {
    return new Ordering(
        size,
        times,
        structure,
        ewald,
        java.util.Optional.empty(),
        OptionalDouble.empty(),
        true,
        OptionalDouble.empty());
  }
}
