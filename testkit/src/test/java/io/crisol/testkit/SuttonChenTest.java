package io.crisol.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.embedded.SuttonChen;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Structure;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SuttonChenTest {
  private static SuttonChen copper(double inner, double outer) {
    return new SuttonChen(
        Element.Cu, new SuttonChen.Parameters(0.012382, 3.61, 39.432, 9, 6, inner, outer));
  }

  @Nested
  class ContractTest extends PotentialContract {
    @Override
    protected Potential potential() {
      return copper(5, 7);
    }

    @Override
    protected List<Double> cutoffs() {
      return List.of(5.0, 7.0);
    }
  }

  @Test
  void copper_has_the_cohesion_it_was_fitted_to() {
    // The paper fits the cohesive energy, 3.49 eV/atom, and a = 3.61 Å.
    double h = 3.61 / 2;
    Structure fcc =
        new Structure(
            Cell.periodic(new double[] {0, h, h, h, 0, h, h, h, 0}),
            new Element[] {Element.Cu},
            new double[3]);
    assertThat(copper(14, 15).predict(fcc, Quantities.ENERGY).energy())
        .isCloseTo(-3.49, within(0.02));
  }
}
