package io.crisol.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crisol.potentials.Quantities;
import io.crisol.potentials.file.PotentialFile;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.Structure;
import io.crisol.structures.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DivergenceTest {
  private static final List<String> METHODS =
      List.of("lbfgs", "adamw", "levenberg-marquardt", "kalman-filter");

  @TempDir Path folder;

  private ProblemException broken(TrainPlan plan) {
    ProblemException problem =
        catchThrowableOfType(
            ProblemException.class,
            () -> new TrainRun(plan, new Json.Obj()).start(folder, Progress.NONE));
    assertThat(problem.problem()).isEqualTo(Problem.TRAINING_DIVERGED);
    return problem;
  }

  @Test
  void aLearningRateBeyondReasonIsNamedWithTheFrameThatShowedIt() {
    ProblemException problem =
        broken(
            TrainPlans.argon(
                ArgonFrames.frames(30, 5),
                Map.of("method", "adamw", "learning_rate", 1e200, "iterations", 10L)));
    assertThat(problem)
        .hasMessageContaining("iteration 1")
        .hasMessageMatching("(?s).*the (energy|force|stress) term of argon.xyz, frame \\d+.*")
        .hasMessageContaining("learning_rate");
    assertThat(folder.resolve("potential.crisol.json")).doesNotExist();
  }

  @Test
  void theLastGoodModelIsKept() {
    ProblemException problem =
        broken(
            TrainPlans.argon(
                ArgonFrames.frames(30, 5),
                Map.of("method", "adamw", "batch", 30L, "weight_decay", 1e6, "iterations", 200L)));
    Path file = folder.resolve("last-good.crisol.json");
    assertThat(problem)
        .hasMessageMatching("(?s).*the (energy|force|stress) term of argon.xyz, frame \\d+.*")
        .hasMessageContaining("the model of iteration 1")
        .hasMessageContaining(file.toString());
    Structure structure = ArgonFrames.frames(1, 1).getFirst().structure();
    double[] forces =
        PotentialFile.read(file).potential().predict(structure, Quantities.FORCES).forces();
    assertThat(forces).doesNotContain(Double.NaN);
  }

  @Test
  void anAbsurdLabelIsFoundByEveryMethod() {
    List<Frame> frames = new ArrayList<>(ArgonFrames.frames(30, 5));
    frames.set(7, absurd(frames.get(7)));
    List<Frame> unseen = ArgonFrames.frames(4, 6);
    for (String method : METHODS) {
      TrainPlan plan =
          TrainPlans.of(TrainPlans.SMALL, Map.of(), frames, unseen, Map.of("method", method));
      assertThat(broken(plan)).as(method).hasMessageContaining("force term of argon.xyz, frame 7");
    }
  }

  @Test
  void anAbsurdLabelForValidationIsFoundAsWell() {
    List<Frame> unseen = new ArrayList<>(ArgonFrames.frames(4, 6));
    unseen.set(2, absurd(unseen.get(2)));
    TrainPlan plan =
        TrainPlans.of(TrainPlans.SMALL, Map.of(), ArgonFrames.frames(30, 5), unseen, Map.of());
    assertThat(broken(plan)).hasMessageContaining("force term of argon.xyz, frame 2");
  }

  /** A force that is a number, but whose square is none. */
  private static Frame absurd(Frame frame) {
    double[] forces = frame.labels().forces().orElseThrow().clone();
    forces[4] = 1e200;
    return frame.withLabels(frame.labels().withForces(forces));
  }
}
