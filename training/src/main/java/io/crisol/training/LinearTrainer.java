package io.crisol.training;

import io.crisol.potentials.Trainable;
import io.crisol.structures.Frame;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Progress;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fits a linear model by least squares on energies, forces and stresses, with the loss of {@link
 * LossWeights} times a factor for each configuration type.
 */
final class LinearTrainer {
  /** Frames are cut into so many parts, whatever the number of threads. */
  private static final int PARTS = 8;

  private static final double[] RIDGES = {
    0, 1e-16, 1e-15, 1e-14, 1e-13, 1e-12, 1e-11, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4
  };

  /**
   * A fit.
   *
   * @param parameters of the model
   * @param ridge penalty that was used
   * @param losses mean loss of training and validation frames for each penalty that was tried
   * @param equations of the training frames
   */
  record Fit(double[] parameters, double ridge, List<String> losses, LeastSquares equations) {}

  private final Trainable.Linear model;
  private final boolean[] free;
  private final LossWeights weights;

  /**
   * A trainer.
   *
   * @param free parameters without penalty
   */
  LinearTrainer(Trainable.Linear model, boolean[] free, LossWeights weights) {
    this.model = model;
    this.free = free;
    this.weights = weights;
  }

  /**
   * Fits to the training frames; a ridge that is not given is the best on the validation frames.
   */
  Fit fit(List<Frame> train, List<Frame> validation, OptionalDouble ridge, Progress progress) {
    AtomicInteger done = new AtomicInteger();
    int all = train.size() + validation.size();
    LeastSquares equations = gather(train, progress, done, all);
    LeastSquares watched = gather(validation, progress, done, all);
    double best = Double.POSITIVE_INFINITY;
    double[] parameters = null;
    double chosen = 0;
    List<String> losses = new ArrayList<>();
    for (double candidate : ridge.isPresent() ? new double[] {ridge.getAsDouble()} : RIDGES) {
      double[] x = equations.solve(candidate, free);
      double trained = equations.residual(x) / train.size();
      double loss = watched.residual(x) / validation.size();
      losses.add(String.format(Locale.ROOT, "%g,%.8g,%.8g", candidate, trained, loss));
      if (loss < best || parameters == null) {
        best = loss;
        parameters = x;
        chosen = candidate;
      }
    }
    return new Fit(parameters, chosen, losses, equations);
  }

  /** The equations of frames. */
  LeastSquares equations(List<Frame> frames) {
    return gather(frames, Progress.NONE, new AtomicInteger(), frames.size());
  }

  private LeastSquares gather(List<Frame> frames, Progress progress, AtomicInteger done, int all) {
    LeastSquares[] parts = new LeastSquares[PARTS];
    Workers.forEach(
        PARTS,
        p -> {
          parts[p] = new LeastSquares(free.length);
          for (int f = p; f < frames.size(); f += PARTS) {
            add(frames.get(f), parts[p]);
            int count = done.incrementAndGet();
            synchronized (progress) {
              progress.update(count, all, "equations of frames");
            }
          }
        });
    for (int p = 1; p < PARTS; p++) {
      parts[0].add(parts[p]);
    }
    return parts[0];
  }

  private void add(Frame frame, LeastSquares equations) {
    double factor = Math.sqrt(weights.factor(frame));
    if (factor == 0) {
      return;
    }
    LossWeights means = weights.of(frame);
    Structure structure = frame.structure();
    int n = structure.size();
    double cutoff = model.potential().cutoff();
    double[][] design = model.design(structure, Neighbors.of(structure, cutoff, 0));
    double[] offset = model.offset(structure);
    if (frame.labels().energy().isPresent() && means.energy() > 0) {
      double target = frame.labels().energy().getAsDouble() - offset[0];
      equations.add(design[0], target, factor * Math.sqrt(means.energy()) / n);
    }
    double[] forces = frame.labels().forces().orElse(null);
    for (int k = 0; forces != null && means.force() > 0 && k < 3 * n; k++) {
      double target = forces[k] - offset[1 + k];
      equations.add(design[1 + k], target, factor * Math.sqrt(means.force() / (3 * n)));
    }
    double[] stress = frame.labels().stress().orElse(null);
    boolean bulk = structure.cell().isBulk();
    for (int k = 0; stress != null && bulk && means.stress() > 0 && k < 9; k++) {
      double volume = structure.cell().volume();
      double target = -volume * stress[k] - offset[1 + 3 * n + k];
      equations.add(design[1 + 3 * n + k], target, factor * Math.sqrt(means.stress() / 9) / volume);
    }
  }
}
