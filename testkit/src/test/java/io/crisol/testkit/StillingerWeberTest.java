package io.crisol.testkit;

import static io.crisol.structures.Element.Si;

import io.crisol.potentials.Potential;
import io.crisol.potentials.bonded.StillingerWeber;
import java.util.List;
import org.junit.jupiter.api.Nested;

class StillingerWeberTest {
  @Nested
  class OfOneElementTest extends PotentialContract {
    @Override
    protected Potential potential() {
      return StillingerWeber.of(Si, BondedSets.SW_SI);
    }
  }

  @Nested
  class OfTwoElementsTest extends PotentialContract {
    @Override
    protected Potential potential() {
      return BondedSets.stillingerWeberOfTwo();
    }

    @Override
    protected List<Double> cutoffs() {
      return List.of(1.8 * 2.0951, 1.8 * 1.8951, 1.8 * 1.6951);
    }
  }
}
