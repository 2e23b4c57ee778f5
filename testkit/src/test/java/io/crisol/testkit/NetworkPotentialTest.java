package io.crisol.testkit;

import static io.crisol.structures.Element.O;
import static io.crisol.structures.Element.Si;
import static io.crisol.structures.Element.Ti;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Trainable;
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
}
