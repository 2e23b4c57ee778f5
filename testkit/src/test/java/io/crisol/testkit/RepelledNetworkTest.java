package io.crisol.testkit;

import static io.crisol.structures.Element.O;
import static io.crisol.structures.Element.Ti;
import static org.assertj.core.api.Assertions.assertThat;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.SumPotential;
import io.crisol.potentials.committee.Calibration;
import io.crisol.potentials.committee.CommitteePotential;
import io.crisol.potentials.file.PotentialFile;
import io.crisol.potentials.network.NetworkPotential;
import io.crisol.potentials.pair.ElementPair;
import io.crisol.potentials.pair.PairCutoffs;
import io.crisol.potentials.pair.Zbl;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import io.crisol.structures.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RepelledNetworkTest {
  private static final NetworkPotential NETWORK = NetworkModels.potential(List.of(Ti, O));

  static Zbl zbl(double shift) {
    ElementPair titanium = ElementPair.of(Ti);
    ElementPair oxide = new ElementPair(Ti, O);
    ElementPair oxygen = ElementPair.of(O);
    return new Zbl(
        Map.of(
            titanium, new Zbl.Pair(22, 22), oxide, new Zbl.Pair(22, 8), oxygen, new Zbl.Pair(8, 8)),
        new PairCutoffs(2.0, Map.of(titanium, 2.1 + shift, oxide, 1.5, oxygen, 1.9)),
        new PairCutoffs(2.8, Map.of(titanium, 2.8 + shift, oxide, 1.9, oxygen, 2.3)),
        Units.COULOMB);
  }

  static Potential repelled() {
    return SumPotential.withRepulsion(NETWORK, zbl(0));
  }

  @Nested
  class ContractTest extends PotentialContract {
    @Override
    protected Potential potential() {
      return repelled();
    }

    @Override
    protected List<Structure> structures() {
      return NetworkModels.structures(List.of(O, Ti)).subList(0, 5);
    }

    @Override
    protected List<Double> cutoffs() {
      return List.of(1.5, 1.9, 2.3, 2.8, 3.6, 5.0);
    }
  }

  @Test
  void is_an_entry_of_the_file_beside_the_network() {
    List<Structure> structures = NetworkModels.structures(List.of(Ti, O)).subList(0, 5);
    Json.Obj json = PotentialFile.toJson(repelled(), new Json.Obj(), structures);
    assertThat(json.get("family").asString()).isEqualTo("network");
    assertThat(json.get("repulsion").asObject().get("family").asString()).isEqualTo("zbl");
    Potential read = PotentialFile.fromJson(json, "here").potential();
    assertThat(SumPotential.withoutRepulsion(read)).isInstanceOf(NetworkPotential.class);
    Zbl zbl = (Zbl) SumPotential.repulsionOf(read).orElseThrow();
    assertThat(zbl.inner()).isEqualTo(zbl(0).inner());
    assertThat(zbl.cutoffs()).isEqualTo(zbl(0).cutoffs());
    Json.Obj plain = PotentialFile.toJson(NETWORK, new Json.Obj(), structures);
    assertThat(plain.find("repulsion")).isEmpty();
  }

  @Test
  void a_committee_of_repelled_networks_means_their_repulsions() {
    Potential one = repelled();
    Potential other = SumPotential.withRepulsion(NETWORK, zbl(0.3));
    CommitteePotential committee = new CommitteePotential(List.of(one, other), Calibration.NONE);
    for (Structure structure : NetworkModels.structures(List.of(Ti, O)).subList(0, 8)) {
      Prediction a = one.predict(structure, Quantities.FORCES);
      Prediction b = other.predict(structure, Quantities.FORCES);
      Prediction mean = committee.predict(structure, Quantities.FORCES);
      assertThat(mean.energy())
          .isCloseTo((a.energy() + b.energy()) / 2, org.assertj.core.api.Assertions.within(1e-8));
      for (int k = 0; k < mean.forces().length; k++) {
        assertThat(mean.forces()[k])
            .isCloseTo(
                (a.forces()[k] + b.forces()[k]) / 2, org.assertj.core.api.Assertions.within(1e-8));
      }
    }
  }
}
