package io.crisol.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Trainable;
import io.crisol.structures.Frame;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.RandomStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Factors of frames and of configuration types in the loss. Argon frames are even or odd. */
class FrameWeightsTest {
  private static final List<Frame> FRAMES = ArgonFrames.frames(8, 5);

  private static Frame weighted(Frame frame, String weight) {
    Map<String, String> metadata = new LinkedHashMap<>(frame.metadata());
    metadata.put("weight", weight);
    return new Frame(frame.structure(), frame.labels(), metadata, frame.columns(), frame.source());
  }

  private final TrainPlan plan = TrainPlans.argon(FRAMES, Map.of());
  private final NetworkLearner learner = NetworkLearner.of(plan);
  private final List<PreparedFrame> prepared = prepare(FRAMES);
  private final Trainable.Differentiable model =
      learner.initial(prepared, new double[] {-20}, 0.6, new double[] {3}, new RandomStream(1));

  private List<PreparedFrame> prepare(List<Frame> frames) {
    List<PreparedFrame> all = new ArrayList<>();
    for (Frame frame : frames) {
      Neighbors neighbors = Neighbors.of(frame.structure(), 5.5, 0);
      all.add(PreparedFrame.kept(frame, learner.prepare(frame.structure(), neighbors)));
    }
    return all;
  }

  private double loss(LossWeights weights, List<PreparedFrame> frames, double[] gradient) {
    return new BatchLoss(weights).evaluate(model, frames, gradient).loss();
  }

  @Test
  void aConfigurationTypeOfWeightZeroIsNotThere() {
    LossWeights odd = new LossWeights(100, 1, 300, 0, Map.of("even", 0.0));
    double[] all = new double[learner.parameters()];
    double[] some = new double[learner.parameters()];
    double whole = loss(odd, prepared, all);
    List<PreparedFrame> left =
        prepared.stream().filter(f -> f.frame().group().equals("odd")).toList();
    double part = loss(new LossWeights(100, 1, 300, 0), left, some);
    assertThat(left).hasSize(4);
    assertThat(whole).isCloseTo(part / 2, within(1e-12 * part));
    for (int k = 0; k < all.length; k++) {
      assertThat(all[k]).isCloseTo(some[k] / 2, within(1e-9 * Math.abs(some[k]) + 1e-12));
    }
  }

  /** The squares of the single terms add up to the same loss. */
  @Test
  void lossAndResidualsAgree() {
    List<Frame> frames = new ArrayList<>(FRAMES);
    frames.set(2, weighted(frames.get(2), "0.3"));
    frames.set(5, weighted(frames.get(5), "7"));
    List<PreparedFrame> own = prepare(frames);
    LossWeights weights = new LossWeights(100, 1, 300, 0, Map.of("odd", 2.5));
    FrameResiduals residuals = new FrameResiduals(model, own, weights, true);
    var at = residuals.at(model.parameters());
    double sum = 0;
    for (int f = 0; f < own.size(); f++) {
      var example = at.example(f);
      for (int k = 0; k < example.single() + example.many(); k++) {
        double share = k < example.single() ? 1 : 1.0 / example.many();
        sum += share * example.value(k) * example.value(k);
      }
      example.release();
    }
    assertThat(sum / own.size()).isCloseTo(loss(weights, own, null), within(1e-12 * sum));
    assertThat(sum / own.size())
        .isNotCloseTo(loss(new LossWeights(100, 1, 300, 0), own, null), within(1e-3 * sum));
  }

  @Test
  void weightsThatAreNoneAreRefused() {
    List<Frame> negative = new ArrayList<>(FRAMES);
    negative.set(3, weighted(negative.get(3), "-1"));
    List<Frame> word = new ArrayList<>(FRAMES);
    word.set(3, weighted(word.get(3), "much"));
    for (List<Frame> frames : List.of(negative, word)) {
      assertThatThrownBy(() -> TrainPlans.argon(frames, Map.of()))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> {
                assertThat(e.problem()).isEqualTo(Problem.OPTION_INVALID);
                assertThat(e.where()).contains("frame 3");
              });
    }
    assertThatThrownBy(() -> TrainPlans.argon(FRAMES, Map.of("group_weights", Map.of("evil", 2.0))))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.OPTION_UNKNOWN));
  }
}
