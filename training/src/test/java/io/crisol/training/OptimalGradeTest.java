package io.crisol.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Extrapolating;
import io.crisol.potentials.Graded;
import io.crisol.potentials.Grading;
import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.file.PotentialFile;
import io.crisol.potentials.optimality.LinearRows;
import io.crisol.potentials.pair.LennardJones;
import io.crisol.potentials.pair.Smoothing;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import io.crisol.structures.json.Json;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptimalGradeTest {
  private static final List<Frame> FRAMES = ArgonFrames.frames(40, 3);
  private static final double[] COMPRESSED = {-0.15, 0, 0, 0, -0.15, 0, 0, 0, -0.15};

  @TempDir Path folder;

  private Potential network(int committee) {
    TrainPlan plan =
        TrainPlan.of(
                Settings.defaults(DataOptions.class),
                Settings.of(NetworkOptions.class).build(TrainPlans.SMALL),
                Settings.defaults(ChargeOptions.class),
                Settings.of(TrainingOptions.class).build(Map.of("iterations", 20L)),
                FRAMES,
                List.of(),
                List.of())
            .with(new CommitteeOptions(committee, OptionalDouble.empty()))
            .with(Settings.defaults(RepulsionOptions.class));
    new TrainRun(plan, new Json.Obj()).start(folder, Progress.NONE);
    return PotentialFile.read(folder.resolve("potential.crisol.json")).potential();
  }

  private Potential snap() {
    SnapPlan plan =
        SnapPlan.of(
            Settings.defaults(DataOptions.class),
            Settings.of(SnapOptions.class).build(Map.of("twojmax", 4L, "snap_cutoff", 5.5)),
            Settings.defaults(TrainingOptions.class),
            FRAMES,
            List.of(),
            List.of());
    new SnapRun(plan, new Json.Obj()).start(folder, Progress.NONE);
    return PotentialFile.read(folder.resolve("potential.crisol.json")).potential();
  }

  private static double[] grades(Potential potential, Structure structure) {
    return potential.predict(structure, Quantities.GRADED).grades().orElseThrow();
  }

  private static double largest(double[] grades) {
    return Arrays.stream(grades).max().orElseThrow();
  }

  /** Grades are those of the definition, 1 at most in the data and more beyond. */
  private void isGradedByItsActiveSet(Potential potential) {
    Structure known = FRAMES.getFirst().structure();
    Structure strange = known.strained(COMPRESSED);
    LinearRows rows = LinearRows.of(potential).orElseThrow();
    double[] inverse = rows.activeInverse(0).orElseThrow();
    for (Structure structure : List.of(known, strange)) {
      double[] graded = grades(potential, structure);
      double[][] b = rows.energyRows(structure, Neighbors.of(structure, rows.cutoff(), 0));
      for (int a = 0; a < graded.length; a++) {
        assertThat(graded[a]).isCloseTo(grade(b[a], inverse), within(1e-9 * graded[a]));
      }
    }
    List<Frame> trained =
        io.crisol.structures.io.FrameFiles.read(folder.resolve("train.xyz").toString()).frames();
    double most = 0;
    for (Frame frame : trained) {
      most = Math.max(most, largest(grades(potential, frame.structure())));
    }
    assertThat(most).isBetween(1 - 1e-6, 1.001 + 1e-6);
    assertThat(largest(grades(potential, strange))).isGreaterThan(2);
  }

  private static double grade(double[] row, double[] inverse) {
    int n = row.length;
    double most = 0;
    for (int j = 0; j < n; j++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += row[i] * inverse[i * n + j];
      }
      most = Math.max(most, Math.abs(sum));
    }
    return most;
  }

  @Test
  void a_network_is_graded_by_its_last_layer() {
    Potential usual = network(1);
    assertThat(Graded.gradingsOf(usual)).containsExactlyInAnyOrder(Grading.values());
    Potential potential = Graded.by(Grading.D_OPTIMALITY, usual);
    isGradedByItsActiveSet(potential);
    Structure strange = FRAMES.getFirst().structure().strained(COMPRESSED);
    assertThat(grades(potential, strange)).isNotEqualTo(grades(usual, strange));
    Prediction a = potential.predict(strange, Quantities.GRADED);
    Prediction b = usual.predict(strange, Quantities.GRADED);
    assertThat(a.energy()).isEqualTo(b.energy());
    assertThat(a.forces()).containsExactly(b.forces());
    var why =
        Extrapolating.of(potential)
            .orElseThrow()
            .explain(strange, Neighbors.of(strange, potential.cutoff(), 0), 2);
    assertThat(why.grade()).isCloseTo(a.grades().orElseThrow()[2], within(1e-9 * why.grade()));
    assertThat(grades(Graded.by(Grading.LEVERAGE, potential), strange))
        .containsExactly(grades(usual, strange));
  }

  @Test
  void a_committee_is_graded_by_the_member_that_knows_the_data() {
    Potential potential = Graded.by(Grading.D_OPTIMALITY, network(2));
    isGradedByItsActiveSet(potential);
    Structure known = FRAMES.getFirst().structure();
    assertThat(potential.predict(known, Quantities.GRADED).spread()).isPresent();
  }

  @Test
  void a_snap_is_graded_by_its_components() {
    Potential potential = snap();
    assertThat(Graded.gradingsOf(potential)).containsExactly(Grading.D_OPTIMALITY);
    isGradedByItsActiveSet(potential);
    assertThatThrownBy(() -> Graded.by(Grading.LEVERAGE, potential))
        .hasMessageContaining("it has d-optimality");
  }

  @Test
  void what_was_not_trained_has_no_grade_to_choose() {
    Potential argon = LennardJones.of(Element.Ar, 0.01, 3.4, 6, Smoothing.SHIFT);
    assertThatThrownBy(() -> Graded.by(Grading.D_OPTIMALITY, argon))
        .hasMessageContaining("does not know its training data");
  }
}
