package io.crisol.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Quantities;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.structures.json.Json;
import io.crisol.training.evaluation.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaylorCopiesTest {
  private static final Map<String, Object> ENERGIES_ONLY =
      Map.of("force_weight", 0.0, "stress_weight", 0.0);

  private static final List<Frame> FRAMES = ArgonFrames.frames(12, 3);

  @TempDir Path folder;

  /** E' less the true energy of the moved structure. */
  private static double error(Frame frame, double displacement) {
    Frame copy = TaylorCopies.of(frame, displacement, 1, new RandomStream(4)).getFirst();
    Structure moved = copy.structure();
    double constant = frame.labels().energy().orElseThrow() - energy(frame.structure());
    return copy.labels().energy().orElseThrow() - constant - energy(moved);
  }

  private static double energy(Structure structure) {
    return ArgonFrames.lennardJones(structure).predict(structure, Quantities.ENERGY).energy();
  }

  @Test
  void theErrorOfTheEnergyIsOfSecondOrder() {
    for (Frame frame : ArgonFrames.frames(5, 8)) {
      double change = energy(frame.structure()) - energyOfCopy(frame, 0.001);
      double coarse = error(frame, 0.002);
      double fine = error(frame, 0.001);
      assertThat(Math.abs(fine)).isLessThan(0.1 * Math.abs(change));
      assertThat(coarse / fine).isCloseTo(4, within(0.1));
    }
  }

  private static double energyOfCopy(Frame frame, double displacement) {
    return energy(
        TaylorCopies.of(frame, displacement, 1, new RandomStream(4)).getFirst().structure());
  }

  @Test
  void everyAtomMovesByTheDisplacementAndNothingButTheEnergyIsKnown() {
    Frame frame = ArgonFrames.frames(1, 2).getFirst();
    List<Frame> copies = TaylorCopies.of(frame, 0.05, 3, new RandomStream(1));
    assertThat(copies).hasSize(3);
    for (Frame copy : copies) {
      assertThat(copy.labels().forces()).isEmpty();
      assertThat(copy.labels().stress()).isEmpty();
      for (int i = 0; i < frame.size(); i++) {
        double square = 0;
        for (int k = 3 * i; k < 3 * i + 3; k++) {
          double d = copy.structure().positions()[k] - frame.structure().positions()[k];
          square += d * d;
        }
        assertThat(Math.sqrt(square)).isCloseTo(0.05, within(1e-12));
      }
    }
    assertThat(copies.get(0).structure().positions())
        .isNotEqualTo(copies.get(1).structure().positions());
    Frame blind = frame.withLabels(Labels.NONE.withEnergy(-1));
    assertThat(TaylorCopies.of(blind, 0.05, 3, new RandomStream(1))).isEmpty();
  }

  private static TrainPlan plan(Map<String, Object> further) {
    Map<String, Object> options = new HashMap<>(ENERGIES_ONLY);
    options.putAll(further);
    return TrainPlans.of(TrainPlans.SMALL, Map.of(), FRAMES, ArgonFrames.frames(30, 55), options);
  }

  private TrainResult train(String name, Map<String, Object> further) {
    return new TrainRun(plan(further), new Json.Obj()).start(folder.resolve(name), Progress.NONE);
  }

  @Test
  void trainingOnEnergiesAloneGainsFromForces() throws IOException {
    Map<String, Object> options = new HashMap<>(Map.of("iterations", 200L, "patience", 1000L));
    TrainResult without = train("without", options);
    options.putAll(Map.of("taylor_displacement", 0.02, "taylor_copies", 8L));
    TrainResult with = train("with", options);
    assertThat(forceError(with)).isLessThan(0.65 * forceError(without));
    assertThat(plan(Map.of("taylor_displacement", 0.02)).describe())
        .anyMatch(line -> line.startsWith("Taylor copies: 4 of each"));
    for (String file : List.of("train.xyz", "validation.xyz", "test.xyz")) {
      assertThat(Files.readString(folder.resolve("with").resolve(file)))
          .isEqualTo(Files.readString(folder.resolve("without").resolve(file)));
    }
  }

  /** On frames that neither training has to do with, eV/Å. */
  private static double forceError(TrainResult result) {
    return Evaluation.of(result.potential(), ArgonFrames.frames(50, 99)).all().forceRmse().value();
  }

  @Test
  void worksWithEveryMethodAndTheSameSeedGivesTheSameBits() throws IOException {
    for (String method : List.of("lbfgs", "adamw", "levenberg-marquardt", "kalman-filter")) {
      Map<String, Object> options =
          Map.of("iterations", 3L, "method", method, "taylor_displacement", 0.02);
      train(method, options);
      train(method + "-again", options);
      assertThat(parameters(method)).isEqualTo(parameters(method + "-again"));
      train(method + "-plain", Map.of("iterations", 3L, "method", method));
      assertThat(parameters(method)).isNotEqualTo(parameters(method + "-plain"));
    }
  }

  private Json parameters(String name) throws IOException {
    return TrainPlans.parameters(folder.resolve(name));
  }

  @Test
  void refusesDataWithoutForces() {
    List<Frame> blind =
        ArgonFrames.frames(12, 3).stream()
            .map(
                frame ->
                    frame.withLabels(Labels.NONE.withEnergy(frame.labels().energy().orElseThrow())))
            .toList();
    assertThatThrownBy(() -> TrainPlans.argon(blind, Map.of("taylor_displacement", 0.02)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("Taylor");
  }
}
