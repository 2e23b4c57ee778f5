package io.crisol.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.crisol.potentials.descriptors.AngularFactor;
import io.crisol.potentials.descriptors.Descriptor;
import io.crisol.potentials.descriptors.Falloff;
import io.crisol.potentials.descriptors.RadialFactor;
import io.crisol.potentials.descriptors.SymmetryFunction;
import io.crisol.potentials.descriptors.SymmetryFunctionDescriptor;
import io.crisol.potentials.network.Activation;
import io.crisol.potentials.network.AtomNetwork;
import io.crisol.potentials.network.Network;
import io.crisol.potentials.network.NetworkPotential;
import io.crisol.potentials.network.Scaling;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Once compiled, networks allocate nothing for an atom, whatever they stand on. */
class NetworkAllocationTest {
  private static final List<Element> ELEMENTS = List.of(Element.Cu, Element.S);

  @Test
  void on_a_Chebyshev_descriptor_of_one_element() {
    NetworkPotential potential = NetworkModels.potential(List.of(Element.Si));
    assertThat(Allocation.inBlocks(potential, crystal(List.of(Element.Si)))).isZero();
  }

  @Test
  void on_a_Chebyshev_descriptor_of_two_elements() {
    NetworkPotential potential = NetworkModels.potential(List.of(Element.Ti, Element.O));
    Structure structure = crystal(List.of(Element.Ti, Element.O));
    assertThat(Allocation.inBlocks(potential, structure)).isZero();
  }

  @Test
  void on_narrow_symmetry_functions() {
    assertThat(Allocation.inBlocks(potential(true, Activation.TANH), crystal(ELEMENTS))).isZero();
  }

  @Test
  void on_wide_symmetry_functions() {
    assertThat(Allocation.inBlocks(potential(false, Activation.SOFTPLUS), crystal(ELEMENTS)))
        .isZero();
  }

  /** A crystal of 2.4 Å between neighbours, rattled. */
  private static Structure crystal(List<Element> elements) {
    int edge = 4;
    RandomStream random = new RandomStream(8);
    Element[] kinds = new Element[edge * edge * edge];
    double[] positions = new double[3 * kinds.length];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = elements.get((i + i / edge + i / edge / edge) % elements.size());
      int[] place = {i % edge, i / edge % edge, i / edge / edge};
      for (int axis = 0; axis < 3; axis++) {
        positions[3 * i + axis] = 2.4 * place[axis] + 0.1 * random.nextGaussian();
      }
    }
    return new Structure(Cell.box(2.4 * edge, 2.4 * edge, 2.4 * edge), kinds, positions);
  }

  private static NetworkPotential potential(boolean narrow, Activation activation) {
    List<SymmetryFunction> functions = new ArrayList<>();
    for (double eta : new double[] {0.02, 0.04, 0.1}) {
      RadialFactor factor = new RadialFactor.Gaussian(eta, 0, 5, Falloff.COSINE, 0);
      for (Element element : ELEMENTS) {
        functions.add(new SymmetryFunction.Radial(Optional.of(element), factor));
      }
      for (SymmetryFunction.Pair pair :
          List.of(
              new SymmetryFunction.Pair(Element.Cu, Element.Cu),
              new SymmetryFunction.Pair(Element.Cu, Element.S))) {
        for (double zeta : new double[] {1, 2, 4}) {
          AngularFactor angular = new AngularFactor.CosinePower(zeta > 1 ? 1 : -1, zeta);
          functions.add(new SymmetryFunction.Angular(Optional.of(pair), factor, angular, narrow));
        }
      }
    }
    Descriptor descriptor = new SymmetryFunctionDescriptor(ELEMENTS, List.of(functions, functions));
    AtomNetwork atom = atom(functions.size(), activation);
    double[] shortest = new double[4];
    Arrays.fill(shortest, Double.NaN);
    return new NetworkPotential(descriptor, List.of(atom, atom), shortest);
  }

  private static AtomNetwork atom(int inputs, Activation activation) {
    int[] sizes = {inputs, 10, 10, 1};
    RandomStream random = new RandomStream(3);
    double[] parameters = new double[Network.count(sizes)];
    Arrays.setAll(parameters, _ -> 0.2 * random.nextGaussian());
    double[] sigma = new double[inputs];
    Arrays.fill(sigma, 5);
    return new AtomNetwork(
        0,
        new Scaling(new double[inputs], sigma),
        new Network(sizes, Collections.nCopies(3, activation), parameters),
        null);
  }
}
