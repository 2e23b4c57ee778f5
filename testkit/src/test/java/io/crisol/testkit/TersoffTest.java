package io.crisol.testkit;

import static io.crisol.structures.Element.Si;

import io.crisol.potentials.Potential;
import io.crisol.potentials.bonded.Tersoff;
import java.util.List;
import org.junit.jupiter.api.Nested;

class TersoffTest {
  @Nested
  class OfOneElementTest extends PotentialContract {
    @Override
    protected Potential potential() {
      return Tersoff.of(Si, BondedSets.TERSOFF_SI);
    }

    @Override
    protected List<Double> cutoffs() {
      return List.of(2.7, 3.0);
    }
  }

  @Nested
  class OfTwoElementsTest extends PotentialContract {
    @Override
    protected Potential potential() {
      return BondedSets.tersoffOfTwo(0);
    }

    @Override
    protected List<Double> cutoffs() {
      return List.of(3.0, 2.6, 2.63, 2.27, 2.26, 1.94);
    }
  }

  /** The angles of k end elsewhere than the bond to k: by the definition only. */
  @Nested
  class WithCutoffsOfItsOwnTest extends PotentialContract {
    @Override
    protected Potential potential() {
      return BondedSets.tersoffOfTwo(0.1);
    }

    @Override
    protected List<Double> cutoffs() {
      return List.of(3.0, 2.6, 2.63, 2.27, 2.26, 1.94, 2.9, 2.5, 2.53, 2.17, 2.16, 1.84);
    }
  }
}
