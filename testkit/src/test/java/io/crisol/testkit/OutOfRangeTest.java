package io.crisol.testkit;

import static io.crisol.structures.Element.Si;
import static org.assertj.core.api.Assertions.assertThat;

import io.crisol.potentials.Extrapolating;
import io.crisol.potentials.OutOfRange;
import io.crisol.potentials.Potential;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.committee.Calibration;
import io.crisol.potentials.committee.CommitteePotential;
import io.crisol.potentials.file.Potentials;
import io.crisol.potentials.network.NetworkPotential;
import io.crisol.structures.Frame;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import io.crisol.structures.io.ExtendedXyz;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutOfRangeTest {
  private static final NetworkPotential POTENTIAL = NetworkModels.potential(List.of(Si));

  private static List<OutOfRange> of(Extrapolating potential, Structure structure) {
    Neighbors neighbors = Neighbors.of(structure, ((Potential) potential).cutoff(), 0);
    return potential.outOfRange(structure, neighbors).orElseThrow();
  }

  @Test
  void nothing_of_the_training_data_is_outside_and_what_was_compressed_is() {
    for (Structure structure : NetworkModels.structures(List.of(Si))) {
      assertThat(of(POTENTIAL, structure)).isEmpty();
    }
    Structure known = NetworkModels.structures(List.of(Si)).getFirst();
    Structure strange = known.strained(new double[] {-0.2, 0, 0, 0, -0.2, 0, 0, 0, -0.2});
    List<OutOfRange> found = of(POTENTIAL, strange);
    assertThat(found).isNotEmpty();
    for (OutOfRange out : found) {
      assertThat(out.value() < out.low() || out.value() > out.high()).isTrue();
      assertThat(out.excess()).isPositive();
      assertThat(out.element()).isEqualTo(Si);
      assertThat(out.component()).isNotBlank();
    }
    var committee = new CommitteePotential(List.of(POTENTIAL, POTENTIAL), Calibration.NONE);
    assertThat(of(committee, strange)).isEqualTo(found);
  }

  @Test
  void what_was_never_trained_here_knows_no_ranges() {
    NetworkPotential untrained = NetworkModels.trainable(List.of(Si)).potential();
    Structure structure = NetworkModels.structures(List.of(Si)).getFirst();
    Neighbors neighbors = Neighbors.of(structure, untrained.cutoff(), 0);
    assertThat(untrained.outOfRange(structure, neighbors)).isEmpty();
  }

  /** Its network files hold lowest and highest value of each component. */
  @Test
  void networks_of_aenet_have_ranges_and_grades() {
    Path folder = AenetGoldenTest.folder();
    List<Frame> frames = ExtendedXyz.read(folder.resolve("tio2_chebyshev_efs.xyz")).frames();
    Structure known = frames.getFirst().structure();
    String argument = folder.resolve("Ti.15t-15t.nn") + "," + folder.resolve("O.15t-15t.nn");
    NetworkPotential potential =
        (NetworkPotential) Potentials.resolve(argument, known, Map.of()).potential();
    Structure strange = known.strained(new double[] {-0.3, 0, 0, 0, -0.3, 0, 0, 0, -0.3});
    int before = of(potential, known).size();
    assertThat(of(potential, strange).size()).isGreaterThan(before + 10);
    double[] grades = potential.predict(strange, Quantities.GRADED).grades().orElseThrow();
    assertThat(Arrays.stream(grades).max().orElseThrow()).isGreaterThan(2);
  }
}
