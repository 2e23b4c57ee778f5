package io.crisol.testkit;

import static io.crisol.structures.Element.Ar;
import static io.crisol.structures.Element.Na;
import static io.crisol.structures.Element.O;
import static io.crisol.structures.Element.Ti;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Continuity;
import io.crisol.potentials.Extrapolation;
import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.Spread;
import io.crisol.potentials.SumPotential;
import io.crisol.potentials.committee.Calibration;
import io.crisol.potentials.committee.CommitteePotential;
import io.crisol.potentials.file.LoadedPotential;
import io.crisol.potentials.file.PotentialFile;
import io.crisol.potentials.file.PotentialRequest;
import io.crisol.potentials.file.Potentials;
import io.crisol.potentials.file.SelfTestStructures;
import io.crisol.potentials.network.MeanNetworks;
import io.crisol.potentials.pair.LennardJones;
import io.crisol.potentials.pair.Morse;
import io.crisol.potentials.pair.Smoothing;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitteePotentialTest {
  private static final LennardJones LJ =
      LennardJones.of(Ar, 0.0104, 3.4, 8.5, Smoothing.FORCE_SHIFT);
  private static final LennardJones OTHER =
      LennardJones.of(Ar, 0.0110, 3.5, 8.5, Smoothing.FORCE_SHIFT);
  private static final Morse MORSE = Morse.of(Ar, 0.01, 1.2, 3.8, 6, Smoothing.FORCE_SHIFT);
  private static final Calibration CALIBRATION =
      new Calibration(
          OptionalDouble.of(2), Map.of(Ar, 1.5), OptionalDouble.of(3), OptionalDouble.of(4));

  @TempDir Path folder;

  @Nested
  class OfPairsTest extends PotentialContract {
    @Override
    protected Potential potential() {
      return new CommitteePotential(List.of(LJ, OTHER, MORSE), CALIBRATION);
    }

    @Override
    protected List<Double> cutoffs() {
      return List.of(6.0, 8.5);
    }
  }

  @Nested
  class OfNetworksTest extends PotentialContract {
    @Override
    protected Potential potential() {
      return new CommitteePotential(networks(), Calibration.NONE);
    }
  }

  static List<Potential> networks() {
    var model = NetworkModels.trainable(List.of(O, Ti));
    double[] others = model.parameters();
    for (int k = 0; k < others.length; k++) {
      others[k] *= 1 + 0.1 * Math.cos(k);
    }
    return List.of(
        NetworkModels.potential(List.of(O, Ti)), model.withParameters(others).potential());
  }

  /** The mean that is computed with one descriptor for all members. */
  @Nested
  class TogetherTest extends PotentialContract {
    @Override
    protected Potential potential() {
      return MeanNetworks.of(networks()).orElseThrow();
    }

    @Override
    protected Potential reloaded() {
      return potential(); // It is never written by itself.
    }
  }

  @Test
  void networks_on_one_descriptor_give_the_mean_in_one_go_with_the_same_bits_for_all_quantities() {
    List<Potential> members = networks();
    CommitteePotential committee = new CommitteePotential(members, Calibration.NONE);
    for (Structure structure : NetworkModels.structures(List.of(O, Ti)).subList(0, 5)) {
      Prediction[] each =
          members.stream()
              .map(member -> member.predict(structure, Quantities.ALL))
              .toArray(Prediction[]::new);
      Prediction all = committee.predict(structure, Quantities.ALL);
      Prediction forces = committee.predict(structure, Quantities.FORCES);
      assertThat(forces.forces()).containsExactly(all.forces());
      assertThat(forces.energy()).isEqualTo(all.energy());
      double e = (each[0].energy() + each[1].energy()) / 2;
      assertThat(all.energy()).isCloseTo(e, within(1e-12 * Math.abs(e)));
      for (int k = 0; k < all.forces().length; k++) {
        double mean = (each[0].forces()[k] + each[1].forces()[k]) / 2;
        assertThat(all.forces()[k]).isCloseTo(mean, within(1e-11));
      }
      assertThat(all.atomVirials()).isPresent();
      assertThat(all.spread().orElseThrow().forces().orElseThrow()[0])
          .isCloseTo(difference(each, 0) / Math.sqrt(6), within(1e-11));
    }
    Potential other = NetworkModels.potential(List.of(Ti));
    assertThat(MeanNetworks.of(List.of(members.getFirst(), other))).isEmpty();
    assertThat(MeanNetworks.of(List.of(members.getFirst(), LJ))).isEmpty();
  }

  /** Length of the difference of two forces on an atom. */
  private static double difference(Prediction[] each, int i) {
    double sum = 0;
    for (int k = 3 * i; k < 3 * i + 3; k++) {
      sum += Math.pow(each[0].forces()[k] - each[1].forces()[k], 2);
    }
    return Math.sqrt(sum);
  }

  private static CommitteePotential plain() {
    return new CommitteePotential(List.of(LJ, OTHER, MORSE), Calibration.NONE);
  }

  @Test
  void it_predicts_the_mean_and_the_standard_deviation_of_its_members() {
    for (Structure structure : SelfTestStructures.of(LJ)) {
      Prediction mean = plain().predict(structure, Quantities.ALL);
      Spread spread = mean.spread().orElseThrow();
      Prediction[] each =
          Stream.<Potential>of(LJ, OTHER, MORSE)
              .map(member -> member.predict(structure, Quantities.ALL))
              .toArray(Prediction[]::new);
      double e = (each[0].energy() + each[1].energy() + each[2].energy()) / 3;
      double squares = 0;
      double forces = 0;
      double virials = 0;
      double atoms = 0;
      for (Prediction one : each) {
        squares += Math.pow(one.energy() - e, 2);
        atoms += Math.pow(one.atomEnergies().get()[0] - mean.atomEnergies().get()[0], 2);
        for (int k = 0; k < 3; k++) {
          forces += Math.pow(one.forces()[k] - mean.forces()[k], 2);
        }
        for (int k = 0; k < 9; k++) {
          virials += Math.pow(one.virial()[k] - mean.virial()[k], 2);
        }
      }
      assertThat(mean.energy()).isCloseTo(e, within(1e-12));
      assertThat(spread.energy()).isCloseTo(Math.sqrt(squares / 2), within(1e-12));
      assertThat(spread.forces().orElseThrow()[0])
          .isCloseTo(Math.sqrt(forces / 6), within(1e-12))
          .isPositive();
      assertThat(spread.virial().orElseThrow()).isCloseTo(Math.sqrt(virials / 18), within(1e-12));
      assertThat(spread.atomEnergies().orElseThrow()[0])
          .isCloseTo(Math.sqrt(atoms / 2), within(1e-12));
      assertThat(spread.isCalibrated()).isFalse();
    }
  }

  @Test
  void equal_members_agree_and_a_calibration_multiplies() {
    Structure structure = SelfTestStructures.of(LJ).getFirst();
    Spread none =
        new CommitteePotential(List.of(LJ, LJ), Calibration.NONE)
            .predict(structure, Quantities.GRADED)
            .spread()
            .orElseThrow();
    assertThat(none.forces().orElseThrow()).containsOnly(0);
    assertThat(none.energy()).isZero();
    Spread raw = plain().predict(structure, Quantities.GRADED).spread().orElseThrow();
    Spread scaled =
        plain().with(CALIBRATION).predict(structure, Quantities.GRADED).spread().orElseThrow();
    assertThat(scaled.isCalibrated()).isTrue();
    assertThat(scaled.energy()).isEqualTo(3 * raw.energy());
    assertThat(scaled.virial().orElseThrow()).isEqualTo(4 * raw.virial().orElseThrow());
    assertThat(scaled.forces().orElseThrow()[1]).isEqualTo(1.5 * raw.forces().orElseThrow()[1]);
    assertThat(scaled.largestForce().orElseThrow())
        .isCloseTo(1.5 * raw.largestForce().orElseThrow(), within(1e-15));
  }

  @Test
  void what_was_not_asked_for_is_absent() {
    Structure structure = SelfTestStructures.of(LJ).getFirst();
    Spread spread =
        plain().predict(structure, new Quantities(false, false, true)).spread().orElseThrow();
    assertThat(plain().predict(structure, Quantities.FORCES).spread()).isEmpty();
    assertThat(spread.forces()).isEmpty();
    assertThat(spread.virial()).isEmpty();
    assertThat(spread.largestForce()).isEmpty();
    assertThat(LJ.predict(structure, Quantities.ALL).spread()).isEmpty();
  }

  @Test
  void a_baseline_beside_a_committee_keeps_its_spread() {
    Structure structure = SelfTestStructures.of(LJ).getFirst();
    Spread alone = plain().predict(structure, Quantities.GRADED).spread().orElseThrow();
    Spread beside =
        new SumPotential(List.of(MORSE, plain()))
            .predict(structure, Quantities.GRADED)
            .spread()
            .orElseThrow();
    assertThat(beside.forces().orElseThrow()).containsExactly(alone.forces().orElseThrow());
  }

  @Test
  void grades_and_reasons_come_from_the_members_that_know_their_data() {
    Potential network = NetworkModels.potential(List.of(Ti, O));
    Potential ignorant = NetworkModels.trainable(List.of(Ti, O)).potential();
    CommitteePotential committee =
        new CommitteePotential(List.of(ignorant, network), Calibration.NONE);
    Structure structure = NetworkModels.structures(List.of(Ti, O)).getFirst();
    assertThat(committee.predict(structure, Quantities.GRADED).grades().orElseThrow())
        .containsExactly(network.predict(structure, Quantities.GRADED).grades().orElseThrow());
    Neighbors neighbors = Neighbors.of(structure, committee.cutoff(), 0);
    Extrapolation reason = committee.explain(structure, neighbors, 0);
    assertThat(reason.grade()).isPositive();
    assertThat(reason.component()).isNotEmpty();
    assertThat(committee.shortestDistance(Ti, O)).isEqualTo(1.9);
    assertThat(plain().shortestDistance(Ar, Ar)).isNaN();
    assertThat(plain().continuity()).isEqualTo(Continuity.FORCES);
  }

  @Test
  void the_file_keeps_members_and_calibration_and_notices_an_edited_factor() throws IOException {
    Path file = folder.resolve("committee.crisol.json");
    PotentialFile.write(file, plain().with(CALIBRATION));
    LoadedPotential loaded = PotentialFile.read(file);
    CommitteePotential read = (CommitteePotential) loaded.potential();
    assertThat(loaded.family()).isEqualTo("committee");
    assertThat(read.calibration()).isEqualTo(CALIBRATION);
    assertThat(read.members()).hasSize(3);
    String text = Files.readString(file);
    assertThat(text).contains("\"Ar\": 1.5");
    Files.writeString(file, text.replace("\"Ar\": 1.5", "\"Ar\": 1.4"));
    assertThatThrownBy(() -> PotentialFile.read(file))
        .hasMessageContaining("potential-edited")
        .hasMessageContaining("spread");
    Files.writeString(file, text.replace("\"Ar\": 1.5", "\"Ar\": -1.5"));
    assertThatThrownBy(() -> PotentialFile.read(file))
        .hasMessageContaining("calibration.forces.Ar")
        .hasMessageContaining("greater than 0");
    Files.writeString(file, text.replace("\"stress\": 4", "\"stres\": 4"));
    assertThatThrownBy(() -> PotentialFile.read(file)).hasMessageContaining("stres");
  }

  @Test
  void files_with_commas_between_them_and_a_short_text_make_a_committee() throws IOException {
    Path one = folder.resolve("one.crisol.json");
    Path two = folder.resolve("two.crisol.json");
    PotentialFile.write(one, LJ);
    PotentialFile.write(two, MORSE);
    PotentialRequest request = PotentialRequest.of(Set.of(Ar));
    LoadedPotential files = Potentials.resolve(one + ", " + two, request);
    assertThat(files.notes()).anyMatch(note -> note.contains("committee of 2"));
    LoadedPotential text =
        Potentials.resolve(
            "committee(lj(epsilon=0.0104, sigma=3.4, cutoff=8.5, smooth=force-shift),"
                + " morse(depth=0.01, alpha=1.2, r0=3.8, cutoff=6, smooth=force-shift))",
            request);
    Structure structure = SelfTestStructures.of(LJ).getFirst();
    Prediction expected =
        new CommitteePotential(List.of(LJ, MORSE), Calibration.NONE)
            .predict(structure, Quantities.GRADED);
    for (LoadedPotential loaded : List.of(files, text)) {
      Prediction found = loaded.potential().predict(structure, Quantities.GRADED);
      assertThat(found.forces()).containsExactly(expected.forces());
      assertThat(found.spread().orElseThrow().forces().orElseThrow())
          .containsExactly(expected.spread().orElseThrow().forces().orElseThrow());
    }
    Files.writeString(folder.resolve("note.txt"), "no potential");
    assertThatThrownBy(() -> Potentials.resolve(one + "," + folder.resolve("note.txt"), request))
        .hasMessageContaining("note.txt");
    assertThatThrownBy(() -> Potentials.resolve(one + "," + folder.resolve("absent"), request))
        .hasMessageContaining("absent");
  }

  @Test
  void one_member_and_strangers_are_refused() {
    assertThatThrownBy(() -> new CommitteePotential(List.of(LJ), Calibration.NONE))
        .hasMessageContaining("at least two");
    Morse sodium = Morse.of(Na, 0.01, 1.2, 3.8, 6, Smoothing.NONE);
    assertThatThrownBy(() -> new CommitteePotential(List.of(LJ, sodium), Calibration.NONE))
        .hasMessageContaining("element that all of them know");
    PotentialRequest request = PotentialRequest.of(Set.of(Ar));
    assertThatThrownBy(() -> Potentials.resolve("committee()", request))
        .hasMessageContaining("at least two");
  }

  @Test
  void the_text_of_a_file_is_the_same_each_time() {
    Json.Obj first = PotentialFile.toJson(plain(), new Json.Obj(), List.of());
    assertThat(PotentialFile.toJson(plain(), new Json.Obj(), List.of()).text())
        .isEqualTo(first.text());
  }
}
