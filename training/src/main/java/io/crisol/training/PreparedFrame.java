package io.crisol.training;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.Trainable;
import io.crisol.structures.Frame;

/** A frame with the example that a model made of it. */
public record PreparedFrame(Frame frame, Trainable.Example example) {

  /** Squared errors of one frame: loss, (ΔE/N)² and ⟨ΔF²⟩, NaN where there is no label. */
  record FrameErrors(double loss, double energy, double force) {}

  /** Loss of one frame and, where {@code gradient} is not null, its derivative added to it, multiplied by {@code scale}. */
  FrameErrors addTo(Trainable.Differentiable model, LossWeights weights, double scale, double[] gradient) {
    Trainable.Response response = model.respond(example);
    Prediction prediction = response.prediction();
    int n = frame.size();
    double loss = 0;
    double byEnergy = 0;
    double energyError = Double.NaN;
    double forceError = Double.NaN;
    double[] byForces = new double[3 * n];
    double[] byVirial = new double[9];
    if (frame.labels().energy().isPresent()) {
      double difference = (prediction.energy() - frame.labels().energy().getAsDouble()) / n;
      energyError = difference * difference;
      loss += weights.energy() * energyError;
      byEnergy = 2 * scale * weights.energy() * difference / n;
    }
    if (frame.labels().forces().isPresent()) {
      double[] reference = frame.labels().forces().get();
      double sum = 0;
      for (int k = 0; k < 3 * n; k++) {
        double difference = prediction.forces()[k] - reference[k];
        sum += difference * difference;
        byForces[k] = 2 * scale * weights.force() * difference / (3 * n);
      }
      forceError = sum / (3 * n);
      loss += weights.force() * forceError;
    }
    loss += stress(prediction, weights, scale, byVirial);
    if (gradient != null) {
      response.pullBack(new Trainable.Adjoint(byEnergy, byForces, byVirial, null), gradient);
    }
    return new FrameErrors(loss, energyError, forceError);
  }

  private double stress(Prediction prediction, LossWeights weights, double scale, double[] byVirial) {
    double[] reference = frame.labels().stress().orElse(null);
    double[] stress = prediction.stress(frame.structure().cell()).orElse(null);
    if (reference == null || stress == null || weights.stress() == 0) {
      return 0;
    }
    double sum = 0;
    for (int k = 0; k < 9; k++) {
      double difference = stress[k] - reference[k];
      sum += difference * difference;
      byVirial[k] = -2 * scale * weights.stress() * difference / (9 * frame.structure().cell().volume());
    }
    return weights.stress() * sum / 9;
  }
}
