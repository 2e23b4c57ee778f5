package io.crisol.potentials;

import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.Set;

/** Energy, forces and stress of a structure. Immutable; safe to share between threads. */
public interface Potential {
  /** The elements that the potential knows. */
  Set<Element> elements();

  /**
   * Distance beyond which atoms do not see each other, Å; 0 for a potential that needs no
   * neighbours.
   */
  double cutoff();

  /**
   * Predicts a structure.
   *
   * @param neighbors neighbours of this structure (or of one within half its skin) up to {@link
   *     #cutoff} or farther
   * @throws io.crisol.structures.ProblemException POTENTIAL_ELEMENT, CHARGES_MISSING
   */
  Prediction predict(Structure structure, Neighbors neighbors, Quantities wanted);

  /** Whether atoms beyond {@link #cutoff} see each other, as charges do. */
  default boolean isLongRanged() {
    return false;
  }

  /**
   * How smoothly the potential lets go of an atom at its cutoff; anything less than the default
   * must be declared.
   */
  default Continuity continuity() {
    return Continuity.FORCES;
  }

  /** Predicts a structure, finding its neighbours first. */
  default Prediction predict(Structure structure, Quantities wanted) {
    return predict(structure, Neighbors.of(structure, cutoff(), 0), wanted);
  }
}
