package io.crisol.testkit;

import static io.crisol.structures.Element.In;
import static io.crisol.structures.Element.P;
import static io.crisol.structures.Element.Si;

import io.crisol.potentials.Potential;
import org.junit.jupiter.api.Nested;

class MomentPotentialTest {
  @Nested
  class OneElementTest extends PotentialContract {
    @Override
    protected Potential potential() {
      return MomentModels.of(12, 4.6, Si);
    }
  }

  @Nested
  class TwoElementsTest extends PotentialContract {
    @Override
    protected Potential potential() {
      return MomentModels.of(10, 4.2, P, In);
    }
  }

  @Nested
  class OneFunctionTest extends PotentialContract {
    @Override
    protected Potential potential() {
      return MomentModels.of(4, 4.6, Si);
    }
  }
}
