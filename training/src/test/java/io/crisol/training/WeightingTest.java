package io.crisol.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.moment.MomentCoordinates;
import io.crisol.potentials.moment.MomentLinear;
import io.crisol.potentials.moment.MomentPotential;
import io.crisol.potentials.moment.MomentShape;
import io.crisol.potentials.moment.MomentTrainable;
import io.crisol.potentials.moment.RadialBasis;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Neighbors;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The loss of a frame of 4 and one of 32 atoms, against its formula written out. */
class WeightingTest {
  private static final double ENERGY = 1;
  private static final double FORCE = 0.01;
  private static final double STRESS = 0.001;

  private final List<Frame> frames =
      List.of(ArgonFrames.crystals(1, 1, 3).getFirst(), ArgonFrames.crystals(1, 2, 4).getFirst());
  private final MomentPotential potential = potential();
  private final MomentTrainable model =
      new MomentTrainable(potential, MomentCoordinates.plain(potential.shape()));
  private final List<PreparedFrame> prepared = prepared();

  private static MomentPotential potential() {
    MomentShape shape = MomentShape.ofLevel(6, List.of(Element.Ar), new RadialBasis(2.2, 5.2, 4));
    double[] parameters = new double[shape.parameterCount()];
    RandomStream random = new RandomStream(9);
    java.util.Arrays.setAll(parameters, _ -> 0.1 * random.nextGaussian());
    return new MomentPotential(shape, 1, parameters);
  }

  private List<PreparedFrame> prepared() {
    List<PreparedFrame> all = new ArrayList<>();
    for (Frame frame : frames) {
      Neighbors neighbors = Neighbors.of(frame.structure(), 5.2, 0);
      all.add(PreparedFrame.kept(frame, model.prepare(frame.structure(), neighbors)));
    }
    return all;
  }

  private static LossWeights weights(Weighting weighting) {
    Map<String, Object> values =
        Map.of(
            "energy_weight", ENERGY,
            "force_weight", FORCE,
            "stress_weight", STRESS,
            "weighting", weighting.name().toLowerCase(java.util.Locale.ROOT));
    return Settings.of(TrainingOptions.class).build(values).weights();
  }

  private static double squares(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (a[k] - b[k]) * (a[k] - b[k]);
    }
    return sum;
  }

  /** As MLIP-2 has it, and ours. */
  private double expected(Weighting weighting, int f) {
    Frame frame = frames.get(f);
    double n = frame.size();
    Prediction found = model.respond(prepared.get(f).held()).prediction();
    double energy = Math.pow(found.energy() - frame.labels().energy().getAsDouble(), 2);
    double forces = squares(found.forces(), frame.labels().forces().orElseThrow());
    double[] stress = found.stress(frame.structure().cell()).orElseThrow();
    double stresses = squares(stress, frame.labels().stress().orElseThrow());
    double virials = stresses * Math.pow(frame.structure().cell().volume(), 2);
    assertThat(forces).isGreaterThan(1e-3);
    assertThat(virials).isGreaterThan(1e-3);
    return switch (weighting) {
      case MEANS -> ENERGY * energy / n / n + FORCE * forces / 3 / n + STRESS * stresses / 9;
      case VIBRATIONS -> ENERGY * energy / n + FORCE * forces + STRESS * virials / n;
      case MOLECULES -> ENERGY * energy + FORCE * forces + STRESS * virials;
      case STRUCTURES -> ENERGY * energy / n / n + FORCE * forces / n + STRESS * virials / n / n;
    };
  }

  @ParameterizedTest
  @EnumSource
  void valueOfTheLoss(Weighting weighting) {
    double mean = (expected(weighting, 0) + expected(weighting, 1)) / 2;
    LossWeights weights = weights(weighting);
    double loss = new BatchLoss(weights).evaluate(model, prepared, null).loss();
    assertThat(loss).isCloseTo(mean, within(1e-12 * mean));
    LinearTrainer linear =
        new LinearTrainer(new MomentLinear(potential), new boolean[linearSize()], weights);
    double squares = linear.equations(frames).residual(new MomentLinear(potential).parameters());
    assertThat(squares / 2).isCloseTo(mean, within(1e-9 * mean));
    assertThat(residuals(weights) / 2).isCloseTo(mean, within(1e-12 * mean));
  }

  private int linearSize() {
    return new MomentLinear(potential).parameters().length;
  }

  private double residuals(LossWeights weights) {
    var at = new FrameResiduals(model, prepared, weights, true).at(model.parameters());
    double sum = 0;
    for (int f = 0; f < frames.size(); f++) {
      var example = at.example(f);
      for (int k = 0; k < example.single() + example.many(); k++) {
        double share = k < example.single() ? 1 : 1.0 / example.many();
        sum += share * example.value(k) * example.value(k);
      }
      example.release();
    }
    return sum;
  }

  @ParameterizedTest
  @EnumSource
  void itsGradient(Weighting weighting) {
    BatchLoss loss = new BatchLoss(weights(weighting));
    double[] x = model.parameters();
    double[] gradient = new double[x.length];
    double value = loss.evaluate(model, prepared, gradient).loss();
    for (int k = 0; k < x.length; k += 3) {
      double step = 1e-5;
      double[] ahead = x.clone();
      ahead[k] += step;
      double[] back = x.clone();
      back[k] -= step;
      double slope =
          (loss.evaluate(model.withParameters(ahead), prepared, null).loss()
                  - loss.evaluate(model.withParameters(back), prepared, null).loss())
              / (2 * step);
      assertThat(gradient[k]).isCloseTo(slope, within(1e-6 * (value + Math.abs(slope))));
    }
  }
}
