package io.crisol.testkit;

import static io.crisol.structures.Element.Ar;
import static io.crisol.structures.Element.Cl;
import static io.crisol.structures.Element.Na;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Continuity;
import io.crisol.potentials.Potential;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.SumPotential;
import io.crisol.potentials.electrostatics.PointCharges;
import io.crisol.potentials.file.SelfTestStructures;
import io.crisol.potentials.pair.ElementPair;
import io.crisol.potentials.pair.LennardJones;
import io.crisol.potentials.pair.Morse;
import io.crisol.potentials.pair.Smoothing;
import io.crisol.structures.Structure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SumPotentialTest {
  private static final LennardJones LJ =
      LennardJones.of(Ar, 0.0104, 3.4, 8.5, Smoothing.FORCE_SHIFT);
  private static final Morse MORSE = Morse.of(Ar, 0.01, 1.2, 3.8, 6, Smoothing.FORCE_SHIFT);

  @Nested
  class OfShortRangedTest extends PotentialContract {
    @Override
    protected Potential potential() {
      return new SumPotential(List.of(LJ, MORSE));
    }

    @Override
    protected List<Double> cutoffs() {
      return List.of(6.0, 8.5);
    }
  }

  @Nested
  class WithChargesTest extends PotentialContract {
    @Override
    protected Potential potential() {
      var pairs =
          Map.of(
              ElementPair.of(Na),
              new LennardJones.Pair(0.01, 2.3),
              ElementPair.of(Cl),
              new LennardJones.Pair(0.005, 3.4),
              new ElementPair(Na, Cl),
              new LennardJones.Pair(0.007, 2.6));
      return new SumPotential(
          List.of(
              new LennardJones(pairs, 6, Smoothing.FORCE_SHIFT),
              new PointCharges(Map.of(Na, 1.0, Cl, -1.0))));
    }
  }

  @Test
  void the_terms_add() {
    Potential sum = new SumPotential(List.of(LJ, MORSE));
    for (Structure structure : SelfTestStructures.of(LJ)) {
      double expected =
          LJ.predict(structure, Quantities.ENERGY).energy()
              + MORSE.predict(structure, Quantities.ENERGY).energy();
      assertThat(sum.predict(structure, Quantities.ENERGY).energy())
          .isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void the_least_smooth_term_decides() {
    LennardJones cut = LennardJones.of(Ar, 0.0104, 3.4, 8.5, Smoothing.NONE);
    assertThat(new SumPotential(List.of(LJ, cut)).continuity()).isEqualTo(Continuity.BROKEN);
    assertThat(new SumPotential(List.of(LJ, MORSE)).continuity()).isEqualTo(Continuity.FORCES);
  }

  @Test
  void terms_without_a_common_element_are_refused() {
    Morse sodium = Morse.of(Na, 0.01, 1.2, 3.8, 6, Smoothing.NONE);
    assertThatThrownBy(() -> new SumPotential(List.of(LJ, sodium)))
        .hasMessageContaining("element that all of them know");
  }
}
