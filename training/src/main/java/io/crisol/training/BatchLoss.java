package io.crisol.training;

import io.crisol.potentials.Trainable;
import io.crisol.structures.Workers;
import java.util.List;
import java.util.Optional;

/**
 * Loss and gradient over many frames. Frames are cut into tasks that do not depend on the number of
 * threads and summed in order, so the bits do not either.
 */
final class BatchLoss {
  /** Enough tasks to keep many cores busy, few enough that their gradients cost nothing. */
  static final int TASKS = 32;

  private final LossWeights weights;

  BatchLoss(LossWeights weights) {
    this.weights = weights;
  }

  /**
   * Loss and the gradient added to {@code gradient} (null: loss alone), averaged over the frames.
   */
  LossReport evaluate(
      Trainable.Differentiable model, List<PreparedFrame> frames, double[] gradient) {
    int tasks = Math.min(TASKS, frames.size());
    double[][] gradients = new double[tasks][];
    double[][] sums = new double[tasks][5];
    double scale = 1.0 / frames.size();
    Workers.forEach(
        tasks,
        t -> {
          double[] own = gradient == null ? null : new double[gradient.length];
          int last = boundary(frames.size(), tasks, t + 1);
          for (int f = boundary(frames.size(), tasks, t); f < last; f++) {
            PreparedFrame frame = frames.get(f);
            double factor = weights.factor(frame.frame());
            LossWeights means = weights.of(frame.frame());
            FrameErrors errors = frame.addTo(model, means, factor * scale, own);
            add(errors, factor == 0 ? 0 : factor * errors.loss(means), sums[t]);
          }
          gradients[t] = own;
        });
    double[] total = new double[5];
    for (int t = 0; t < tasks; t++) {
      accumulate(sums[t], total);
      if (gradient != null) {
        accumulate(gradients[t], gradient);
      }
    }
    return new LossReport(
        total[0] * scale, 1000 * Math.sqrt(total[1] / total[2]), Math.sqrt(total[3] / total[4]));
  }

  private static void accumulate(double[] from, double[] to) {
    for (int k = 0; k < to.length; k++) {
      to[k] += from[k];
    }
  }

  /** The first frame whose loss is not a finite number, and why; absent where all are. */
  Optional<Divergence> divergence(Trainable.Differentiable model, List<PreparedFrame> frames) {
    return frames.stream()
        .flatMap(
            frame ->
                errors(frame, model).notFinite(weights.of(frame.frame())).stream()
                    .map(term -> new Divergence(frame.frame().source(), term)))
        .findFirst();
  }

  private FrameErrors errors(PreparedFrame frame, Trainable.Differentiable model) {
    return frame.addTo(model, weights.of(frame.frame()), 1, null);
  }

  private static int boundary(int n, int tasks, int t) {
    return (int) ((long) n * t / tasks);
  }

  private static void add(FrameErrors errors, double loss, double[] sums) {
    sums[0] += loss;
    if (errors.energy().isPresent()) {
      sums[1] += errors.energy().getAsDouble();
      sums[2]++;
    }
    if (errors.force().isPresent()) {
      sums[3] += errors.force().getAsDouble();
      sums[4]++;
    }
  }
}
