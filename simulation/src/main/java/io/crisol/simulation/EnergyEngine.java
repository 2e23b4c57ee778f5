package io.crisol.simulation;

import io.crisol.potentials.Extrapolating;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.Optional;

/**
 * What drives a run: gives energy and forces of one structure after the other. A potential, or any
 * other source such as an ab initio program. May remember the last structure; not for several
 * threads.
 */
public interface EnergyEngine {
  /**
   * Energy and what else is wanted.
   *
   * @throws io.crisol.structures.ProblemException what the potential or program says
   */
  Prediction evaluate(Structure structure, Quantities wanted);

  /** The neighbours that served the last structure, where the engine keeps any. */
  default Optional<Neighbors> neighbors() {
    return Optional.empty();
  }

  /**
   * Goes on from a saved run whose neighbours were built from this structure, so that everything
   * that follows has the same bits.
   */
  default void restore(Structure builtFrom) {}

  /** Knowledge of the training data, where there is any. */
  default Optional<Extrapolating> training() {
    return Optional.empty();
  }
}
