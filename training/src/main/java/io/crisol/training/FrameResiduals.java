package io.crisol.training;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.Trainable;
import io.crisol.structures.Frame;
import io.crisol.training.optimizers.Residuals;
import java.util.Arrays;
import java.util.List;

/**
 * The terms of the loss of {@link LossWeights}: √w ΔE/N, the stress components √(w/9) Δσ and the
 * charges √(w/N) ΔQ are single, the force components √w ΔF many. A label that a frame lacks has no
 * term.
 */
final class FrameResiduals implements Residuals {
  private final Trainable.Differentiable model;
  private final List<PreparedFrame> frames;
  private final LossWeights weights;

  private final boolean isStrict;

  /**
   * Residuals of frames.
   *
   * @param isStrict whether a term that is not a finite number ends the iteration (where it would
   *     go into the parameters at once)
   */
  FrameResiduals(
      Trainable.Differentiable model,
      List<PreparedFrame> frames,
      LossWeights weights,
      boolean isStrict) {
    this.model = model;
    this.frames = frames;
    this.weights = weights;
    this.isStrict = isStrict;
  }

  @Override
  public int examples() {
    return frames.size();
  }

  @Override
  public At at(double[] x) {
    Trainable.Differentiable now = model.withParameters(x);
    return number -> {
      FrameTerms terms = new FrameTerms(frames.get(number), now);
      if (isStrict) {
        terms.requireFinite();
      }
      return terms;
    };
  }

  private final class FrameTerms implements Example {
    private final PreparedFrame prepared;
    private final Frame frame;
    private final Trainable.Example taken;
    private final Trainable.Response response;
    private final double[] energies;
    private final double[] stresses;
    private final double[] charges;
    private final double[] forces;

    /** Root of the factor of the frame. */
    private final double root;

    private final LossWeights means;

    FrameTerms(PreparedFrame prepared, Trainable.Differentiable now) {
      this.prepared = prepared;
      this.frame = prepared.frame();
      this.means = weights.of(frame);
      this.root = Math.sqrt(weights.factor(frame));
      this.taken = prepared.take();
      this.response = now.respond(taken);
      Prediction prediction = response.prediction();
      energies = energyTerm(prediction);
      stresses =
          differences(
              prediction.stress(frame.structure().cell()).orElse(null),
              frame.labels().stress().orElse(null),
              means.stress() / 9);
      charges =
          differences(
              prediction.charges().orElse(null),
              frame.labels().charges().orElse(null),
              means.charge() / frame.size());
      forces =
          differences(
              prediction.hasGradients() ? prediction.forces() : null,
              frame.labels().forces().orElse(null),
              means.force());
    }

    private double[] energyTerm(Prediction prediction) {
      if (frame.labels().energy().isEmpty() || means.energy() == 0) {
        return new double[0];
      }
      double difference = prediction.energy() - frame.labels().energy().getAsDouble();
      return new double[] {root * Math.sqrt(means.energy()) * difference / frame.size()};
    }

    void requireFinite() {
      require("energy", energies);
      require("stress", stresses);
      require("charge", charges);
      require("force", forces);
    }

    /** Squares count: what overflows there is lost. */
    private void require(String term, double[] terms) {
      for (double value : terms) {
        if (!Double.isFinite(value * value)) {
          release();
          throw new Divergence.Found(new Divergence(frame.source(), term));
        }
      }
    }

    @Override
    public void release() {
      prepared.giveBack(taken);
    }

    private double[] differences(double[] predicted, double[] reference, double weight) {
      if (predicted == null || reference == null || weight == 0) {
        return new double[0];
      }
      double[] terms = new double[reference.length];
      Arrays.setAll(terms, k -> root * Math.sqrt(weight) * (predicted[k] - reference[k]));
      return terms;
    }

    @Override
    public int single() {
      return energies.length + stresses.length + charges.length;
    }

    @Override
    public int many() {
      return forces.length;
    }

    @Override
    public double value(int which) {
      if (which < energies.length) {
        return energies[which];
      }
      int k = which - energies.length;
      if (k < stresses.length) {
        return stresses[k];
      }
      return which < single() ? charges[k - stresses.length] : forces[which - single()];
    }

    @Override
    public void derivative(int which, double[] row) {
      double byEnergy = 0;
      double[] byForces = new double[3 * frame.size()];
      double[] byVirial = new double[9];
      double[] byCharges =
          response.prediction().charges().isPresent() ? new double[frame.size()] : null;
      if (which < energies.length) {
        byEnergy = root * Math.sqrt(means.energy()) / frame.size();
      } else if (which < energies.length + stresses.length) {
        byVirial[which - energies.length] =
            -root * Math.sqrt(means.stress() / 9) / frame.structure().cell().volume();
      } else if (which < single()) {
        byCharges[which - energies.length - stresses.length] =
            root * Math.sqrt(means.charge() / frame.size());
      } else {
        byForces[which - single()] = root * Math.sqrt(means.force());
      }
      response.pullBack(new Trainable.Adjoint(byEnergy, byForces, byVirial, byCharges), row);
    }
  }
}
