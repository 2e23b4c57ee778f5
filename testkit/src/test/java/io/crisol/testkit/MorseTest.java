package io.crisol.testkit;

import static io.crisol.structures.Element.Cu;
import static io.crisol.structures.Element.Ni;

import io.crisol.potentials.Potential;
import io.crisol.potentials.pair.ElementPair;
import io.crisol.potentials.pair.Morse;
import io.crisol.potentials.pair.Smoothing;
import java.util.Map;
import org.junit.jupiter.api.Nested;

class MorseTest {
  @Nested
  class OfOneElementTest extends PotentialContract {
    @Override
    protected Potential potential() {
      return Morse.of(Cu, 0.3429, 1.3588, 2.866, 7, Smoothing.FORCE_SHIFT);
    }
  }

  @Nested
  class OfTwoElementsTest extends PotentialContract {
    @Override
    protected Potential potential() {
      var pairs =
          Map.of(
              ElementPair.of(Cu),
              new Morse.Pair(0.3429, 1.3588, 2.866),
              ElementPair.of(Ni),
              new Morse.Pair(0.4205, 1.4199, 2.78),
              new ElementPair(Ni, Cu),
              new Morse.Pair(0.38, 1.4, 2.8));
      return new Morse(pairs, 5, Smoothing.FORCE_SHIFT);
    }
  }
}
