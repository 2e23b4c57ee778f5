package io.crisol.potentials.aenet;

import io.crisol.potentials.descriptors.Descriptor;
import io.crisol.potentials.network.Activation;
import io.crisol.potentials.network.AtomNetwork;
import io.crisol.potentials.network.ElementDomain;
import io.crisol.potentials.network.Network;
import io.crisol.potentials.network.NetworkPotential;
import io.crisol.potentials.network.Scaling;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** From the network files of a set of elements to the potential. */
final class AenetPotential {
  /** Activations by aenet's codes. */
  static final List<Activation> CODES =
      List.of(
          Activation.LINEAR,
          Activation.TANH,
          Activation.SIGMOID,
          Activation.SCALED_TANH,
          Activation.TWISTED_TANH);

  /** A network file and its name in messages. */
  record Named(String name, AenetFile content) {}

  private AenetPotential() {}

  /**
   * The potential of these files.
   *
   * @throws io.crisol.structures.ProblemException PARAMETER_MISSING where a network is missing,
   *     PARAMETER_INVALID, with the file
   */
  static NetworkPotential of(List<Named> files) {
    Descriptor descriptor =
        SetDescriptor.of(
            files.stream()
                .map(file -> new SetDescriptor.Named(file.name(), file.content().setup()))
                .toList());
    Map<Element, Named> byElement = new EnumMap<>(Element.class);
    files.forEach(file -> byElement.put(Element.of(file.content().setup().element()), file));
    List<AtomNetwork> atoms =
        descriptor.elements().stream().map(element -> atom(byElement.get(element))).toList();
    int n = atoms.size();
    double[] shortest = new double[n * n];
    Arrays.fill(shortest, Double.NaN);
    return new NetworkPotential(descriptor, atoms, shortest);
  }

  private static RuntimeException invalid(Named file, String what, Object value, String why) {
    return Problem.PARAMETER_INVALID
        .with(what, value, why, "give files that were trained together")
        .at(file.name());
  }

  private static AtomNetwork atom(Named file) {
    AenetFile content = file.content();
    AenetFile.TrainingSet set = content.trainingSet();
    int index = Arrays.asList(set.types()).indexOf(content.setup().element());
    if (index < 0) {
      throw invalid(
          file,
          "atomic energy of " + content.setup().element(),
          "none",
          "the training set names " + Arrays.toString(set.types()));
    }
    double reference = set.atomicEnergies()[index] + set.shift();
    AenetFile.Statistics statistics = content.setup().statistics();
    return new AtomNetwork(reference, scaling(statistics), network(file), domain(statistics));
  }

  /** Ranges over the training set; null where the file was written before there was one. */
  private static ElementDomain domain(AenetFile.Statistics statistics) {
    return statistics.evaluations() > 0
        ? ElementDomain.ofRanges(statistics.lowest(), statistics.highest())
        : null;
  }

  /** aenet divides by √(average square − average²). */
  private static Scaling scaling(AenetFile.Statistics statistics) {
    double[] average = statistics.average();
    double[] sigma = new double[average.length];
    for (int n = 0; n < sigma.length; n++) {
      double variance = statistics.square()[n] - average[n] * average[n];
      sigma[n] = variance > 0 ? Math.sqrt(variance) : 0;
    }
    return new Scaling(average, sigma);
  }

  /** The network in eV: a last layer that is not linear gets one more that scales it. */
  private static Network network(Named file) {
    AenetFile.Layers layers = file.content().layers();
    List<Activation> activations = new ArrayList<>();
    for (int code : layers.activations()) {
      if (code < 0 || code >= CODES.size()) {
        throw invalid(file, "activation", code, "aenet's codes are 0 to 4");
      }
      activations.add(CODES.get(code));
    }
    double factor = 1 / file.content().trainingSet().scale();
    if (activations.getLast() == Activation.LINEAR) {
      return new Network(layers.nodes(), activations, parameters(layers, factor));
    }
    activations.add(Activation.LINEAR);
    int[] nodes = Arrays.copyOf(layers.nodes(), layers.nodes().length + 1);
    nodes[nodes.length - 1] = 1;
    double[] inner = parameters(layers, 1);
    double[] parameters = Arrays.copyOf(inner, inner.length + 2);
    parameters[inner.length] = factor;
    return new Network(nodes, activations, parameters);
  }

  /**
   * Rows of weights by unit, then biases, from matrices by columns; the output in eV.
   *
   * @param factor of the last layer
   */
  private static double[] parameters(AenetFile.Layers layers, double factor) {
    int[] nodes = layers.nodes();
    double[] w = layers.weights();
    double[] parameters = new double[w.length];
    int from = 0;
    int at = 0;
    for (int l = 0; l + 1 < nodes.length; l++) {
      double scale = l + 2 == nodes.length ? factor : 1;
      int units = nodes[l + 1];
      for (int o = 0; o < units; o++) {
        for (int i = 0; i < nodes[l]; i++) {
          parameters[at++] = scale * w[from + i * units + o];
        }
      }
      for (int o = 0; o < units; o++) {
        parameters[at++] = scale * w[from + nodes[l] * units + o];
      }
      from += (nodes[l] + 1) * units;
    }
    return parameters;
  }
}
