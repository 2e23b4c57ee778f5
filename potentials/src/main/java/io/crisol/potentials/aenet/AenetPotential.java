package io.crisol.potentials.aenet;

import io.crisol.potentials.descriptors.ChebyshevDescriptor;
import io.crisol.potentials.descriptors.Descriptor;
import io.crisol.potentials.descriptors.Expansion;
import io.crisol.potentials.descriptors.SymmetryFunction;
import io.crisol.potentials.descriptors.SymmetryFunctionDescriptor;
import io.crisol.potentials.network.Activation;
import io.crisol.potentials.network.AtomNetwork;
import io.crisol.potentials.network.Network;
import io.crisol.potentials.network.NetworkPotential;
import io.crisol.potentials.network.Scaling;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.util.ArrayList;
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
    Map<Element, Named> byElement = byElement(files);
    files.forEach(file -> requireNetworks(file, byElement));
    Descriptor descriptor = descriptor(files, byElement);
    List<AtomNetwork> atoms =
        descriptor.elements().stream().map(element -> atom(byElement.get(element))).toList();
    int n = atoms.size();
    double[] shortest = new double[n * n];
    Arrays.fill(shortest, Double.NaN);
    return new NetworkPotential(descriptor, atoms, shortest);
  }

  /** Every element of the surroundings has a network. */
  private static void requireNetworks(Named file, Map<Element, Named> byElement) {
    for (Element element : environment(file)) {
      if (!byElement.containsKey(element)) {
        throw Problem.PARAMETER_MISSING
            .with(
                "the network of " + element,
                "its atoms are among the surroundings that "
                    + file.name()
                    + " was trained with; name all files of the potential, such as Ti.nn,O.nn")
            .at(file.name());
      }
    }
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

  private static Descriptor descriptor(List<Named> files, Map<Element, Named> byElement) {
    String kind = kind(files.getFirst());
    for (Named file : files) {
      if (!kind(file).equals(kind)) {
        throw invalid(
            file, "kind of descriptor", kind(file), files.getFirst().name() + " has " + kind);
      }
    }
    return kind.equals(BehlerSetup.KIND) ? symmetryFunctions(byElement) : chebyshev(files);
  }

  /** The kind as it is written here. */
  private static String kind(Named file) {
    String kind = file.content().setup().kind();
    return Stream.of(AenetFile.Setup.CHEBYSHEV, BehlerSetup.KIND)
        .filter(kind::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(
            () ->
                invalid(file, "kind of descriptor", kind, "Crisol reads Chebyshev and Behler2011"));
  }

  private static Descriptor symmetryFunctions(Map<Element, Named> byElement) {
    List<Element> elements = List.copyOf(byElement.keySet());
    List<List<SymmetryFunction>> functions = new ArrayList<>();
    for (Named file : byElement.values()) {
      try {
        functions.add(BehlerSetup.functions(file.content().setup()));
      } catch (ProblemException e) {
        throw e.where().isEmpty() ? e.at(file.name()) : e;
      }
    }
    return new SymmetryFunctionDescriptor(elements, functions);
  }

  private static List<Element> environment(Named file) {
    return Stream.of(file.content().setup().environment()).map(Element::of).toList();
  }

  private static ChebyshevDescriptor chebyshev(List<Named> files) {
    ChebyshevDescriptor descriptor = null;
    for (Named file : files) {
      ChebyshevDescriptor own = chebyshev(file);
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

  private static ChebyshevDescriptor chebyshev(Named file) {
    AenetFile.Setup setup = file.content().setup();
    double[] p = setup.parameters();
    List<Element> elements = environment(file);
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
