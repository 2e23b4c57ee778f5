package io.crisol.training;

import static io.crisol.structures.Element.Cl;
import static io.crisol.structures.Element.Na;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.electrostatics.PointCharges;
import io.crisol.potentials.file.PotentialFile;
import io.crisol.structures.Cell;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.io.FrameFiles;
import io.crisol.structures.json.Json;
import io.crisol.training.evaluation.ErrorSummary;
import io.crisol.training.evaluation.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChargedRunTest {
  private static final Json.Obj ORIGIN = new Json.Obj().put("salt.xyz", "made here");
  private static final List<Frame> FEW = SaltFrames.equilibrated(24, 5);

  @TempDir Path folder;

  private static TrainPlan plan(
      Map<String, Object> charges, Map<String, Object> training, List<Frame> frames) {
    Map<String, Object> all = new HashMap<>(charges);
    all.putIfAbsent("charge_widths", Map.of("Na", 1.0, "Cl", 0.8));
    all.put("charge_hidden", List.of(6L));
    return TrainPlan.of(
        Settings.of(DataOptions.class).build(Map.of("split", "random")),
        Settings.of(NetworkOptions.class)
            .build(
                Map.of(
                    "radial_order", 6L,
                    "angular_order", 2L,
                    "radial_cutoffs", List.of(4.6),
                    "angular_cutoffs", List.of(3.6),
                    "hidden", List.of(8L))),
        Settings.of(ChargeOptions.class).build(all),
        Settings.of(TrainingOptions.class).build(training),
        frames,
        List.of(),
        List.of());
  }

  private TrainResult run(TrainPlan plan) {
    return new TrainRun(plan, ORIGIN).start(folder, Progress.NONE);
  }

  private static void assertRecovered(Evaluation unseen, int frames) {
    ErrorSummary errors = unseen.all();
    assertThat(errors.frames()).isEqualTo(frames);
    assertThat(errors.chargeRmse().value()).as("charges").isLessThan(1e-3);
    assertThat(errors.energyRmse().value()).as("energies").isLessThan(1);
    assertThat(errors.forceRmse().value()).as("forces").isLessThan(0.02);
  }

  @Test
  void charges_of_fixed_electronegativities_are_recovered_in_neutral_and_charged_cells() {
    TrainResult result =
        run(
            plan(
                Map.of("charges", "equilibrated", "screening_outer", 0.0),
                Map.of("iterations", 400L, "charge_weight", 300.0),
                SaltFrames.equilibrated(80, 5)));
    assertRecovered(result.unseen(), 8);
    assertThat(result.unseen().groups()).containsOnlyKeys("neutral", "charged");
    assertThat(result.toJson().text()).contains("\"charge_rmse_e\"");
    Potential loaded = PotentialFile.read(folder.resolve("potential.crisol.json")).potential();
    Frame frame = result.unseen().frames().getFirst().frame();
    Prediction before = result.potential().predict(frame.structure(), Quantities.ALL);
    Prediction after = loaded.predict(frame.structure(), Quantities.ALL);
    assertThat(after.energy()).isEqualTo(before.energy());
    assertThat(after.charges().orElseThrow()).isEqualTo(before.charges().orElseThrow());
    assertThat(after.grades().orElseThrow()).isEqualTo(before.grades().orElseThrow());
  }

  @Test
  void charges_that_neighbours_move_are_recovered() {
    TrainResult result =
        run(
            plan(
                Map.of("charges", "environment", "screening_outer", 0.0),
                Map.of("iterations", 250L, "charge_weight", 300.0),
                SaltFrames.local(60, 5)));
    assertRecovered(result.unseen(), 6);
  }

  @Test
  void without_reference_charges_energies_and_forces_make_them() {
    List<Frame> frames = SaltFrames.equilibrated(32, 5).stream().map(this::uncharged).toList();
    TrainPlan plan =
        plan(
            Map.of("charges", "equilibrated", "start_charges", Map.of("Na", 0.6, "Cl", -0.6)),
            Map.of("iterations", 120L),
            frames);
    TrainResult result = run(plan);
    assertThat(result.train().all().energyRmse().value()).isLessThan(5);
    assertThat(result.train().all().chargeRmse().value()).isNaN();
    double[] q =
        result
            .potential()
            .predict(frames.getFirst().structure(), Quantities.ENERGY)
            .charges()
            .orElseThrow();
    assertThat(Arrays.stream(q, 0, 4).min().orElseThrow()).isGreaterThan(0.1);
    assertThat(String.join("\n", plan.describe())).contains("hardness 5.000", "is screened");
  }

  private Frame uncharged(Frame frame) {
    Labels labels = frame.labels();
    return frame.withLabels(
        Labels.NONE
            .withEnergy(labels.energy().orElseThrow())
            .withForces(labels.forces().orElseThrow()));
  }

  @Test
  void the_frames_of_the_example_are_these() {
    Path file = Path.of(System.getProperty("crisol.root"), "examples", "charges", "salt.xyz");
    List<Frame> written = FrameFiles.read(file.toString()).frames();
    List<Frame> made = SaltFrames.equilibrated(80, 5);
    assertThat(written).hasSameSizeAs(made);
    for (int f = 0; f < made.size(); f++) {
      Labels labels = made.get(f).labels();
      Labels found = written.get(f).labels();
      assertThat(found.energy().orElseThrow())
          .isCloseTo(labels.energy().orElseThrow(), within(1e-6));
      assertThat(found.forces().orElseThrow())
          .usingComparatorWithPrecision(1e-6)
          .containsExactly(labels.forces().orElseThrow());
      assertThat(found.charges().orElseThrow())
          .usingComparatorWithPrecision(1e-6)
          .containsExactly(labels.charges().orElseThrow());
    }
  }

  @Test
  void every_method_trains_charges() {
    for (String method : List.of("levenberg-marquardt", "kalman-filter", "adamw")) {
      TrainResult result =
          new TrainRun(
                  plan(
                      Map.of("charges", "equilibrated"),
                      Map.of("iterations", 3L, "method", method, "charge_weight", 100.0),
                      FEW),
                  ORIGIN)
              .start(folder.resolve(method), Progress.NONE);
      assertThat(result.train().all().chargeRmse().value()).as(method).isLessThan(0.05);
    }
  }

  @Test
  void a_committee_predicts_mean_charges() {
    CommitteeOptions two = Settings.of(CommitteeOptions.class).build(Map.of("committee", 2L));
    TrainResult result =
        run(plan(Map.of("charges", "equilibrated"), Map.of("iterations", 5L), FEW).with(two));
    // Charged frames are known as such: their reference charges add up to what is predicted.
    assertThat(result.train().all().chargeRmse().value()).isLessThan(0.1);
    assertThat(result.members()).hasSize(2);
    assertThat(Evaluation.of(result.potential(), FEW).all().chargeRmse().value()).isLessThan(0.1);
    Frame charged = FEW.get(1);
    assertProblem(
        Problem.LABELS_SUSPECT,
        "total charge of 1.0 e",
        () -> TotalCharges.requireBrought(result.potential(), charged));
  }

  @Test
  void an_interrupted_run_ends_with_the_same_bits() throws IOException {
    Map<String, Object> charges = Map.of("charges", "environment");
    Path whole = folder.resolve("whole");
    Path parts = folder.resolve("parts");
    new TrainRun(plan(charges, Map.of("iterations", 10L), FEW), ORIGIN).start(whole, Progress.NONE);
    new TrainRun(plan(charges, Map.of("iterations", 5L), FEW), ORIGIN).start(parts, Progress.NONE);
    new TrainRun(plan(charges, Map.of("iterations", 10L), FEW), ORIGIN)
        .resume(parts, Progress.NONE);
    assertThat(Files.readString(parts.resolve("parity.json")))
        .isEqualTo(Files.readString(whole.resolve("parity.json")));
    assertProblem(
        Problem.RESUME_CHANGED,
        "potential.charges",
        () ->
            new TrainRun(
                    plan(Map.of("charges", "equilibrated"), Map.of("iterations", 12L), FEW), ORIGIN)
                .resume(parts, Progress.NONE));
  }

  @Test
  void what_cannot_be_is_refused() {
    Map<String, Object> charges = Map.of("charges", "equilibrated");
    List<Frame> none = FEW.stream().map(this::uncharged).toList();
    assertProblem(Problem.LABELS_MISSING, "start_charges", () -> plan(charges, Map.of(), none));
    List<Frame> unnamed =
        FEW.stream()
            .map(f -> new Frame(f.structure(), f.labels(), Map.of(), f.columns(), f.source()))
            .toList();
    assertProblem(Problem.LABELS_SUSPECT, "total_charge=1", () -> plan(charges, Map.of(), unnamed));
    assertProblem(
        Problem.OPTION_UNKNOWN,
        "Li",
        () ->
            plan(
                Map.of("charges", "equilibrated", "charge_widths", Map.of("Li", 1.0)),
                Map.of(),
                FEW));
    assertProblem(
        Problem.OPTION_INVALID,
        "screening",
        () ->
            plan(
                Map.of("charges", "equilibrated", "screening_inner", 3.0, "screening_outer", 2.0),
                Map.of(),
                FEW));
    Baseline ions =
        new Baseline("point-charges(Na=1, Cl=-1)", new PointCharges(Map.of(Na, 1.0, Cl, -1.0)));
    assertProblem(Problem.OPTION_INVALID, "twice", () -> plan(charges, Map.of(), FEW).with(ions));
    List<Frame> slabs = FEW.stream().map(ChargedRunTest::slab).toList();
    assertProblem(
        Problem.PARAMETER_INVALID,
        "one or two directions",
        () -> run(plan(charges, Map.of(), slabs)));
  }

  private static Frame slab(Frame frame) {
    Cell cell = new Cell(frame.structure().cell().vectors(), true, true, false);
    return new Frame(
        frame.structure().withCell(cell, frame.structure().positions()),
        frame.labels(),
        frame.metadata(),
        frame.columns(),
        frame.source());
  }

  private static void assertProblem(Problem problem, String text, Runnable action) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(problem))
        .hasMessageContaining(text);
  }
}
