package io.crisol.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.SumPotential;
import io.crisol.potentials.file.PotentialFile;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import io.crisol.structures.json.Json;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapRunTest {
  private static final List<Frame> FRAMES = ArgonFrames.frames(40, 3);

  @TempDir Path folder;

  private static SnapPlan plan(Map<String, Object> snap) {
    Map<String, Object> options = new HashMap<>(snap);
    Map<String, Object> training = new HashMap<>();
    if (options.containsKey("group_weights")) {
      training.put("group_weights", options.remove("group_weights"));
    }
    options.putIfAbsent("twojmax", 6L);
    options.putIfAbsent("snap_cutoff", 5.5);
    return SnapPlan.of(
        Settings.defaults(DataOptions.class),
        Settings.of(SnapOptions.class).build(options),
        Settings.of(TrainingOptions.class).build(training),
        FRAMES,
        List.of(),
        List.of());
  }

  private TrainResult run(Map<String, Object> snap) {
    return new SnapRun(plan(snap), new Json.Obj().put("argon.xyz", "made here"))
        .start(folder, Progress.NONE);
  }

  @Test
  void learns_a_lennard_jones_crystal_and_writes_it_down() {
    TrainResult result = run(Map.of());
    assertThat(result.unseen().all().energyMae().value()).isLessThan(0.5);
    assertThat(result.unseen().all().forceMae().value()).isLessThan(0.004);
    for (String name : List.of("train.xyz", "validation.xyz", "parity.json", "ridge.csv")) {
      assertThat(folder.resolve(name)).isNotEmptyFile();
    }
    Potential loaded = PotentialFile.read(folder.resolve("potential.crisol.json")).potential();
    Structure structure = FRAMES.getFirst().structure();
    assertThat(loaded.predict(structure, Quantities.FORCES).forces())
        .containsExactly(result.potential().predict(structure, Quantities.FORCES).forces());
  }

  @Test
  void a_quadratic_form_fits_its_training_frames_better() {
    double linear = run(Map.of("twojmax", 2L, "ridge", 0.0)).train().all().forceRmse().value();
    double quadratic =
        run(Map.of("twojmax", 2L, "quadratic", true, "ridge", 0.0))
            .train()
            .all()
            .forceRmse()
            .value();
    assertThat(quadratic).isLessThan(0.9 * linear);
  }

  @Test
  void the_repulsion_of_nuclei_is_added_and_its_share_not_fitted_again() {
    TrainResult result = run(Map.of("zbl_inner", 1.5, "zbl_outer", 3.9));
    assertThat(result.potential()).isInstanceOf(SumPotential.class);
    assertThat(result.unseen().all().forceMae().value()).isLessThan(0.01);
  }

  @Test
  void any_number_of_threads_gives_the_same_bits() {
    int before = Workers.threads();
    try {
      Workers.setThreads(1);
      double[] one = forces(run(Map.of()));
      Workers.setThreads(5);
      assertThat(forces(run(Map.of()))).containsExactly(one);
    } finally {
      Workers.setThreads(before);
    }
  }

  private static double[] forces(TrainResult result) {
    return result.potential().predict(FRAMES.getFirst().structure(), Quantities.FORCES).forces();
  }

  @Test
  void a_weight_for_unknown_frames_or_elements_is_refused() {
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("group_weights", Map.of("Elastik", 2.0)), Map.of("radii", Map.of("Si", 0.5)))) {
      assertThatThrownBy(() -> plan(wrong))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem()).isEqualTo(Problem.OPTION_UNKNOWN));
    }
  }

  @Test
  void one_factor_for_all_frames_changes_nothing() {
    Map<String, Double> factors = new HashMap<>();
    FRAMES.forEach(frame -> factors.put(frame.group(), 3.0));
    double[] all = forces(run(Map.of("group_weights", factors, "ridge", 1e-9)));
    double[] same = forces(run(Map.of("ridge", 1e-9)));
    assertThat(all).usingComparatorWithPrecision(1e-8).containsExactly(same);
  }
}
