package io.crisol.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Quantities;
import io.crisol.potentials.network.DescriptorShares;
import io.crisol.potentials.network.NearestEnvironments;
import io.crisol.potentials.network.NetworkPotential;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainedNetworkTest {
  private static final List<Element> ELEMENTS = List.of(Element.Ti, Element.O);
  private static final NetworkPotential POTENTIAL = NetworkModels.potential(ELEMENTS);
  private static final List<Structure> STRUCTURES = NetworkModels.structures(ELEMENTS);

  @Test
  void partsOfTheDescriptorAddUpToTheEnergyOfTheAtom() {
    for (Structure structure : STRUCTURES.subList(0, 5)) {
      double[] energies = POTENTIAL.predict(structure, Quantities.ALL).atomEnergies().orElseThrow();
      for (int atom = 0; atom < structure.size(); atom++) {
        DescriptorShares.Parts parts =
            DescriptorShares.of(
                POTENTIAL, structure, Neighbors.of(structure, POTENTIAL.cutoff(), 0), atom);
        double sum = parts.components().stream().mapToDouble(DescriptorShares.Share::share).sum();
        assertThat(parts.energy()).isCloseTo(energies[atom], within(1e-10));
        assertThat(parts.base() + sum).isCloseTo(parts.energy(), within(1e-9));
      }
    }
  }

  @Test
  void anAtomOfTheTrainingFramesIsItsOwnNearest() {
    Structure known = STRUCTURES.get(3);
    for (int atom = 0; atom < known.size(); atom++) {
      List<NearestEnvironments.Match> matches =
          NearestEnvironments.of(POTENTIAL, known, atom, STRUCTURES, 3);
      assertThat(matches).hasSize(3);
      assertThat(matches.getFirst().distance()).isZero();
      assertThat(STRUCTURES.get(matches.getFirst().structure()).element(matches.getFirst().atom()))
          .isEqualTo(known.element(atom));
      assertThat(matches.get(1).distance()).isGreaterThanOrEqualTo(0);
    }
    assertThat(NearestEnvironments.of(POTENTIAL, known, 0, STRUCTURES, 1).getFirst())
        .isEqualTo(new NearestEnvironments.Match(3, 0, 0));
  }
}
