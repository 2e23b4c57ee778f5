package io.crisol.training;

import io.crisol.potentials.Potential;
import io.crisol.potentials.descriptors.Descriptor;
import io.crisol.potentials.network.NetworkBuilder;
import io.crisol.potentials.network.NetworkExample;
import io.crisol.potentials.network.NetworkPotential;
import io.crisol.potentials.network.NetworkTrainable;
import io.crisol.structures.Neighbors;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.List;

/** Networks without charges. */
record PlainLearner(NetworkOptions options, Descriptor descriptor) implements NetworkLearner {
  @Override
  public NetworkExample prepare(Structure structure, Neighbors neighbors) {
    return NetworkExample.of(descriptor, structure, neighbors);
  }

  @Override
  public long estimateBytes(int atoms, long entries) {
    return NetworkExample.estimateBytes(descriptor, atoms, entries);
  }

  @Override
  public List<String> describe() {
    return List.of("networks: one per element, hidden layers " + options.hidden() + " with tanh");
  }

  @Override
  public NetworkTrainable initial(
      List<PreparedFrame> train,
      double[] references,
      double preconditioning,
      double[] shortest,
      RandomStream random) {
    int[] hidden = DescriptorChoice.hidden(options);
    return NetworkBuilder.initial(
        descriptor, hidden, examples(train), references, preconditioning, shortest, random);
  }

  @Override
  public Potential withDomain(
      Potential trained, List<PreparedFrame> train, List<PreparedFrame> validation) {
    return NetworkBuilder.withDomain(
        (NetworkPotential) trained, examples(train), examples(validation));
  }

  private static List<NetworkExample> examples(List<PreparedFrame> frames) {
    return frames.stream().map(frame -> (NetworkExample) frame.example()).toList();
  }
}
