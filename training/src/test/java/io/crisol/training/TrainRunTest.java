package io.crisol.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Extrapolating;
import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.SumPotential;
import io.crisol.potentials.file.PotentialFile;
import io.crisol.potentials.network.NetworkPotential;
import io.crisol.potentials.pair.LennardJones;
import io.crisol.potentials.pair.Smoothing;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainRunTest {
  private static final List<Frame> FRAMES = ArgonFrames.frames(40, 3);
  private static final Json.Obj ORIGIN = new Json.Obj().put("argon.xyz", "made here");

  @TempDir Path folder;

  private static TrainPlan plan(Map<String, Object> training) {
    return plan(TrainPlans.SMALL, training);
  }

  private static TrainPlan plan(Map<String, Object> network, Map<String, Object> training) {
    return TrainPlan.of(
        Settings.defaults(DataOptions.class),
        Settings.of(NetworkOptions.class).build(network),
        Settings.defaults(ChargeOptions.class),
        Settings.of(TrainingOptions.class).build(training),
        FRAMES,
        List.of(),
        List.of());
  }

  @Test
  void learnsTheDifferenceToABaseline() {
    Potential repulsion = LennardJones.of(Element.Ar, 0.009, 3.4, 5.5, Smoothing.FORCE_SHIFT);
    TrainPlan plan =
        plan(Map.of("iterations", 60L)).with(new Baseline("nearly the truth", repulsion));
    TrainResult result = new TrainRun(plan, ORIGIN).start(folder, Progress.NONE);
    assertThat(result.unseen().all().forceMae().value()).isLessThan(0.003);
    Potential loaded = PotentialFile.read(folder.resolve("potential.crisol.json")).potential();
    SumPotential sum = (SumPotential) loaded;
    Structure frame = FRAMES.getFirst().structure();
    double whole = sum.predict(frame, Quantities.ENERGY).energy();
    double network = sum.terms().getFirst().predict(frame, Quantities.ENERGY).energy();
    assertThat(whole - network)
        .isCloseTo(repulsion.predict(frame, Quantities.ENERGY).energy(), within(1e-9));
    assertThat(Extrapolating.of(sum)).containsInstanceOf(NetworkPotential.class);
    assertThat(plan.describe()).anyMatch(line -> line.startsWith("baseline: nearly the truth"));
  }

  @Test
  void methodsOfLeastSquaresLearnTheSameCrystal() {
    for (String method : List.of("levenberg-marquardt", "kalman-filter")) {
      TrainResult result =
          new TrainRun(
                  plan(Map.of("method", method, "iterations", 25L, "force_components", 30L)),
                  ORIGIN)
              .start(folder.resolve(method), Progress.NONE);
      assertThat(result.unseen().all().energyMae().value()).as(method).isLessThan(0.5);
      assertThat(result.unseen().all().forceMae().value()).as(method).isLessThan(0.003);
    }
  }

  @Test
  void learnsOnSymmetryFunctionsChosenFromTheData() {
    TrainPlan plan =
        plan(
            Map.of(
                "descriptor",
                "symmetry-functions",
                "functions",
                12L,
                "function_cutoff",
                5.5,
                "hidden",
                List.of(6L)),
            Map.of("iterations", 150L));
    assertThat(plan.choice().explanation()).contains("12 of Ar within 5.5 Å");
    TrainResult result = new TrainRun(plan, ORIGIN).start(folder, Progress.NONE);
    assertThat(result.unseen().all().energyMae().value()).isLessThan(0.5);
    assertThat(result.unseen().all().forceMae().value()).isLessThan(0.003);
    Potential loaded = PotentialFile.read(folder.resolve("potential.crisol.json")).potential();
    assertThat(loaded.cutoff()).isEqualTo(5.5);
  }

  @Test
  void learnsALennardJonesCrystalAndWritesItDown() {
    TrainResult result =
        new TrainRun(plan(Map.of("iterations", 150L)), ORIGIN).start(folder, Progress.NONE);
    assertThat(result.unseen().all().energyMae().value()).isLessThan(0.5);
    assertThat(result.unseen().all().forceMae().value()).isLessThan(0.003);
    assertThat(result.references().energies().get(Element.Ar)).isCloseTo(-20, within(0.2));
    assertThat(folder).isDirectoryContaining("glob:**/{potential.crisol.json}");
    for (String name :
        List.of(
            "train.xyz",
            "validation.xyz",
            "test.xyz",
            "learning-curve.csv",
            "parity.json",
            "checkpoint.json")) {
      assertThat(folder.resolve(name)).isNotEmptyFile();
    }
    Potential loaded = PotentialFile.read(folder.resolve("potential.crisol.json")).potential();
    Structure structure = FRAMES.getFirst().structure();
    Prediction before = result.potential().predict(structure, Quantities.GRADED);
    Prediction after = loaded.predict(structure, Quantities.GRADED);
    assertThat(after.energy()).isEqualTo(before.energy());
    assertThat(after.forces()).containsExactly(before.forces());
    assertThat(after.grades().orElseThrow()).containsExactly(before.grades().orElseThrow());
  }

  @Test
  void gradesWhatItHasNotSeen() {
    TrainResult result =
        new TrainRun(plan(Map.of("iterations", 20L)), ORIGIN).start(folder, Progress.NONE);
    Structure known = FRAMES.getFirst().structure();
    double[] compressed = {-0.15, 0, 0, 0, -0.15, 0, 0, 0, -0.15};
    Structure strange = known.strained(compressed);
    assertThat(largest(result.potential().predict(known, Quantities.GRADED))).isLessThan(1.5);
    assertThat(largest(result.potential().predict(strange, Quantities.GRADED))).isGreaterThan(2);
    Extrapolating potential = (Extrapolating) result.potential();
    var reason =
        potential.explain(strange, Neighbors.of(strange, result.potential().cutoff(), 0), 0);
    assertThat(reason.component()).contains("within");
    assertThat(reason.value() < reason.low() || reason.value() > reason.high()).isTrue();
    assertThat(potential.shortestDistance(Element.Ar, Element.Ar)).isBetween(2.5, 4.0);
  }

  @Test
  void anInterruptedRunEndsWithTheSameBitsForAnyNumberOfThreads() throws IOException {
    for (String method : List.of("lbfgs", "adamw")) {
      Map<String, Object> options =
          Map.of("iterations", 30L, "method", method, "checkpoint_interval", 4L);
      Path whole = folder.resolve(method + "-whole");
      new TrainRun(plan(options), ORIGIN).start(whole, Progress.NONE);
      Path parts = folder.resolve(method + "-parts");
      int before = Workers.threads();
      try {
        Workers.setThreads(1);
        assertThatThrownBy(
                () ->
                    new TrainRun(plan(options), ORIGIN).start(parts, TrainRunTest::breakAtTheTenth))
            .hasMessage("broken off");
        Workers.setThreads(3);
        new TrainRun(plan(options), ORIGIN).resume(parts, Progress.NONE);
      } finally {
        Workers.setThreads(before);
      }
      assertThat(Files.readString(parts.resolve("potential.crisol.json")))
          .isEqualTo(Files.readString(whole.resolve("potential.crisol.json")));
      assertThat(Files.readString(parts.resolve("parity.json")))
          .isEqualTo(Files.readString(whole.resolve("parity.json")));
    }
  }

  private static double largest(Prediction prediction) {
    return Arrays.stream(prediction.grades().orElseThrow()).max().orElseThrow();
  }

  private static void breakAtTheTenth(long done, long total, String text) {
    if (done == 10) {
      throw new IllegalStateException("broken off");
    }
  }

  @Test
  void aFinishedRunGoesOnWhenMoreIterationsAreAskedFor() throws IOException {
    Path whole = folder.resolve("whole");
    Path parts = folder.resolve("parts");
    new TrainRun(plan(Map.of("iterations", 24L)), ORIGIN).start(whole, Progress.NONE);
    new TrainRun(plan(Map.of("iterations", 10L)), ORIGIN).start(parts, Progress.NONE);
    new TrainRun(plan(Map.of("iterations", 24L)), ORIGIN).resume(parts, Progress.NONE);
    Json.Obj one =
        Json.parse(Files.readString(whole.resolve("potential.crisol.json")), "").asObject();
    Json.Obj two =
        Json.parse(Files.readString(parts.resolve("potential.crisol.json")), "").asObject();
    assertThat(two.get("parameters")).isEqualTo(one.get("parameters"));
  }

  @Test
  void foreseesHowLongAnIterationTakes() {
    assertThat(new TrainRun(plan(Map.of()), ORIGIN).secondsPerIteration()).isBetween(1e-6, 10.0);
  }

  @Test
  void refusesToGoOnWithOtherOptionsOrDataOrWithoutACheckpoint() {
    new TrainRun(plan(Map.of("iterations", 2L)), ORIGIN).start(folder, Progress.NONE);
    assertProblem(
        Problem.RESUME_CHANGED,
        "training.energy_weight",
        () ->
            new TrainRun(plan(Map.of("iterations", 2L, "energy_weight", 7.0)), ORIGIN)
                .resume(folder, Progress.NONE));
    assertProblem(
        Problem.RESUME_CHANGED,
        "argon.xyz",
        () ->
            new TrainRun(plan(Map.of("iterations", 2L)), new Json.Obj().put("argon.xyz", "other"))
                .resume(folder, Progress.NONE));
    assertProblem(
        Problem.RESUME_NOTHING,
        "checkpoint.json",
        () ->
            new TrainRun(plan(Map.of("iterations", 2L)), ORIGIN)
                .resume(folder.resolve("elsewhere"), Progress.NONE));
  }

  private static void assertProblem(Problem problem, String text, Runnable action) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(problem))
        .hasMessageContaining(text);
  }
}
