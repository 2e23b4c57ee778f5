package io.crisol.potentials.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.Trainable;
import io.crisol.potentials.descriptors.ChebyshevDescriptor;
import io.crisol.potentials.descriptors.Expansion;
import io.crisol.potentials.descriptors.TitaniaCase;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkTrainableTest {
  private static final List<Element> TITANIA = List.of(Element.Ti, Element.O);
  private static final ChebyshevDescriptor DESCRIPTOR =
      new ChebyshevDescriptor(
          TITANIA,
          List.of(new Expansion(5, 4.5)),
          List.of(new Expansion(3, 3.5), new Expansion(2, 4.0)));

  static NetworkTrainable model() {
    RandomStream random = new RandomStream(11);
    int d = DESCRIPTOR.size();
    int[] sizes = {d, 6, 5, 1};
    List<AtomNetwork> atoms = new ArrayList<>();
    List<double[]> preconditioners = new ArrayList<>();
    for (int e = 0; e < 2; e++) {
      double[] mean = new double[d];
      double[] sigma = new double[d];
      Arrays.setAll(mean, _ -> 3 * random.nextGaussian());
      Arrays.setAll(sigma, _ -> 2 + random.nextDouble());
      atoms.add(
          new AtomNetwork(
              -10.0 * (e + 1),
              new Scaling(mean, sigma),
              new Network(sizes, new double[Network.count(sizes)]),
              null));
      double[] r = new double[d * d];
      for (int i = 0; i < d; i++) {
        for (int j = 0; j <= i; j++) {
          r[i * d + j] = (i == j ? 1 : 0) + 0.1 * random.nextGaussian();
          r[j * d + i] = r[i * d + j];
        }
      }
      preconditioners.add(r);
    }
    double[] parameters = new double[2 * Network.count(sizes)];
    Arrays.setAll(parameters, _ -> 0.3 * random.nextGaussian());
    return new NetworkTrainable(
        new NetworkPotential(DESCRIPTOR, atoms, new double[4]), preconditioners, parameters);
  }

  @Test
  void respondsLikeThePotential() {
    NetworkTrainable model = model();
    Structure structure = TitaniaCase.structures().get("anatase_2x2x1_triclinic");
    Prediction expected = model.potential().predict(structure, Quantities.FORCES);
    Trainable.Example example =
        model.prepare(structure, Neighbors.of(structure, model.potential().cutoff(), 0.5));
    Prediction found = model.respond(example).prediction();
    assertThat(found.energy()).isCloseTo(expected.energy(), within(1e-9));
    assertThat(found.forces()).containsExactly(expected.forces(), within(2e-5));
    assertThat(found.virial()).containsExactly(expected.virial(), within(2e-4));
  }

  @Test
  void parameterGradientIsThatOfTheLoss() {
    NetworkTrainable model = model();
    Structure structure = TitaniaCase.structures().get("rutile_prim_rattled");
    Trainable.Example example =
        model.prepare(structure, Neighbors.of(structure, model.potential().cutoff(), 0));
    RandomStream random = new RandomStream(5);
    double[] forces = new double[3 * structure.size()];
    double[] virial = new double[9];
    Arrays.setAll(forces, _ -> random.nextGaussian());
    Arrays.setAll(virial, _ -> random.nextGaussian());
    Trainable.Adjoint adjoint = new Trainable.Adjoint(0.7, forces, virial, null);
    double[] gradient = new double[model.parameters().length];
    model.respond(example).pullBack(adjoint, gradient);
    for (int k = 0; k < gradient.length; k++) {
      double h = 1e-5;
      double slope =
          (loss(model, example, adjoint, k, h) - loss(model, example, adjoint, k, -h)) / (2 * h);
      assertThat(gradient[k])
          .as("parameter %d", k)
          .isCloseTo(slope, within(1e-6 * (1 + Math.abs(slope))));
    }
  }

  private static double loss(
      NetworkTrainable model,
      Trainable.Example example,
      Trainable.Adjoint adjoint,
      int k,
      double h) {
    double[] moved = model.parameters();
    moved[k] += h;
    Prediction prediction = model.withParameters(moved).respond(example).prediction();
    double sum = adjoint.energy() * prediction.energy();
    for (int i = 0; i < adjoint.forces().length; i++) {
      sum += adjoint.forces()[i] * prediction.forces()[i];
    }
    for (int i = 0; i < 9; i++) {
      sum += adjoint.virial()[i] * prediction.virial()[i];
    }
    return sum;
  }
}
