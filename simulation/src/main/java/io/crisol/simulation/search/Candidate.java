package io.crisol.simulation.search;

import io.crisol.structures.Structure;
import java.util.OptionalDouble;

/**
 * A relaxed structure.
 *
 * @param number of the relaxation that found it, from 1
 * @param move how it was made
 * @param structure relaxed
 * @param energy eV
 * @param fingerprint what tells it from others
 * @param maxGrade largest grade of its atoms, where there are grades
 */
public record Candidate(
    long number,
    Move move,
    Structure structure,
    double energy,
    Fingerprint fingerprint,
    OptionalDouble maxGrade) {
  /** eV. */
  public double energyPerAtom() {
    return energy / structure.size();
  }
}
