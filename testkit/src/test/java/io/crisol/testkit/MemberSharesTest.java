package io.crisol.testkit;

import static io.crisol.structures.Element.O;
import static io.crisol.structures.Element.Ti;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.NeighbourShares;
import io.crisol.potentials.Potential;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.SumPotential;
import io.crisol.potentials.committee.Calibration;
import io.crisol.potentials.committee.CommitteePotential;
import io.crisol.potentials.committee.MemberShares;
import io.crisol.potentials.pair.Zbl;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemberSharesTest {
  private static final List<Potential> NETWORKS = CommitteePotentialTest.networks();
  private static final Structure STRUCTURE = NetworkModels.structures(List.of(O, Ti)).getFirst();

  @Test
  void parts_are_means_of_the_members_and_add_up() {
    Potential committee = new CommitteePotential(NETWORKS, Calibration.NONE);
    double[] energies = committee.predict(STRUCTURE, Quantities.ALL).atomEnergies().orElseThrow();
    MemberShares.Parts parts =
        MemberShares.components(MemberShares.members(committee), STRUCTURE, 1).orElseThrow();
    double sum =
        parts.base().mean() + parts.components().stream().mapToDouble(c -> c.share().mean()).sum();
    assertThat(parts.energy().mean()).isCloseTo(energies[1], within(1e-9));
    assertThat(sum).isCloseTo(energies[1], within(1e-9));
    double one = NETWORKS.get(0).predict(STRUCTURE, Quantities.ALL).atomEnergies().orElseThrow()[1];
    double two = NETWORKS.get(1).predict(STRUCTURE, Quantities.ALL).atomEnergies().orElseThrow()[1];
    assertThat(parts.energy().spread())
        .isPositive()
        .isCloseTo(Math.abs(one - two) / Math.sqrt(2), within(1e-10));
  }

  @Test
  void members_beside_a_repulsion_have_it_too() {
    Zbl zbl = RepelledNetworkTest.zbl(0);
    Potential sum =
        SumPotential.withRepulsion(new CommitteePotential(NETWORKS, Calibration.NONE), zbl);
    List<Potential> members = MemberShares.members(sum);
    assertThat(members).hasSize(2);
    Neighbors neighbors = Neighbors.of(STRUCTURE, sum.cutoff(), 0);
    List<MemberShares.Neighbour> shares = MemberShares.neighbours(members, STRUCTURE, neighbors, 0);
    List<NeighbourShares.Share> whole = NeighbourShares.of(sum, STRUCTURE, neighbors, 0);
    assertThat(shares).hasSameSizeAs(whole);
    for (int k = 0; k < shares.size(); k++) {
      assertThat(shares.get(k).atom()).isEqualTo(whole.get(k).atom());
      assertThat(shares.get(k).share().mean()).isCloseTo(whole.get(k).share(), within(1e-9));
      assertThat(shares.get(k).share().spread()).isNotNaN();
    }
  }

  @Test
  void one_potential_has_no_spread() {
    List<Potential> alone = MemberShares.members(NETWORKS.getFirst());
    assertThat(alone).hasSize(1);
    MemberShares.Parts parts = MemberShares.components(alone, STRUCTURE, 0).orElseThrow();
    assertThat(parts.energy().spread()).isNaN();
    assertThat(MemberShares.components(List.of(RepelledNetworkTest.zbl(0)), STRUCTURE, 0))
        .isEmpty();
  }
}
