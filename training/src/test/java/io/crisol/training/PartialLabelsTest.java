package io.crisol.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training on frames whose labels are absent here and there, or count from another zero. */
class PartialLabelsTest {
  private static final List<Frame> FRAMES = ArgonFrames.frames(40, 3);

  @TempDir Path folder;

  private static List<Frame> changed(int every, Function<Frame, Labels> labels) {
    List<Frame> frames = new ArrayList<>(FRAMES);
    for (int k = 0; k < frames.size(); k += every) {
      Frame f = frames.get(k);
      frames.set(
          k, new Frame(f.structure(), labels.apply(f), f.metadata(), f.columns(), f.source()));
    }
    return frames;
  }

  private TrainResult train(String name, List<Frame> frames, Map<String, Object> training) {
    TrainPlan plan =
        TrainPlan.of(
            Settings.defaults(DataOptions.class),
            Settings.of(NetworkOptions.class).build(TrainPlans.SMALL),
            Settings.defaults(ChargeOptions.class),
            Settings.of(TrainingOptions.class).build(training),
            frames,
            List.of(),
            List.of());
    return new TrainRun(plan, new Json.Obj()).start(folder.resolve(name), Progress.NONE);
  }

  /** Were absent forces taken for zero, the error on those that are there could not be small. */
  @Test
  void frames_without_forces_do_not_count_as_forces_of_zero() {
    List<Frame> half = changed(2, f -> Labels.NONE.withEnergy(f.labels().energy().orElseThrow()));
    for (String method : List.of("kalman-filter", "levenberg-marquardt")) {
      TrainResult result =
          train(method, half, Map.of("method", method, "iterations", 25L, "force_components", 30L));
      assertThat(result.train().all().forceMae().value()).as(method).isLessThan(0.003);
      assertThat(result.unseen().all().energyMae().value()).as(method).isLessThan(0.5);
    }
  }

  @Test
  void the_kalman_filter_learns_from_energies_alone() {
    List<Frame> none = changed(1, f -> Labels.NONE.withEnergy(f.labels().energy().orElseThrow()));
    TrainResult result =
        train("energies", none, Map.of("method", "kalman-filter", "iterations", 25L));
    assertThat(result.unseen().all().energyMae().value()).isLessThan(1);
    assertThat(result.unseen().all().forceMae().value()).isNaN();
  }

  /** Energies of 10 000 eV per atom more are the same data with another reference energy. */
  @Test
  void another_zero_of_energy_is_taken_off_by_the_regression() {
    List<Frame> high =
        changed(1, f -> f.labels().withEnergy(f.labels().energy().orElseThrow() + 1e4 * f.size()));
    Map<String, Object> training = Map.of("iterations", 10L);
    TrainResult usual = train("usual", FRAMES, training);
    TrainResult raised = train("raised", high, training);
    double shift =
        raised.references().energies().get(Element.Ar)
            - usual.references().energies().get(Element.Ar);
    assertThat(shift).isCloseTo(1e4, within(1e-6));
    assertThat(raised.unseen().all().energyMae().value())
        .isCloseTo(usual.unseen().all().energyMae().value(), within(1e-3));
    assertThat(raised.unseen().all().forceMae().value())
        .isCloseTo(usual.unseen().all().forceMae().value(), within(1e-5));
  }
}
