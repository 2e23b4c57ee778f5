package io.crisol.training;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Trainable;
import io.crisol.potentials.descriptors.Descriptor;
import io.crisol.structures.Neighbors;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.List;

/** What differs between kinds of networks in a {@link TrainRun}. */
sealed interface NetworkLearner permits PlainLearner, ChargedLearner {
  /** The learner of a plan. */
  static NetworkLearner of(TrainPlan plan) {
    return of(plan.network(), plan.charges(), plan.choice().descriptor());
  }

  /** The learner of these networks. */
  static NetworkLearner of(NetworkOptions network, ChargeOptions charges, Descriptor descriptor) {
    return charges.arePresent()
        ? new ChargedLearner(network, charges, descriptor)
        : new PlainLearner(network, descriptor);
  }

  /** Prepares a structure. */
  Trainable.Example prepare(Structure structure, Neighbors neighbors);

  /** Prepares of a structure what does not grow with its pairs: descriptor values at least. */
  Trainable.Example prepareValues(Structure structure, Neighbors neighbors);

  /** The example of a structure of which {@link #prepareValues} is known. */
  Trainable.Example complete(Trainable.Example values, Structure structure, Neighbors neighbors);

  /** Whether an energy takes no more than {@link #prepareValues}. */
  boolean energyTakesValuesOnly();

  /** Bytes that an example will hold. */
  long estimateBytes(int atoms, long entries);

  /** Bytes that {@link #prepareValues} will hold. */
  long estimateValuesBytes(int atoms);

  /** Number of parameters. */
  int parameters();

  /** Lines for people on what is trained. */
  List<String> describe();

  /**
   * An untrained model.
   *
   * @param train of which descriptor values are kept at least
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
