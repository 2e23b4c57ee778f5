package io.crisol.training;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.Trainable;
import io.crisol.structures.Frame;

/** A frame with the example that a model made of it. */
public record PreparedFrame(Frame frame, Trainable.Example example) {

  /** Squared errors of one frame: loss, (ΔE/N)² and ⟨ΔF²⟩, NaN where there is no label. */
  record FrameErrors(double loss, double energy, double force) {}

  /**
   * Loss of one frame and, where {@code gradient} is not null, its derivative added to it,
   * multiplied by {@code scale}.
   */
  FrameErrors addTo(
      Trainable.Differentiable model, LossWeights weights, double scale, double[] gradient) {
    Trainable.Response response = model.respond(example);
    Prediction prediction = response.prediction();
    double[] byForces = new double[3 * frame.size()];
    double[] byVirial = new double[9];
    double energyError = energyError(prediction);
    double energySquare = energyError * energyError;
    double forceSquare = force(prediction, weights, scale, byForces);
    double loss = stress(prediction, weights, scale, byVirial);
    loss += Double.isNaN(energySquare) ? 0 : weights.energy() * energySquare;
    loss += Double.isNaN(forceSquare) ? 0 : weights.force() * forceSquare;
    double[] byCharges = prediction.charges().isPresent() ? new double[frame.size()] : null;
    loss += charge(prediction, weights, scale, byCharges);
    if (gradient != null) {
      double byEnergy =
          Double.isNaN(energyError) ? 0 : 2 * scale * weights.energy() * energyError / frame.size();
      response.pullBack(new Trainable.Adjoint(byEnergy, byForces, byVirial, byCharges), gradient);
    }
    return new FrameErrors(loss, energySquare, forceSquare);
  }

  /** ΔE/N, eV; NaN without label. */
  private double energyError(Prediction prediction) {
    return frame.labels().energy().isPresent()
        ? (prediction.energy() - frame.labels().energy().getAsDouble()) / frame.size()
        : Double.NaN;
  }

  /** ⟨ΔF²⟩, NaN without label; its derivative goes to {@code byForces}. */
  private double force(
      Prediction prediction, LossWeights weights, double scale, double[] byForces) {
    double[] reference = frame.labels().forces().orElse(null);
    if (reference == null) {
      return Double.NaN;
    }
    double sum = 0;
    for (int k = 0; k < reference.length; k++) {
      double difference = prediction.forces()[k] - reference[k];
      sum += difference * difference;
      byForces[k] = 2 * scale * weights.force() * difference / reference.length;
    }
    return sum / reference.length;
  }

  private double charge(
      Prediction prediction, LossWeights weights, double scale, double[] byCharges) {
    double[] reference = frame.labels().charges().orElse(null);
    if (reference == null || byCharges == null || weights.charge() == 0) {
      return 0;
    }
    double[] charges = prediction.charges().orElseThrow();
    double sum = 0;
    for (int i = 0; i < reference.length; i++) {
      double difference = charges[i] - reference[i];
      sum += difference * difference;
      byCharges[i] = 2 * scale * weights.charge() * difference / reference.length;
    }
    return weights.charge() * sum / reference.length;
  }

  private double stress(
      Prediction prediction, LossWeights weights, double scale, double[] byVirial) {
    double[] reference = frame.labels().stress().orElse(null);
    double[] stress = prediction.stress(frame.structure().cell()).orElse(null);
    if (reference == null || stress == null || weights.stress() == 0) {
      return 0;
    }
    double sum = 0;
    for (int k = 0; k < 9; k++) {
      double difference = stress[k] - reference[k];
      sum += difference * difference;
      byVirial[k] =
          -2 * scale * weights.stress() * difference / (9 * frame.structure().cell().volume());
    }
    return weights.stress() * sum / 9;
  }
}
