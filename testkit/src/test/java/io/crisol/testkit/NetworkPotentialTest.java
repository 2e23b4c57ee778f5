package io.crisol.testkit;

import static io.crisol.structures.Element.O;
import static io.crisol.structures.Element.Si;
import static io.crisol.structures.Element.Ti;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Trainable;
import io.crisol.potentials.descriptors.ChebyshevDescriptor;
import io.crisol.potentials.descriptors.ElementDescriptors;
import io.crisol.potentials.descriptors.Expansion;
import io.crisol.potentials.network.NetworkPotential;
import io.crisol.potentials.network.NetworkTrainable;
import io.crisol.structures.Structure;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

class NetworkPotentialTest {
  @Nested
  class OfOneElementTest extends PotentialContract {
    private static final NetworkPotential POTENTIAL = NetworkModels.potential(List.of(Si));
    private static final NetworkTrainable MODEL = NetworkModels.trainable(List.of(Si));

    @Override
    protected Potential potential() {
      return POTENTIAL;
    }

    @Override
    protected List<Structure> structures() {
      return NetworkModels.structures(List.of(Si)).subList(0, 5);
    }

    @Override
    protected List<Double> cutoffs() {
      return List.of(3.6, 5.0);
    }

    @Override
    protected Optional<Trainable.Differentiable> trainable() {
      return Optional.of(MODEL);
    }
  }

  @Nested
  class OfTwoElementsTest extends PotentialContract {
    private static final NetworkPotential POTENTIAL = NetworkModels.potential(List.of(Ti, O));
    private static final NetworkTrainable MODEL = NetworkModels.trainable(List.of(Ti, O));

    @Override
    protected Potential potential() {
      return POTENTIAL;
    }

    @Override
    protected List<Structure> structures() {
      return NetworkModels.structures(List.of(O, Ti)).subList(0, 5);
    }

    @Override
    protected List<Double> cutoffs() {
      return List.of(3.6, 5.0);
    }

    @Override
    protected Optional<Trainable.Differentiable> trainable() {
      return Optional.of(MODEL);
    }
  }

  /** Elements with descriptors of their own: other kinds, cutoffs and orders of elements. */
  @Nested
  class OfTwoDescriptorsTest extends PotentialContract {
    private static final ElementDescriptors DESCRIPTOR =
        new ElementDescriptors(
            List.of(O, Ti, Si),
            List.of(
                new ChebyshevDescriptor(
                    List.of(Ti, Si, O),
                    List.of(new Expansion(8, 5.0)),
                    List.of(new Expansion(4, 3.6))),
                new ChebyshevDescriptor(
                    List.of(O, Ti, Si),
                    List.of(new Expansion(5, 4.2)),
                    List.of(new Expansion(3, 4.2))),
                SymmetryFunctionNetworkTest.descriptor(List.of(O, Ti, Si))));
    private static final NetworkTrainable MODEL = NetworkModels.trainable(DESCRIPTOR);

    @Override
    protected Potential potential() {
      return MODEL.potential();
    }

    @Override
    protected List<Structure> structures() {
      return NetworkModels.structures(List.of(O, Si, Ti)).subList(0, 5);
    }

    @Override
    protected List<Double> cutoffs() {
      return List.of(3.6, 4.2, 4.4, 4.6, 5.0);
    }

    @Override
    protected Optional<Trainable.Differentiable> trainable() {
      return Optional.of(MODEL);
    }
  }
}
