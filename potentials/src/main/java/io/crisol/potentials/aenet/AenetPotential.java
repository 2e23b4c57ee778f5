package io.crisol.potentials.aenet;

import io.crisol.potentials.descriptors.ChebyshevDescriptor;
import io.crisol.potentials.descriptors.Expansion;
import io.crisol.potentials.network.AtomNetwork;
import io.crisol.potentials.network.Network;
import io.crisol.potentials.network.NetworkPotential;
import io.crisol.potentials.network.Scaling;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** From the network files of a set of elements to the potential. */
final class AenetPotential {
  /** Parameters of the Chebyshev descriptor in the place of the first function's. */
  private static final int RADIAL_CUTOFF = 0;

  private static final int RADIAL_ORDER = 1;
  private static final int ANGULAR_CUTOFF = 2;
  private static final int ANGULAR_ORDER = 3;

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
    Map<Element, Named> byElement = byElement(files);
    ChebyshevDescriptor descriptor = descriptor(files);
    for (Element element : descriptor.elements()) {
      if (!byElement.containsKey(element)) {
        throw Problem.PARAMETER_MISSING
            .with(
                "the network of " + element,
                "its atoms are among the surroundings that "
                    + files.getFirst().name()
                    + " was trained with; name all files of the potential, such as Ti.nn,O.nn")
            .at(files.getFirst().name());
      }
    }
    List<AtomNetwork> atoms =
        descriptor.elements().stream().map(element -> atom(byElement.get(element))).toList();
    int n = atoms.size();
    double[] shortest = new double[n * n];
    Arrays.fill(shortest, Double.NaN);
    return new NetworkPotential(descriptor, atoms, shortest);
  }

  private static Map<Element, Named> byElement(List<Named> files) {
    Map<Element, Named> byElement = new EnumMap<>(Element.class);
    for (Named file : files) {
      Element element = Element.of(file.content().setup().element());
      Named other = byElement.put(element, file);
      if (other != null) {
        throw invalid(
            file, "element", element, "the network in " + other.name() + " is for it too");
      }
    }
    return byElement;
  }

  private static RuntimeException invalid(Named file, String what, Object value, String why) {
    return Problem.PARAMETER_INVALID
        .with(what, value, why, "give files that were trained together")
        .at(file.name());
  }

  private static ChebyshevDescriptor descriptor(List<Named> files) {
    ChebyshevDescriptor descriptor = null;
    for (Named file : files) {
      ChebyshevDescriptor own = descriptor(file);
      descriptor = descriptor == null ? own : descriptor;
      if (!own.elements().equals(descriptor.elements())
          || !own.radial().equals(descriptor.radial())
          || !own.angular().equals(descriptor.angular())) {
        throw invalid(
            file,
            "its descriptor",
            describe(own),
            "that of " + files.getFirst().name() + " is " + describe(descriptor));
      }
    }
    return descriptor;
  }

  private static String describe(ChebyshevDescriptor descriptor) {
    return "Chebyshev " + descriptor.elements() + " " + descriptor.radial() + descriptor.angular();
  }

  private static ChebyshevDescriptor descriptor(Named file) {
    AenetFile.Setup setup = file.content().setup();
    if (!setup.kind().equalsIgnoreCase(AenetFile.Setup.CHEBYSHEV)) {
      throw invalid(
          file, "kind of descriptor", setup.kind(), "Crisol reads aenet's Chebyshev descriptor");
    }
    double[] p = setup.parameters();
    List<Element> elements = Stream.of(setup.environment()).map(Element::of).toList();
    if (Set.copyOf(elements).size() < elements.size()) {
      throw invalid(file, "environment", elements, "an element stands there twice");
    }
    ChebyshevDescriptor descriptor =
        new ChebyshevDescriptor(
            elements,
            List.of(new Expansion(order(file, p[RADIAL_ORDER]), p[RADIAL_CUTOFF])),
            List.of(new Expansion(order(file, p[ANGULAR_ORDER]), p[ANGULAR_CUTOFF])));
    if (descriptor.size() != setup.size()) {
      throw invalid(
          file,
          "number of components",
          setup.size(),
          "its orders and elements give " + descriptor.size());
    }
    return descriptor;
  }

  private static int order(Named file, double value) {
    if (value != Math.rint(value)) {
      throw invalid(file, "order", value, "an order is a whole number");
    }
    return (int) value;
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
    return new AtomNetwork(reference, scaling(content.setup().statistics()), network(file), null);
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

  private static Network network(Named file) {
    AenetFile.Layers layers = file.content().layers();
    int last = layers.activations().length - 1;
    for (int l = 0; l <= last; l++) {
      if (layers.activations()[l] != (l < last ? 1 : 0)) {
        throw invalid(
            file, "activation of layer " + (l + 2), layers.activations()[l], "only tanh so far");
      }
    }
    return new Network(
        layers.nodes(), parameters(layers, 1 / file.content().trainingSet().scale()));
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
