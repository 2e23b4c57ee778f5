package io.crisol.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.file.PotentialFile;
import io.crisol.structures.Frame;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MomentRunTest {
  private static final List<Frame> FRAMES = ArgonFrames.frames(16, 3);

  @TempDir Path folder;

  private static MomentPlan plan(Map<String, Object> moment, int iterations) {
    Map<String, Object> options = new HashMap<>(moment);
    options.putIfAbsent("level", 6L);
    options.putIfAbsent("moment_cutoff", 5.5);
    options.putIfAbsent("steps", 8L);
    options.putIfAbsent("linear_interval", 5L);
    return MomentPlan.of(
        Settings.defaults(DataOptions.class),
        Settings.of(MomentOptions.class).build(options),
        Settings.of(TrainingOptions.class)
            .build(Map.of("iterations", (long) iterations, "checkpoint_interval", 5L)),
        Settings.defaults(RepulsionOptions.class),
        FRAMES,
        List.of(),
        List.of());
  }

  private static TrainResult run(Path folder, int iterations, Map<String, Object> moment) {
    return new MomentRun(plan(moment, iterations), origin()).start(folder, Progress.NONE);
  }

  private static Json.Obj origin() {
    return new Json.Obj().put("argon.xyz", "made here");
  }

  @Test
  void learns_a_lennard_jones_crystal_and_writes_it_down() {
    TrainResult result = run(folder, 20, Map.of());
    assertThat(result.unseen().all().energyMae().value()).isLessThan(0.5);
    assertThat(result.unseen().all().forceMae().value()).isLessThan(0.004);
    for (String name : List.of("train.xyz", "validation.xyz", "parity.json", "checkpoint.json")) {
      assertThat(folder.resolve(name)).isNotEmptyFile();
    }
    Potential loaded = PotentialFile.read(folder.resolve("potential.crisol.json")).potential();
    Structure structure = FRAMES.getFirst().structure();
    assertThat(loaded.predict(structure, Quantities.FORCES).forces())
        .containsExactly(result.potential().predict(structure, Quantities.FORCES).forces());
  }

  @Test
  void a_run_in_two_parts_has_the_same_bits_whatever_the_number_of_threads() throws IOException {
    Path whole = folder.resolve("whole");
    Path parts = folder.resolve("parts");
    int before = Workers.threads();
    Workers.setThreads(1);
    try {
      run(whole, 12, Map.of());
      Workers.setThreads(3);
      run(parts, 7, Map.of());
      new MomentRun(plan(Map.of(), 12), origin()).resume(parts, Progress.NONE);
    } finally {
      Workers.setThreads(before);
    }
    assertThat(TrainPlans.parameters(parts)).isEqualTo(TrainPlans.parameters(whole));
  }

  @Test
  void a_run_with_other_options_is_not_gone_on_with() {
    run(folder, 3, Map.of("steps", 1L));
    MomentRun other = new MomentRun(plan(Map.of("level", 8L, "steps", 1L), 6), origin());
    assertThatThrownBy(() -> other.resume(folder, Progress.NONE))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("moment.level");
  }

  @Test
  void more_steps_of_all_parameters_fit_better() {
    double none = forces(run(folder, 1, Map.of("steps", 0L, "starts", 1L)));
    double some = forces(run(folder, 1, Map.of("steps", 6L, "starts", 1L)));
    assertThat(some).isLessThan(0.5 * none);
  }

  private static double forces(TrainResult result) {
    return result.train().all().forceRmse().value();
  }
}
