package io.crisol.training;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.Trainable;
import io.crisol.structures.Frame;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/**
 * A frame with what a model made of it: the whole example, or its descriptor values alone with a
 * way to the whole.
 */
final class PreparedFrame {
  private final Frame frame;
  private final Trainable.Example held;
  private final UnaryOperator<Trainable.Example> completion;
  private final MemoryMeter moments;

  private PreparedFrame(
      Frame frame,
      Trainable.Example held,
      UnaryOperator<Trainable.Example> completion,
      MemoryMeter moments) {
    this.frame = frame;
    this.held = held;
    this.completion = completion;
    this.moments = moments;
  }

  /** A frame of which all that is used is kept. */
  static PreparedFrame kept(Frame frame, Trainable.Example example) {
    return new PreparedFrame(frame, example, null, null);
  }

  /**
   * A frame that is prepared anew for each evaluation.
   *
   * @param values what is kept
   * @param completion makes the whole of it
   */
  static PreparedFrame remade(
      Frame frame,
      Trainable.Example values,
      UnaryOperator<Trainable.Example> completion,
      MemoryMeter moments) {
    return new PreparedFrame(frame, values, completion, moments);
  }

  Frame frame() {
    return frame;
  }

  /** What is kept: it has the descriptor values at least. */
  Trainable.Example held() {
    return held;
  }

  /** What a response takes; to be {@linkplain #giveBack given back}. */
  Trainable.Example take() {
    if (completion == null) {
      return held;
    }
    Trainable.Example whole = completion.apply(held);
    moments.enter(whole.bytes());
    return whole;
  }

  /** Notes that an example is not used any more. */
  void giveBack(Trainable.Example example) {
    if (completion != null) {
      moments.leave(example.bytes());
    }
  }

  /**
   * Squared errors of one frame and, where {@code gradient} is not null, the derivative of its loss
   * added to it, multiplied by {@code scale}.
   */
  FrameErrors addTo(
      Trainable.Differentiable model, LossWeights weights, double scale, double[] gradient) {
    Trainable.Example example = take();
    try {
      return errors(model, example, weights, scale, gradient);
    } finally {
      giveBack(example);
    }
  }

  private FrameErrors errors(
      Trainable.Differentiable model,
      Trainable.Example example,
      LossWeights weights,
      double scale,
      double[] gradient) {
    Trainable.Response response = model.respond(example);
    Prediction prediction = response.prediction();
    double[] byForces = new double[3 * frame.size()];
    double[] byVirial = new double[9];
    double[] byCharges = prediction.charges().isPresent() ? new double[frame.size()] : null;
    OptionalDouble energyError = energyError(prediction);
    FrameErrors errors =
        new FrameErrors(
            energyError.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(energyError.getAsDouble() * energyError.getAsDouble()),
            force(prediction, weights, scale, byForces),
            stress(prediction, weights, scale, byVirial),
            charge(prediction, weights, scale, byCharges));
    if (gradient != null) {
      double byEnergy = 2 * scale * weights.energy() * energyError.orElse(0) / frame.size();
      response.pullBack(new Trainable.Adjoint(byEnergy, byForces, byVirial, byCharges), gradient);
    }
    return errors;
  }

  /** ΔE/N, eV. */
  private OptionalDouble energyError(Prediction prediction) {
    return frame.labels().energy().isPresent()
        ? OptionalDouble.of(
            (prediction.energy() - frame.labels().energy().getAsDouble()) / frame.size())
        : OptionalDouble.empty();
  }

  /** ⟨ΔF²⟩; its derivative goes to {@code byForces}. */
  private OptionalDouble force(
      Prediction prediction, LossWeights weights, double scale, double[] byForces) {
    double[] reference = frame.labels().forces().orElse(null);
    if (reference == null || !prediction.hasGradients()) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (int k = 0; k < reference.length; k++) {
      double difference = prediction.forces()[k] - reference[k];
      sum += difference * difference;
      byForces[k] = 2 * scale * weights.force() * difference / reference.length;
    }
    return OptionalDouble.of(sum / reference.length);
  }

  private OptionalDouble charge(
      Prediction prediction, LossWeights weights, double scale, double[] byCharges) {
    double[] reference = frame.labels().charges().orElse(null);
    if (reference == null || byCharges == null) {
      return OptionalDouble.empty();
    }
    double[] charges = prediction.charges().orElseThrow();
    double sum = 0;
    for (int i = 0; i < reference.length; i++) {
      double difference = charges[i] - reference[i];
      sum += difference * difference;
      byCharges[i] = 2 * scale * weights.charge() * difference / reference.length;
    }
    return OptionalDouble.of(sum / reference.length);
  }

  private OptionalDouble stress(
      Prediction prediction, LossWeights weights, double scale, double[] byVirial) {
    double[] reference = frame.labels().stress().orElse(null);
    double[] stress = prediction.stress(frame.structure().cell()).orElse(null);
    if (reference == null || stress == null) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (int k = 0; k < 9; k++) {
      double difference = stress[k] - reference[k];
      sum += difference * difference;
      byVirial[k] =
          -2 * scale * weights.stress() * difference / (9 * frame.structure().cell().volume());
    }
    return OptionalDouble.of(sum / 9);
  }
}
