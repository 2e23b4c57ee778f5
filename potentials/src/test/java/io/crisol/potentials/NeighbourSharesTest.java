package io.crisol.potentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.electrostatics.PointCharges;
import io.crisol.potentials.pair.LennardJones;
import io.crisol.potentials.pair.Smoothing;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NeighbourSharesTest {
  private static final Structure CELL =
      new Structure(
          Cell.box(5.3, 5.3, 5.3),
          new Element[] {Element.Ar, Element.Ar},
          new double[] {0.1, 0, 0, 2.5, 2.7, 2.6});

  @Test
  void sharesOfAPairPotentialAddUpToTheEnergyOfTheAtom() {
    LennardJones potential = LennardJones.of(Element.Ar, 0.0104, 3.4, 7, Smoothing.NONE);
    Neighbors neighbors = Neighbors.of(CELL, 7, 0);
    List<NeighbourShares.Share> shares = NeighbourShares.of(potential, CELL, neighbors, 1);
    double sum = shares.stream().mapToDouble(NeighbourShares.Share::share).sum();
    double energy = potential.predict(CELL, Quantities.ALL).atomEnergies().orElseThrow()[1];
    assertThat(sum).isCloseTo(energy, within(1e-14));
    assertThat(shares).isSortedAccordingTo((a, b) -> Double.compare(a.distance(), b.distance()));
    assertThat(shares.getFirst().atom()).isZero();
    assertThat(shares).anyMatch(share -> share.atom() == 1 && share.distance() == 5.3);
  }

  @Test
  void chargesReachTooFar() {
    PointCharges charges = new PointCharges(Map.of(Element.Ar, 0.0));
    assertThatThrownBy(
            () -> NeighbourShares.of(charges, CELL, Neighbors.of(CELL, charges.cutoff(), 0), 0))
        .hasMessageContaining("no end of neighbours");
  }
}
