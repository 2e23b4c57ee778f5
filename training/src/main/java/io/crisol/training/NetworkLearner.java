package io.crisol.training;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Trainable;
import io.crisol.structures.Neighbors;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.List;

/** What differs between kinds of networks in a {@link TrainRun}. */
sealed interface NetworkLearner permits PlainLearner, ChargedLearner {
  /** The learner of a plan. */
  static NetworkLearner of(TrainPlan plan) {
    return plan.charges().arePresent()
        ? new ChargedLearner(plan.network(), plan.charges(), plan.choice().descriptor())
        : new PlainLearner(plan.network(), plan.choice().descriptor());
  }

  /** Prepares a structure. */
  Trainable.Example prepare(Structure structure, Neighbors neighbors);

  /** Bytes that an example will hold. */
  long estimateBytes(int atoms, long entries);

  /** Lines for people on what is trained. */
  List<String> describe();

  /**
   * An untrained model.
   *
   * @param references energy of an atom by element of the descriptor, eV
   */
  Trainable.Differentiable initial(
      List<PreparedFrame> train,
      double[] references,
      double preconditioning,
      double[] shortest,
      RandomStream random);

  /** A trained potential with the domain of its data. */
  Potential withDomain(
      Potential trained, List<PreparedFrame> train, List<PreparedFrame> validation);
}
