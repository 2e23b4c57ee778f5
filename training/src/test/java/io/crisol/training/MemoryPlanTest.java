package io.crisol.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Trainable;
import io.crisol.structures.Frame;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryPlanTest {
  private static final List<Frame> FRAMES = ArgonFrames.frames(30, 3);

  @TempDir Path folder;

  private TrainResult train(TrainPlan plan, String name) {
    return new TrainRun(plan, new Json.Obj()).start(folder.resolve(name), Progress.NONE);
  }

  private void assertSameBits(Function<Map<String, Object>, TrainPlan> plans, double share)
      throws IOException {
    TrainPlan whole = plans.apply(Map.of());
    assertThat(whole.memory().remade()).isZero();
    TrainPlan part = plans.apply(Map.of("memory", share * whole.memory().estimate() / 1e9));
    assertThat(part.memory().remade()).isBetween(5, whole.memory().keeping().length - 1);
    assertThat(part.memory().describe()).contains("are prepared anew");
    train(whole, "whole");
    train(part, "part");
    assertThat(TrainPlans.parameters(folder.resolve("part")))
        .isEqualTo(TrainPlans.parameters(folder.resolve("whole")));
    assertThat(Files.readString(folder.resolve("part/parity.json")))
        .isEqualTo(Files.readString(folder.resolve("whole/parity.json")));
  }

  @Test
  void theBudgetDecidesOnTimeButOnNoBit() throws IOException {
    for (String method : List.of("lbfgs", "adamw", "levenberg-marquardt", "kalman-filter")) {
      assertSameBits(
          memory -> {
            Map<String, Object> options = new HashMap<>(memory);
            options.putAll(Map.of("iterations", 6L, "method", method, "history", 3L));
            return TrainPlans.of(SMALLEST, Map.of(), FRAMES, List.of(), options);
          },
          0.75);
    }
  }

  /** With few parameters: so small a set is else less than what the methods take. */
  private static final Map<String, Object> SMALLEST =
      Map.of(
          "radial_order", 6L,
          "angular_order", 3L,
          "radial_cutoffs", List.of(5.5),
          "angular_cutoffs", List.of(4.5),
          "hidden", List.of(2L));

  @Test
  void norOfNetworksWithCharges() throws IOException {
    List<Frame> salt = SaltFrames.equilibrated(24, 5);
    assertSameBits(
        memory -> {
          Map<String, Object> options = new HashMap<>(memory);
          options.putAll(Map.of("iterations", 4L, "history", 3L));
          return TrainPlans.of(
              TrainPlans.SMALL,
              Map.of(
                  "charges", "equilibrated",
                  "charge_widths", Map.of("Na", 1.0, "Cl", 0.8),
                  "charge_hidden", List.of(4L)),
              salt,
              List.of(),
              options);
        },
        0.75);
  }

  @Test
  void theEstimateIsWithinFifteenPercentOfThePeak() {
    List<Frame> crystals = ArgonFrames.crystals(40, 3, 11);
    Map<String, Object> network =
        Map.of("radial_cutoffs", List.of(6.5), "angular_cutoffs", List.of(5.0));
    double whole = 0;
    for (double share : new double[] {1, 0.5}) {
      Map<String, Object> options = new HashMap<>(Map.of("iterations", 2L));
      if (share < 1) {
        options.put("memory", share * whole / 1e9);
      }
      TrainPlan plan = TrainPlans.of(network, Map.of(), crystals, List.of(), options);
      TrainResult result = train(plan, "run" + share);
      whole = result.memoryEstimate();
      assertThat(result.memoryEstimate()).isGreaterThan((long) (share * 20_000_000));
      assertThat((double) result.memoryEstimate())
          .isCloseTo(result.memoryPeak(), Percentage.withPercentage(15));
      assertThat(plan.memory().remade() > 0).isEqualTo(share < 1);
      Json.Obj json = result.toJson();
      assertThat(json.get("memory_estimate_bytes").asDouble()).isEqualTo(result.memoryEstimate());
      assertThat(json.get("memory_peak_bytes").asDouble()).isEqualTo(result.memoryPeak());
    }
  }

  @Test
  void refusesABudgetThatHoldsNotEvenTheLeast() {
    TrainPlan plan = TrainPlans.argon(FRAMES, Map.of("memory", 1e-6));
    assertThatThrownBy(plan::describe)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.MEMORY_SHORT));
  }

  @Test
  void goesOnWithAnotherBudget() throws IOException {
    TrainPlan before = TrainPlans.argon(FRAMES, Map.of("iterations", 4L));
    train(before, "one");
    TrainPlan after = TrainPlans.argon(FRAMES, Map.of("iterations", 8L, "memory", 1.0));
    new TrainRun(after, new Json.Obj()).resume(folder.resolve("one"), Progress.NONE);
    train(TrainPlans.argon(FRAMES, Map.of("iterations", 8L)), "two");
    assertThat(TrainPlans.parameters(folder.resolve("one")))
        .isEqualTo(TrainPlans.parameters(folder.resolve("two")));
  }

  @Test
  void energiesTakeDescriptorValuesOnly() {
    TrainPlan forces = TrainPlans.argon(FRAMES, Map.of());
    TrainPlan energies =
        TrainPlans.argon(FRAMES, Map.of("force_weight", 0.0, "stress_weight", 0.0));
    assertThat(energies.memory().keeping()[0]).isEqualTo(Keeping.VALUES);
    assertThat(energies.memory().estimate()).isLessThan(forces.memory().estimate());
    NetworkLearner learner = NetworkLearner.of(energies);
    Structure structure = FRAMES.getFirst().structure();
    Neighbors neighbors = Neighbors.of(structure, 5.5, 0);
    PreparedFrame whole =
        PreparedFrame.kept(FRAMES.getFirst(), learner.prepare(structure, neighbors));
    PreparedFrame values =
        PreparedFrame.kept(FRAMES.getFirst(), learner.prepareValues(structure, neighbors));
    Trainable.Differentiable model =
        learner.initial(
            List.of(whole), new double[] {-20}, 0.6, new double[] {3}, new RandomStream(1));
    LossWeights weights = new LossWeights(100, 0, 0, 0);
    double[] one = new double[learner.parameters()];
    double[] two = new double[learner.parameters()];
    assertThat(model.parameters()).hasSameSizeAs(one);
    FrameErrors known = whole.addTo(model, weights, 1, one);
    FrameErrors brief = values.addTo(model, weights, 1, two);
    assertThat(brief.energy()).isEqualTo(known.energy());
    assertThat(brief.force()).isEmpty();
    assertThat(known.force()).isPresent();
    for (int k = 0; k < one.length; k++) {
      assertThat(two[k]).isCloseTo(one[k], within(1e-12 * Math.abs(one[k])));
    }
  }
}
