package io.crisol.testkit;

import static io.crisol.structures.Element.In;
import static io.crisol.structures.Element.P;
import static io.crisol.structures.Element.Si;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Trainable;
import io.crisol.potentials.moment.MomentCoordinates;
import io.crisol.potentials.moment.MomentLinear;
import io.crisol.potentials.moment.MomentPotential;
import io.crisol.potentials.moment.MomentTrainable;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

class MomentPotentialTest {
  @Nested
  class OneElementTest extends PotentialContract {
    @Override
    protected Potential potential() {
      return MomentModels.of(12, 4.6, Si);
    }

    @Override
    protected Optional<? extends Trainable> trainable() {
      MomentPotential potential = MomentModels.of(12, 4.6, Si);
      return Optional.of(
          new MomentTrainable(potential, MomentCoordinates.orthonormal(potential.shape())));
    }
  }

  @Nested
  class TwoElementsTest extends PotentialContract {
    @Override
    protected Potential potential() {
      return MomentModels.of(10, 4.2, P, In);
    }

    @Override
    protected Optional<? extends Trainable> trainable() {
      MomentPotential potential = MomentModels.of(10, 4.2, P, In);
      return Optional.of(new MomentTrainable(potential, MomentModels.coordinates(potential)));
    }
  }

  @Nested
  class OneFunctionTest extends PotentialContract {
    @Override
    protected Potential potential() {
      return MomentModels.of(4, 4.6, Si);
    }

    @Override
    protected Optional<? extends Trainable> trainable() {
      return Optional.of(new MomentLinear(MomentModels.of(4, 4.6, Si)));
    }
  }

  @Nested
  class LinearTest extends PotentialContract {
    @Override
    protected Potential potential() {
      return MomentModels.of(8, 4.2, In, P);
    }

    @Override
    protected Optional<? extends Trainable> trainable() {
      return Optional.of(new MomentLinear(MomentModels.of(8, 4.2, In, P)));
    }
  }
}
