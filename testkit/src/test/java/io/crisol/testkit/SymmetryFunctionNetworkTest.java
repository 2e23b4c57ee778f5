package io.crisol.testkit;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Trainable;
import io.crisol.potentials.descriptors.AngularFactor;
import io.crisol.potentials.descriptors.Falloff;
import io.crisol.potentials.descriptors.RadialFactor;
import io.crisol.potentials.descriptors.SymmetryFunction;
import io.crisol.potentials.descriptors.SymmetryFunctionDescriptor;
import io.crisol.potentials.network.Activation;
import io.crisol.potentials.network.AtomNetwork;
import io.crisol.potentials.network.ElementDomain;
import io.crisol.potentials.network.Network;
import io.crisol.potentials.network.NetworkPotential;
import io.crisol.potentials.network.Scaling;
import io.crisol.structures.Element;
import io.crisol.structures.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Networks on symmetry functions of every kind, with another activation in each layer. */
class SymmetryFunctionNetworkTest extends PotentialContract {
  private static final Element A = Element.Si;
  private static final Element B = Element.O;
  private static final RadialFactor BROAD =
      new RadialFactor.Gaussian(0.02, 0.5, 4.6, Falloff.COSINE, 0);
  private static final RadialFactor SHARP =
      new RadialFactor.Gaussian(0.4, 0, 4.6, Falloff.POLYNOMIAL_2, 0.2);
  private static final RadialFactor HUMP =
      new RadialFactor.Compact(1.0, 4.4, Falloff.POLYNOMIAL_3, true);

  private static List<SymmetryFunction> functions(Element other) {
    Optional<SymmetryFunction.Pair> mixed = Optional.of(new SymmetryFunction.Pair(A, B));
    Optional<SymmetryFunction.Pair> same = Optional.of(new SymmetryFunction.Pair(other, other));
    AngularFactor angle = new AngularFactor.Compact(1, Math.PI, Falloff.POLYNOMIAL_2, false);
    AngularFactor power = new AngularFactor.CosinePower(-1, 4);
    AngularFactor broken = new AngularFactor.CosinePower(1, 2.5);
    return List.of(
        new SymmetryFunction.Radial(Optional.of(A), BROAD),
        new SymmetryFunction.Radial(Optional.of(B), SHARP),
        new SymmetryFunction.Radial(Optional.empty(), HUMP),
        new SymmetryFunction.Angular(mixed, SHARP, power, true),
        new SymmetryFunction.Angular(mixed, BROAD, broken, true),
        new SymmetryFunction.Angular(same, SHARP, power, false),
        new SymmetryFunction.Angular(same, HUMP, angle, true),
        new SymmetryFunction.Angular(Optional.empty(), BROAD, broken, false),
        new SymmetryFunction.Angular(Optional.empty(), HUMP, power, true));
  }

  private static AtomNetwork atom(int size, RandomStream random) {
    double[] mean = new double[size];
    double[] sigma = new double[size];
    Arrays.setAll(mean, _ -> 1 + random.nextDouble());
    Arrays.setAll(sigma, n -> n == 2 || n > 6 ? 200 + random.nextDouble() : 3);
    int[] sizes = {size, 6, 5, 4, 1};
    double[] parameters = new double[Network.count(sizes)];
    Arrays.setAll(parameters, _ -> 0.5 * random.nextGaussian());
    double[] low = new double[size];
    double[] high = new double[size];
    Arrays.fill(high, 10);
    return new AtomNetwork(
        -3,
        new Scaling(mean, sigma, 0),
        new Network(
            sizes,
            List.of(
                Activation.SOFTPLUS, Activation.TWISTED_TANH, Activation.COSINE, Activation.LINEAR),
            parameters),
        ElementDomain.ofRanges(low, high));
  }

  @Override
  protected Potential potential() {
    RandomStream random = new RandomStream(3);
    List<AtomNetwork> atoms = new ArrayList<>();
    atoms.add(atom(descriptor().size(0), random));
    atoms.add(atom(descriptor().size(1), random));
    double[] shortest = new double[4];
    Arrays.fill(shortest, Double.NaN);
    return new NetworkPotential(descriptor(), atoms, shortest);
  }

  /** The same functions for atoms of each of these elements, Si and O among them. */
  static SymmetryFunctionDescriptor descriptor(List<Element> elements) {
    return new SymmetryFunctionDescriptor(
        elements, elements.stream().map(_ -> functions(A)).toList());
  }

  private static SymmetryFunctionDescriptor descriptor() {
    return new SymmetryFunctionDescriptor(
        List.of(A, B), List.of(functions(A), functions(B).subList(1, 8)));
  }

  @Override
  protected Optional<Trainable.Differentiable> trainable() {
    return Optional.of(NetworkModels.trainable(descriptor()));
  }

  @Override
  protected List<Double> cutoffs() {
    return List.of(4.6, 4.4);
  }
}
