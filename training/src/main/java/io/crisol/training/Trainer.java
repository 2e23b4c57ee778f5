package io.crisol.training;

import io.crisol.potentials.Trainable;
import io.crisol.structures.Progress;
import io.crisol.structures.RandomStream;
import io.crisol.training.optimizers.AdamW;
import io.crisol.training.optimizers.KalmanFilter;
import io.crisol.training.optimizers.Lbfgs;
import io.crisol.training.optimizers.LevenbergMarquardt;
import io.crisol.training.optimizers.Optimizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Fits the parameters of a differentiable model: minimises the loss on the training frames, keeps
 * the parameters that are best on the validation frames from the first iteration on, and ends early
 * when these no longer improve.
 */
final class Trainer {
  private final TrainingOptions options;
  private final long seed;
  private final List<PreparedFrame> train;
  private final List<PreparedFrame> validation;
  private final BatchLoss loss;
  private LossReport last;

  /**
   * A trainer.
   *
   * @param seed of the order of the frames
   */
  Trainer(
      TrainingOptions options,
      long seed,
      List<PreparedFrame> train,
      List<PreparedFrame> validation) {
    this.options = options;
    this.seed = seed;
    this.train = train;
    this.validation = validation;
    this.loss = new BatchLoss(options.weights());
  }

  /** A fit at its beginning. */
  FitState begin(Trainable.Differentiable model) {
    return new FitState(
        switch (options.method()) {
          case LBFGS -> new Lbfgs(model.parameters(), options.history());
          case ADAMW ->
              new AdamW(
                  model.parameters(),
                  new AdamW.Plan(
                      train.size(),
                      options.batch(),
                      options.iterations(),
                      options.learningRate(),
                      options.weightDecay()),
                  new RandomStream(seed).fork(2));
          case LEVENBERG_MARQUARDT ->
              new LevenbergMarquardt(model.parameters(), options.forceComponents(), seed);
          case KALMAN_FILTER ->
              new KalmanFilter(
                  model.parameters(),
                  new KalmanFilter.Plan(options.batch(), options.forceComponents()),
                  new RandomStream(seed).fork(2));
        });
  }

  /**
   * Goes on to the end; {@code save} is called at every checkpoint. Where the loss is no finite
   * number any more, it stops: the state keeps what was best.
   *
   * @return why it stopped before the end
   */
  Optional<Divergence> run(
      Trainable.Differentiable model, FitState state, Progress progress, Consumer<FitState> save) {
    long start = System.nanoTime();
    double before = state.seconds;
    while (!isDone(state)) {
      try {
        iterate(model, state);
      } catch (Divergence.Found found) {
        return Optional.of(found.divergence());
      }
      state.iteration++;
      state.seconds = before + (System.nanoTime() - start) / 1e9;
      Optional<Divergence> divergence = validateInTime(model, state);
      if (divergence.isPresent()) {
        return divergence;
      }
      if (state.iteration % options.checkpointInterval() == 0) {
        save.accept(state);
      }
      progress.update(state.iteration, options.iterations(), text(state));
    }
    save.accept(state);
    return Optional.empty();
  }

  private void iterate(Trainable.Differentiable model, FitState state) {
    boolean goesOn =
        switch (state.optimizer) {
          case Optimizer.Descent descent ->
              descent.iterate((x, batch, gradient) -> value(model, x, batch, gradient));
          case Optimizer.OfSquares squares ->
              squares.iterate(
                  new FrameResiduals(
                      model, train, options.weights(), squares instanceof KalmanFilter));
        };
    if (!goesOn) {
      requireFinite(model, state.optimizer);
      state.exhausted = true;
    }
  }

  private void requireFinite(Trainable.Differentiable model, Optimizer optimizer) {
    if (!Double.isFinite(optimizer.value())) {
      loss.divergence(model.withParameters(optimizer.point()), train)
          .ifPresent(
              divergence -> {
                throw new Divergence.Found(divergence);
              });
    }
  }

  private boolean isDone(FitState state) {
    return state.exhausted
        || state.iteration >= options.iterations()
        || (state.bestIteration > 0 && state.iteration - state.bestIteration >= options.patience());
  }

  private double value(Trainable.Differentiable model, double[] x, int[] batch, double[] gradient) {
    List<PreparedFrame> frames =
        batch == null ? train : Arrays.stream(batch).mapToObj(train::get).toList();
    Trainable.Differentiable now = model.withParameters(x);
    last = loss.evaluate(now, frames, gradient);
    if (batch != null && !Double.isFinite(last.loss())) {
      // A step along such a gradient would spoil the parameters; a line search only turns back.
      loss.divergence(now, frames)
          .ifPresent(
              divergence -> {
                throw new Divergence.Found(divergence);
              });
    }
    return last.loss();
  }

  private Optional<Divergence> validateInTime(Trainable.Differentiable model, FitState state) {
    return state.iteration % options.validationInterval() == 0
            || state.iteration == 1
            || isDone(state)
        ? validate(model, state)
        : Optional.empty();
  }

  private Optional<Divergence> validate(Trainable.Differentiable model, FitState state) {
    Trainable.Differentiable now = model.withParameters(state.optimizer.point());
    LossReport watched = loss.evaluate(now, validation, null);
    boolean known =
        options.method() == TrainingOptions.Method.LBFGS
            && last != null
            && last.loss() == state.optimizer.value();
    LossReport trained = known ? last : loss.evaluate(now, train, null);
    Optional<Divergence> divergence =
        Double.isFinite(trained.loss()) ? Optional.empty() : loss.divergence(now, train);
    if (divergence.isEmpty() && !Double.isFinite(watched.loss())) {
      divergence = loss.divergence(now, validation);
    }
    if (divergence.isPresent()) {
      return divergence;
    }
    state.curve.add(new CurvePoint(state.iteration, state.seconds, trained, watched));
    if (watched.loss() < state.bestLoss) {
      state.bestLoss = watched.loss();
      state.best = state.optimizer.point();
      state.bestIteration = state.iteration;
    }
    return Optional.empty();
  }

  private static String text(FitState state) {
    if (state.curve.isEmpty()) {
      return "";
    }
    LossReport v = state.curve.getLast().validation();
    return String.format(
        Locale.ROOT, "validation %.2f meV/atom, %.4f eV/Å", v.energyRmse(), v.forceRmse());
  }
}
