package io.crisol.potentials.aenet;

import io.crisol.potentials.Potential;
import io.crisol.potentials.descriptors.ChebyshevDescriptor;
import io.crisol.potentials.descriptors.Descriptor;
import io.crisol.potentials.descriptors.ElementDescriptors;
import io.crisol.potentials.descriptors.SymmetryFunctionDescriptor;
import io.crisol.potentials.network.Activation;
import io.crisol.potentials.network.AtomNetwork;
import io.crisol.potentials.network.ChargedNetworks;
import io.crisol.potentials.network.ElementDomain;
import io.crisol.potentials.network.Network;
import io.crisol.potentials.network.NetworkPotential;
import io.crisol.potentials.network.Scaling;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From a potential to the network files of its elements. */
final class AenetExport {
  /** RMIN, below which aenet stops, Å. */
  static final double SHORTEST = 0.55;

  /** Below this sigma aenet and Crisol take a component as constant. */
  private static final double CONSTANT = 1e-10;

  private static final int ULPS = 64;

  private AenetExport() {}

  /**
   * The files by element.
   *
   * @throws ProblemException NOT_EXPORTED with what aenet cannot hold
   */
  static Map<Element, AenetFile> files(Potential potential) {
    if (!(potential instanceof NetworkPotential network)) {
      throw refused(
          potential instanceof ChargedNetworks ? "a potential with charges" : "this potential",
          "aenet holds a network for each element and nothing else");
    }
    Descriptor descriptor = network.descriptor();
    Map<Element, AenetFile> files = new LinkedHashMap<>();
    for (int e = 0; e < descriptor.elements().size(); e++) {
      files.put(descriptor.elements().get(e), file(network, e));
    }
    return files;
  }

  private static ProblemException refused(String what, String why) {
    return Problem.NOT_EXPORTED.with(what, "aenet", why);
  }

  private static AenetFile file(NetworkPotential potential, int e) {
    AenetFile.Setup setup = setup(potential.descriptor(), e);
    AtomNetwork atom = potential.atoms().get(e);
    if (setup.kind().equals(BehlerSetup.KIND)) {
      atom = reordered(atom, BehlerSetup.order(setup));
    }
    double[] square = squares(atom.scaling());
    return new AenetFile(
        layers(atom, square),
        setup.with("written by Crisol$$", statistics(atom, square)),
        trainingSet(potential));
  }

  /** The set-up of an element, without statistics. */
  private static AenetFile.Setup setup(Descriptor descriptor, int e) {
    Element element = descriptor.elements().get(e);
    return switch (descriptor) {
      case ElementDescriptors parts -> setup(parts.of(e), parts.of(e).elements().indexOf(element));
      case SymmetryFunctionDescriptor functions ->
          BehlerSetup.setup(element, functions.elements(), SHORTEST, functions.functions(e));
      case ChebyshevDescriptor chebyshev -> {
        requireOneEach(chebyshev);
        yield SetDescriptor.chebyshev(
            element.symbol(),
            chebyshev.elements(),
            SHORTEST,
            chebyshev.radial().getFirst(),
            chebyshev.angular().getFirst());
      }
      default -> throw refused("this descriptor", "aenet has Chebyshev and Behler2011");
    };
  }

  private static void requireOneEach(ChebyshevDescriptor descriptor) {
    if (descriptor.radial().size() != 1 || descriptor.angular().size() != 1) {
      throw refused(
          "a descriptor with "
              + descriptor.radial().size()
              + " radial and "
              + descriptor.angular().size()
              + " angular expansions",
          "aenet has one of each: train with one radial_cutoffs and one angular_cutoffs");
    }
  }

  /** The same network with its inputs in the order of aenet's components. */
  private static AtomNetwork reordered(AtomNetwork atom, int[] order) {
    int[] sizes = atom.network().sizes();
    double[] parameters = atom.network().parameters();
    double[] moved = parameters.clone();
    for (int unit = 0; unit < sizes[1]; unit++) {
      int row = unit * sizes[0];
      for (int n = 0; n < order.length; n++) {
        moved[row + n] = parameters[row + order[n]];
      }
    }
    Scaling scaling = atom.scaling();
    return new AtomNetwork(
        atom.referenceEnergy(),
        new Scaling(
            reordered(scaling.mean(), order), reordered(scaling.sigma(), order), scaling.least()),
        atom.network().withParameters(moved),
        atom.domain() == null ? null : reordered(atom.domain(), order));
  }

  /** Only the range is written. */
  private static ElementDomain reordered(ElementDomain domain, int[] order) {
    return new ElementDomain(
        reordered(domain.low(), order),
        reordered(domain.high(), order),
        domain.whitening(),
        domain.reach());
  }

  private static double[] reordered(double[] values, int[] order) {
    return Arrays.stream(order).mapToDouble(k -> values[k]).toArray();
  }

  /**
   * Average squares that give sigma back, √(square − mean²) = sigma, as nearly as numbers of 53
   * bits can.
   */
  static double[] squares(Scaling scaling) {
    double[] squares = new double[scaling.mean().length];
    for (int n = 0; n < squares.length; n++) {
      double mean = scaling.mean()[n];
      double sigma = scaling.sigma()[n];
      squares[n] = varies(scaling, n) ? square(mean, sigma) : mean * mean;
    }
    return squares;
  }

  /** Whether a component counts; aenet's rule and that of the potential must say the same. */
  private static boolean varies(Scaling scaling, int n) {
    double sigma = scaling.sigma()[n];
    if (sigma > scaling.least() && sigma <= CONSTANT) {
      throw refused("a component with sigma " + sigma, "aenet takes it as constant");
    }
    return sigma > scaling.least();
  }

  private static double square(double mean, double sigma) {
    double best = mean * mean + sigma * sigma;
    while (!(root(best, mean) > CONSTANT)) {
      best = Math.nextUp(best);
    }
    double trial = best;
    for (int k = 0; k < ULPS; k++) {
      trial = Math.nextDown(trial);
    }
    for (int k = -ULPS; k <= ULPS; k++, trial = Math.nextUp(trial)) {
      boolean nearer = Math.abs(root(trial, mean) - sigma) < Math.abs(root(best, mean) - sigma);
      best = nearer && root(trial, mean) > CONSTANT ? trial : best;
    }
    return best;
  }

  /** As aenet finds sigma; 0 below 0. */
  static double root(double square, double mean) {
    double variance = square - mean * mean;
    return variance > 0 ? Math.sqrt(variance) : 0;
  }

  /**
   * Matrices by columns; the first layer makes up for what is left between sigma and that of the
   * file.
   */
  private static AenetFile.Layers layers(AtomNetwork atom, double[] square) {
    Network network = atom.network();
    int[] nodes = network.sizes();
    double[] parameters = network.parameters();
    double[] weights = new double[parameters.length];
    int at = 0;
    int to = 0;
    for (int l = 0; l + 1 < nodes.length; l++) {
      int units = nodes[l + 1];
      for (int o = 0; o < units; o++) {
        for (int i = 0; i < nodes[l]; i++) {
          double correction = l == 0 ? correction(atom.scaling(), square, i) : 1;
          weights[to + i * units + o] = correction * parameters[at++];
        }
      }
      for (int o = 0; o < units; o++) {
        weights[to + nodes[l] * units + o] = parameters[at++];
      }
      to += (nodes[l] + 1) * units;
    }
    return new AenetFile.Layers(nodes, activations(network), weights);
  }

  private static double correction(Scaling scaling, double[] square, int n) {
    double sigma = scaling.sigma()[n];
    double found = root(square[n], scaling.mean()[n]);
    return varies(scaling, n) && found != sigma ? found / sigma : 1;
  }

  private static int[] activations(Network network) {
    return network.activations().stream().mapToInt(AenetExport::code).toArray();
  }

  private static int code(Activation activation) {
    int code = AenetPotential.CODES.indexOf(activation);
    if (code < 0) {
      throw refused("the activation " + activation.text(), "aenet does not have it");
    }
    return code;
  }

  /**
   * Where the range of the training set is unknown, its mean stands for it: aenet only shows it.
   */
  private static AenetFile.Statistics statistics(AtomNetwork atom, double[] square) {
    double[] mean = atom.scaling().mean();
    ElementDomain domain = atom.domain();
    return new AenetFile.Statistics(
        domain == null ? 0 : 1,
        domain == null ? mean : domain.low(),
        domain == null ? mean : domain.high(),
        mean,
        square);
  }

  private static String[] symbols(List<Element> elements) {
    return elements.stream().map(Element::symbol).toArray(String[]::new);
  }

  private static AenetFile.TrainingSet trainingSet(NetworkPotential potential) {
    List<Double> energies = new ArrayList<>();
    potential.atoms().forEach(atom -> energies.add(atom.referenceEnergy()));
    return new AenetFile.TrainingSet(
        "written by Crisol",
        true,
        1,
        0,
        symbols(potential.descriptor().elements()),
        energies.stream().mapToDouble(Double::doubleValue).toArray(),
        0,
        0,
        new double[3]);
  }
}
