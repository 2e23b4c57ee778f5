package io.crisol.potentials.network;

import io.crisol.potentials.descriptors.Descriptor;
import io.crisol.structures.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes untrained networks from the descriptors of the training data. */
public final class NetworkBuilder {
  /**
   * Width of the first weights relative to 1/√D: small, so that training begins in the linear range
   * of tanh.
   */
  private static final double FIRST_GAIN = 0.25;

  private static final double OUTPUT_GAIN = 0.3;
  private static final double BIAS_WIDTH = 0.5;

  private NetworkBuilder() {}

  /**
   * An untrained model: standardisation and preconditioner from the examples, parameters at random.
   *
   * @param hidden units of each hidden layer
   * @param examples the training examples, made with this descriptor
   * @param referenceEnergies energy of an atom of each element of the descriptor, eV
   * @param preconditioning power p of the preconditioner (C + 1e-4)^(−p/2), 0 for none
   * @param shortest shortest distance of each pair of elements, double[elements²], Å
   */
  public static NetworkTrainable initial(
      Descriptor descriptor,
      int[] hidden,
      List<NetworkExample> examples,
      double[] referenceEnergies,
      double preconditioning,
      double[] shortest,
      RandomStream random) {
    List<AtomNetwork> atoms = new ArrayList<>();
    List<double[]> preconditioners = new ArrayList<>();
    double[] parameters = {};
    for (int e = 0; e < descriptor.elements().size(); e++) {
      int[] sizes = sizes(descriptor.size(e), hidden);
      DescriptorStatistics statistics = DescriptorStatistics.of(examples, e, sizes[0]);
      Network zero = new Network(sizes, new double[Network.count(sizes)]);
      atoms.add(new AtomNetwork(referenceEnergies[e], statistics.scaling(), zero, null));
      preconditioners.add(statistics.power(-preconditioning / 2));
      double[] own = random(sizes, random);
      Preconditioner.apply(own, sizes, statistics.power(preconditioning / 2));
      int at = parameters.length;
      parameters = Arrays.copyOf(parameters, at + own.length);
      System.arraycopy(own, 0, parameters, at, own.length);
    }
    return new NetworkTrainable(
        new NetworkPotential(descriptor, atoms, shortest), preconditioners, parameters);
  }

  static int[] sizes(int inputs, int[] hidden) {
    int[] sizes = new int[hidden.length + 2];
    sizes[0] = inputs;
    System.arraycopy(hidden, 0, sizes, 1, hidden.length);
    sizes[sizes.length - 1] = 1;
    return sizes;
  }

  static double[] random(int[] sizes, RandomStream random) {
    double[] parameters = new double[Network.count(sizes)];
    int at = 0;
    int layers = sizes.length - 1;
    for (int l = 0; l < layers; l++) {
      double gain = l == 0 ? FIRST_GAIN : l == layers - 1 ? OUTPUT_GAIN : 1;
      double width = gain / Math.sqrt(sizes[l]);
      for (int k = 0; k < sizes[l] * sizes[l + 1]; k++) {
        parameters[at++] = width * random.nextGaussian();
      }
      for (int k = 0; k < sizes[l + 1]; k++) {
        parameters[at++] = l == 0 && layers > 1 ? BIAS_WIDTH * random.nextGaussian() : 0;
      }
    }
    return parameters;
  }

  /**
   * The potential with the domain of its training data, so that it can grade what it is shown.
   *
   * @param training the examples it was trained on
   * @param ordinary examples like these that it was not trained on; grade 1 is reached by one atom
   *     in 500 of them
   */
  public static NetworkPotential withDomain(
      NetworkPotential potential, List<NetworkExample> training, List<NetworkExample> ordinary) {
    List<AtomNetwork> atoms = new ArrayList<>();
    for (int e = 0; e < potential.atoms().size(); e++) {
      AtomNetwork atom = potential.atoms().get(e);
      ElementDomain domain = DomainCalibration.of(atom.scaling(), training, ordinary, e);
      atoms.add(new AtomNetwork(atom.referenceEnergy(), atom.scaling(), atom.network(), domain));
    }
    return new NetworkPotential(potential.descriptor(), atoms, potential.shortest());
  }

  /** Standardised descriptors of all atoms of element {@code e}. */
  static List<double[]> standardised(List<NetworkExample> examples, int e, Scaling scaling) {
    int d = scaling.mean().length;
    List<double[]> all = new ArrayList<>();
    double[] raw = new double[d];
    for (NetworkExample example : examples) {
      for (int a = 0; a < example.size(); a++) {
        if (example.element(a) == e) {
          int atom = a;
          Arrays.setAll(raw, n -> example.value(atom, n));
          double[] g = new double[d];
          scaling.apply(raw, g);
          all.add(g);
        }
      }
    }
    return all;
  }
}
