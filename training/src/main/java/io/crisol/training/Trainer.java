package io.crisol.training;

import io.crisol.potentials.Trainable;
import io.crisol.structures.Problem;
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
          case LBFGS -> new Lbfgs(model.parameters(), options.memory());
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

  /** Goes on to the end; {@code save} is called at every checkpoint. */
  void run(
      Trainable.Differentiable model, FitState state, Progress progress, Consumer<FitState> save) {
    long start = System.nanoTime();
    double before = state.seconds;
    while (!isDone(state)) {
      if (!iterate(model, state.optimizer)) {
        requireFinite(state);
        state.exhausted = true;
      }
      state.iteration++;
      state.seconds = before + (System.nanoTime() - start) / 1e9;
      if (state.iteration % options.validationInterval() == 0
          || state.iteration == 1
          || isDone(state)) {
        validate(model, state);
      }
      if (state.iteration % options.checkpointInterval() == 0) {
        save.accept(state);
      }
      progress.update(state.iteration, options.iterations(), text(state));
    }
    save.accept(state);
  }

  private boolean iterate(Trainable.Differentiable model, Optimizer optimizer) {
    return switch (optimizer) {
      case Optimizer.Descent descent ->
          descent.iterate((x, batch, gradient) -> value(model, x, batch, gradient));
      case Optimizer.OfSquares squares ->
          squares.iterate(new FrameResiduals(model, train, options.weights()));
    };
  }

  private boolean isDone(FitState state) {
    return state.exhausted
        || state.iteration >= options.iterations()
        || (state.bestIteration > 0 && state.iteration - state.bestIteration >= options.patience());
  }

  private double value(Trainable.Differentiable model, double[] x, int[] batch, double[] gradient) {
    List<PreparedFrame> frames =
        batch == null ? train : Arrays.stream(batch).mapToObj(train::get).toList();
    last = loss.evaluate(model.withParameters(x), frames, gradient);
    return last.loss();
  }

  private void validate(Trainable.Differentiable model, FitState state) {
    Trainable.Differentiable now = model.withParameters(state.optimizer.point());
    LossReport watched = loss.evaluate(now, validation, null);
    boolean whole = options.method() == TrainingOptions.Method.LBFGS && last != null;
    LossReport trained = whole ? last : loss.evaluate(now, train, null);
    state.curve.add(new CurvePoint(state.iteration, state.seconds, trained, watched));
    requireFinite(state);
    if (watched.loss() < state.bestLoss) {
      state.bestLoss = watched.loss();
      state.best = state.optimizer.point();
      state.bestIteration = state.iteration;
    }
  }

  private static void requireFinite(FitState state) {
    if (!Double.isFinite(state.optimizer.value())) {
      throw Problem.TRAINING_DIVERGED.with(
          "iteration " + state.iteration,
          "the steps were too long for this loss",
          "the run folder");
    }
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
