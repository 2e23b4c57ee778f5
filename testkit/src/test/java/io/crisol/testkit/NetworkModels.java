package io.crisol.testkit;

import io.crisol.potentials.Potential;
import io.crisol.potentials.descriptors.ChebyshevDescriptor;
import io.crisol.potentials.descriptors.Descriptor;
import io.crisol.potentials.descriptors.Expansion;
import io.crisol.potentials.file.SelfTestStructures;
import io.crisol.potentials.network.NetworkBuilder;
import io.crisol.potentials.network.NetworkExample;
import io.crisol.potentials.network.NetworkPotential;
import io.crisol.potentials.network.NetworkTrainable;
import io.crisol.potentials.pair.ElementPair;
import io.crisol.potentials.pair.LennardJones;
import io.crisol.potentials.pair.Smoothing;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Network potentials with random parameters, of the sizes that are trained. */
final class NetworkModels {
  private NetworkModels() {}

  /** Structures on which the descriptor varies: those of the self-test, stretched and rattled. */
  static List<Structure> structures(List<Element> elements) {
    Map<ElementPair, LennardJones.Pair> pairs = new TreeMap<>();
    for (Element a : elements) {
      for (Element b : elements) {
        pairs.put(new ElementPair(a, b), new LennardJones.Pair(0.1, 2.2));
      }
    }
    Potential guide = new LennardJones(pairs, 5, Smoothing.FORCE_SHIFT);
    List<Structure> structures = new ArrayList<>();
    RandomStream random = new RandomStream(23);
    for (int copy = 0; copy < 6; copy++) {
      for (Structure structure : SelfTestStructures.of(guide)) {
        double e = 0.01 * (copy - 2);
        Structure stretched = structure.strained(new double[] {e, 0, 0, 0, e, 0, 0, 0, e});
        double[] positions = stretched.positions();
        for (int k = 0; k < positions.length; k++) {
          positions[k] += 0.1 * random.nextGaussian();
        }
        structures.add(stretched.withPositions(positions));
      }
    }
    return structures;
  }

  static ChebyshevDescriptor descriptor(List<Element> elements) {
    return new ChebyshevDescriptor(
        elements, List.of(new Expansion(8, 5.0)), List.of(new Expansion(4, 3.6)));
  }

  private static List<NetworkExample> examples(Descriptor descriptor) {
    return structures(descriptor.elements()).stream()
        .map(
            structure ->
                NetworkExample.of(
                    descriptor, structure, Neighbors.of(structure, descriptor.cutoff(), 0)))
        .toList();
  }

  static NetworkTrainable trainable(List<Element> elements) {
    return trainable(descriptor(elements));
  }

  static NetworkTrainable trainable(Descriptor descriptor) {
    int elements = descriptor.elements().size();
    double[] references = new double[elements];
    double[] shortest = new double[elements * elements];
    for (int e = 0; e < references.length; e++) {
      references[e] = -3.5 - e;
    }
    java.util.Arrays.fill(shortest, 1.9);
    return NetworkBuilder.initial(
        descriptor,
        new int[] {12, 8},
        examples(descriptor),
        references,
        0.5,
        shortest,
        new RandomStream(29));
  }

  static NetworkPotential potential(List<Element> elements) {
    List<NetworkExample> examples = examples(descriptor(elements));
    return NetworkBuilder.withDomain(trainable(elements).potential(), examples, examples);
  }
}
