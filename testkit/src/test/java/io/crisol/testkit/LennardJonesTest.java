package io.crisol.testkit;

import static io.crisol.structures.Element.Ar;
import static io.crisol.structures.Element.Kr;

import io.crisol.potentials.Potential;
import io.crisol.potentials.pair.ElementPair;
import io.crisol.potentials.pair.LennardJones;
import io.crisol.potentials.pair.PairCutoffs;
import io.crisol.potentials.pair.Smoothing;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

class LennardJonesTest {
  @Nested
  class OfOneElementTest extends PotentialContract {
    @Override
    protected Potential potential() {
      return LennardJones.of(Ar, 0.0104, 3.4, 8.5, Smoothing.FORCE_SHIFT);
    }
  }

  @Nested
  class OfTwoElementsTest extends PotentialContract {
    @Override
    protected Potential potential() {
      var pairs =
          Map.of(
              ElementPair.of(Ar),
              new LennardJones.Pair(0.0104, 3.4),
              ElementPair.of(Kr),
              new LennardJones.Pair(0.014, 3.65),
              new ElementPair(Ar, Kr),
              new LennardJones.Pair(0.0115, 3.5));
      return new LennardJones(pairs, 6, Smoothing.FORCE_SHIFT);
    }
  }

  @Nested
  class ShiftedTest extends PotentialContract {
    @Override
    protected Potential potential() {
      return LennardJones.of(Ar, 0.0104, 3.4, 8.5, Smoothing.SHIFT);
    }
  }

  @Nested
  class CutTest extends PotentialContract {
    @Override
    protected Potential potential() {
      return LennardJones.of(Ar, 0.0104, 3.4, 8.5, Smoothing.NONE);
    }
  }

  @Nested
  class WithCutoffsOfPairsTest extends PotentialContract {
    @Override
    protected Potential potential() {
      var argon = new LennardJones.Pair(0.0104, 3.4);
      var krypton = new LennardJones.Pair(0.014, 3.65);
      return new LennardJones(
          Map.of(
              ElementPair.of(Ar),
              argon,
              ElementPair.of(Kr),
              krypton,
              new ElementPair(Ar, Kr),
              LennardJones.Pair.sixthPower(argon, krypton)),
          new PairCutoffs(6, Map.of(ElementPair.of(Kr), 7.0)),
          Smoothing.FORCE_SHIFT);
    }

    @Override
    protected List<Double> cutoffs() {
      return List.of(6.0, 7.0);
    }
  }
}
