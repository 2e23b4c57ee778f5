package io.crisol.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.structures.Frame;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyTest {
  private static final List<Frame> FRAMES = ArgonFrames.frames(30, 3);
  private static final Json.Obj ORIGIN = new Json.Obj().put("argon.xyz", "made here");

  @TempDir Path folder;

  private static TrainPlan plan() {
    return TrainPlan.of(
        Settings.defaults(DataOptions.class),
        Settings.of(NetworkOptions.class)
            .build(Map.of("radial_order", 4L, "angular_order", 2L, "hidden", List.of(4L))),
        Settings.defaults(ChargeOptions.class),
        Settings.of(TrainingOptions.class).build(Map.of("iterations", 20L)),
        FRAMES,
        List.of(),
        List.of());
  }

  @Test
  void eachSizeHoldsTheFramesOfTheSmallerOnes() {
    TrainPlan whole = plan();
    List<StudyPart> parts = StudyParts.sizes(whole, List.of(5, 10, 20));
    List<Frame> before = List.of();
    for (StudyPart part : parts) {
      Split split = part.plan().split();
      assertThat(split.train()).containsAll(before).doesNotHaveDuplicates();
      assertThat(whole.split().train()).containsAll(split.train());
      assertThat(split.test()).isEqualTo(whole.split().test());
      before = split.train();
    }
    assertThat(parts).extracting(p -> p.plan().split().train().size()).containsExactly(5, 10, 20);
    assertThatThrownBy(() -> StudyParts.sizes(whole, List.of(1000)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("training frames");
  }

  @Test
  void foldsLeaveEveryFrameOutOnce() {
    List<StudyPart> parts = StudyParts.folds(plan(), FRAMES, 3);
    List<Frame> tested = new ArrayList<>();
    for (StudyPart part : parts) {
      Split split = part.plan().split();
      assertThat(split.test().size()).isBetween(5, 15);
      assertThat(split.train()).doesNotContainAnyElementsOf(split.test());
      assertThat(split.train().size() + split.validation().size() + split.test().size())
          .isEqualTo(FRAMES.size());
      tested.addAll(split.test());
    }
    assertThat(tested).containsExactlyInAnyOrderElementsOf(FRAMES);
  }

  @Test
  void theBestOfASearchIsTrainedToTheEndAndNothingIsDoneTwice() throws Exception {
    List<StudyPart> candidates = StudyParts.candidates(plan(), 4);
    assertThat(candidates).extracting(p -> p.plan().network()).doesNotHaveDuplicates();
    assertThat(candidates.getFirst().plan().network()).isEqualTo(plan().network());
    List<Json.Obj> results =
        new StudyRun(folder, ORIGIN, _ -> Progress.NONE).search(candidates, Double.MAX_VALUE);
    assertThat(results).hasSize(4);
    assertThat(results.getFirst().get("planned_iterations").asInt()).isEqualTo(20);
    assertThat(results.getLast().get("planned_iterations").asInt()).isEqualTo(2);
    String best = results.getFirst().get("name").asString();
    Path potential = folder.resolve("parts").resolve(best).resolve("potential.crisol.json");
    var written = Files.getLastModifiedTime(potential);
    List<Json.Obj> again =
        new StudyRun(folder, ORIGIN, _ -> Progress.NONE).search(candidates, Double.MAX_VALUE);
    assertThat(again.getFirst().text()).isEqualTo(results.getFirst().text());
    assertThat(Files.getLastModifiedTime(potential)).isEqualTo(written);
  }

  @Test
  void whatWasTrainedOnOtherDataIsNotTakenForDone() {
    List<StudyPart> parts = StudyParts.sizes(plan(), List.of(5));
    List<Json.Obj> results = new StudyRun(folder, ORIGIN, _ -> Progress.NONE).all(parts);
    assertThat(results.getFirst().get("validation_loss").asDouble()).isPositive();
    Json.Obj other = new Json.Obj().put("argon.xyz", "made elsewhere");
    StudyRun again = new StudyRun(folder, other, _ -> Progress.NONE);
    assertThatThrownBy(() -> again.all(parts))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("argon.xyz");
  }

  @Test
  void aStudyIsOfOneKind() {
    Settings<StudyOptions> settings = Settings.of(StudyOptions.class);
    assertThatThrownBy(() -> settings.build(Map.of())).hasMessageContaining("one kind");
    assertThatThrownBy(() -> settings.build(Map.of("folds", 3L, "candidates", 4L)))
        .hasMessageContaining("one kind");
    assertThatThrownBy(() -> settings.build(Map.of("folds", 1L))).hasMessageContaining("at least");
  }
}
