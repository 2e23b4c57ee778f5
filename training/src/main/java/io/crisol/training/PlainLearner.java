package io.crisol.training;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Trainable;
import io.crisol.potentials.descriptors.Descriptor;
import io.crisol.potentials.network.LastLayer;
import io.crisol.potentials.network.Network;
import io.crisol.potentials.network.NetworkBuilder;
import io.crisol.potentials.network.NetworkExample;
import io.crisol.potentials.network.NetworkPotential;
import io.crisol.potentials.network.NetworkTrainable;
import io.crisol.structures.Neighbors;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.training.selection.ActiveSets;
import java.util.ArrayList;
import java.util.List;

/** Networks without charges. */
record PlainLearner(NetworkOptions options, Descriptor descriptor) implements NetworkLearner {
  @Override
  public NetworkExample prepare(Structure structure, Neighbors neighbors) {
    return NetworkExample.of(descriptor, structure, neighbors);
  }

  @Override
  public NetworkExample prepareValues(Structure structure, Neighbors neighbors) {
    return NetworkExample.valuesOf(descriptor, structure, neighbors);
  }

  @Override
  public NetworkExample complete(
      Trainable.Example values, Structure structure, Neighbors neighbors) {
    return prepare(structure, neighbors);
  }

  @Override
  public boolean energyTakesValuesOnly() {
    return true;
  }

  @Override
  public long estimateValuesBytes(int atoms) {
    return NetworkExample.estimateValuesBytes(descriptor, atoms);
  }

  @Override
  public int parameters() {
    return parameters(descriptor, DescriptorChoice.hidden(options), 0);
  }

  /** Parameters of a network for each element, with so many inputs beside the descriptor. */
  static int parameters(Descriptor descriptor, int[] hidden, int further) {
    int sum = 0;
    for (int e = 0; e < descriptor.elements().size(); e++) {
      int[] sizes = new int[hidden.length + 2];
      sizes[0] = descriptor.size(e) + further;
      System.arraycopy(hidden, 0, sizes, 1, hidden.length);
      sizes[sizes.length - 1] = 1;
      sum += Network.count(sizes);
    }
    return sum;
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
    List<NetworkExample> known = examples(train);
    NetworkPotential graded =
        NetworkBuilder.withDomain((NetworkPotential) trained, known, examples(validation));
    List<double[]> inverses = new ArrayList<>();
    for (int e = 0; e < graded.atoms().size(); e++) {
      inverses.add(ActiveSets.inverse(LastLayer.rows(graded, known, e)));
    }
    return LastLayer.withActiveSets(graded, inverses);
  }

  private static List<NetworkExample> examples(List<PreparedFrame> frames) {
    return frames.stream().map(frame -> (NetworkExample) frame.held()).toList();
  }
}
