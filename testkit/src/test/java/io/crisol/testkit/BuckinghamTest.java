package io.crisol.testkit;

import static io.crisol.structures.Element.Mg;
import static io.crisol.structures.Element.O;

import io.crisol.potentials.Potential;
import io.crisol.potentials.pair.Buckingham;
import io.crisol.potentials.pair.ElementPair;
import io.crisol.potentials.pair.PairCutoffs;
import io.crisol.potentials.pair.Smoothing;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

class BuckinghamTest {
  private static final Map<ElementPair, Buckingham.Pair> MAGNESIA =
      Map.of(
          ElementPair.of(Mg),
          Buckingham.Pair.NONE,
          new ElementPair(Mg, O),
          new Buckingham.Pair(1428.5, 0.2945, 0),
          ElementPair.of(O),
          new Buckingham.Pair(22764, 0.149, 27.879));

  @Nested
  class OfTwoElementsTest extends PotentialContract {
    @Override
    protected Potential potential() {
      return new Buckingham(MAGNESIA, PairCutoffs.of(7), Smoothing.FORCE_SHIFT);
    }
  }

  @Nested
  class WithCutoffsOfPairsTest extends PotentialContract {
    @Override
    protected Potential potential() {
      return new Buckingham(
          MAGNESIA, new PairCutoffs(7, Map.of(new ElementPair(Mg, O), 5.0)), Smoothing.FORCE_SHIFT);
    }

    @Override
    protected List<Double> cutoffs() {
      return List.of(5.0, 7.0);
    }
  }
}
