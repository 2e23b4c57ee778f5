package io.crisol.training;

import io.crisol.potentials.moment.MomentCoordinates;
import io.crisol.potentials.moment.MomentLinear;
import io.crisol.potentials.moment.MomentPotential;
import io.crisol.potentials.moment.MomentTrainable;
import io.crisol.structures.Frame;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Problem;
import io.crisol.structures.Progress;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Workers;
import io.crisol.training.optimizers.Lbfgs;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Fits one moment tensor potential: random radial functions, moment coefficients by linear least
 * squares, all parameters by {@link MomentSteps}, then by L-BFGS in coordinates that the triangle
 * of the linear problem gives. Every so many iterations that problem is solved again where the
 * parameters have come to.
 */
final class MomentFit {
  /** Penalty, relative to the columns, in the triangle for coordinates: keeps it invertible. */
  private static final double RIDGE = 1e-10;

  private final MomentPlan plan;
  private final long seed;
  private final List<Frame> frames;
  private final List<PreparedFrame> train;
  private final List<PreparedFrame> validation;

  /** A fit of member {@code m}. */
  MomentFit(MomentPlan plan, int m) {
    this.plan = plan;
    seed = plan.training().seed() + m;
    List<Frame> all = plan.split().train();
    frames = MemberFrames.of(all, all, plan.committee().shareWithSeeds(), seed);
    train = prepare(frames);
    validation = prepare(plan.split().validation());
  }

  private List<PreparedFrame> prepare(List<Frame> from) {
    MomentTrainable model = plain(new double[plan.shape().parameterCount()]);
    PreparedFrame[] prepared = new PreparedFrame[from.size()];
    Workers.forEach(
        prepared.length,
        k -> {
          Frame frame = from.get(k);
          Neighbors neighbors = Neighbors.of(frame.structure(), plan.shape().basis().cutoff(), 0);
          prepared[k] = PreparedFrame.kept(frame, model.prepare(frame.structure(), neighbors));
        });
    return Arrays.asList(prepared);
  }

  private MomentTrainable plain(double[] parameters) {
    return new MomentTrainable(potential(parameters), MomentCoordinates.plain(plan.shape()));
  }

  private MomentPotential potential(double[] parameters) {
    return new MomentPotential(plan.shape(), 1, parameters);
  }

  /**
   * Fits from the beginning or from a state, and gives the potential that is best on the validation
   * frames.
   *
   * @param begun the state to go on from
   * @param save is called at every checkpoint
   */
  MomentPotential run(Optional<Stage> begun, Progress progress, Consumer<Stage> save) {
    Stage stage = begun.orElseGet(() -> begin(progress));
    int most = plan.training().iterations();
    while (true) {
      FitState state = stage.state();
      int before = state.iteration;
      advance(stage, Math.min(most, stage.end()), progress, save);
      double[] best = parameters(stage.model(), state.best);
      boolean stuck = state.exhausted && state.iteration <= before + 1;
      boolean patient = state.iteration - state.bestIteration < plan.training().patience();
      if (stuck || !patient || state.iteration >= most) {
        return potential(best);
      }
      double[] reached = parameters(stage.model(), state.optimizer.point());
      MomentTrainable model = solved(reached);
      state.optimizer = new Lbfgs(model.parameters(), plan.training().history());
      state.exhausted = false;
      state.best = model.at(potential(best)).parameters();
      stage = new Stage(model, state, state.iteration + interval());
      save.accept(stage);
    }
  }

  /** The beginning of a fit from the parameters of another one, of the same shape. */
  Stage from(double[] parameters, Progress progress) {
    return settled(MomentSteps.begin(orthonormal(parameters)), progress);
  }

  private Stage settled(MomentSteps.Reached start, Progress progress) {
    MomentSteps steps = new MomentSteps(plan.training().weights(), frames, validation);
    MomentTrainable last = steps.from(start, plan.options().steps(), progress).model();
    MomentTrainable model = solved(last.potential().parameters());
    FitState state = new FitState(new Lbfgs(model.parameters(), plan.training().history()));
    return new Stage(model, state, interval());
  }

  /** A stage that was saved. */
  Stage resumed(double[] start, FitState state, int end) {
    LinearTrainer trainer = trainer(new MomentLinear(potential(start)));
    return new Stage(model(start, trainer.equations(frames)), state, end);
  }

  private int interval() {
    return plan.options().linearInterval();
  }

  private void advance(Stage stage, int last, Progress progress, Consumer<Stage> save) {
    Trainer trainer = new Trainer(plan.training().withIterations(last), seed, train, validation);
    Progress whole = (done, _, text) -> progress.update(done, plan.training().iterations(), text);
    Optional<Divergence> divergence =
        trainer.run(stage.model(), stage.state(), whole, _ -> save.accept(stage));
    divergence.ifPresent(
        found -> {
          throw Problem.TRAINING_DIVERGED.with(
              "iteration " + (stage.state().iteration + 1),
              found.toString(),
              "look at the labels of that frame (crisol check)");
        });
  }

  private static double[] parameters(MomentTrainable model, double[] point) {
    return model.withParameters(point).potential().parameters();
  }

  /** The best of several starts, brought to its end. */
  private Stage begin(Progress progress) {
    MomentStarts search =
        new MomentStarts(plan.shape(), plan.training().weights(), frames, validation);
    RandomStream random = new RandomStream(seed).fork(5);
    return settled(search.best(plan.options().starts(), random, progress), progress);
  }

  private MomentTrainable orthonormal(double[] parameters) {
    return new MomentTrainable(potential(parameters), MomentCoordinates.orthonormal(plan.shape()));
  }

  /** The same radial functions with moment coefficients by least squares, in their coordinates. */
  private MomentTrainable solved(double[] parameters) {
    MomentLinear linear = new MomentLinear(potential(parameters));
    LinearTrainer.Fit fit =
        trainer(linear)
            .fit(frames, plan.split().validation(), plan.options().momentRidge(), Progress.NONE);
    double[] start = linear.withParameters(fit.parameters()).moment().parameters();
    return model(start, fit.equations());
  }

  /** A model in the coordinates of these equations. */
  private MomentTrainable model(double[] start, LeastSquares equations) {
    double[][] triangle = equations.triangle(RIDGE, free());
    double scale = 1 / Math.sqrt(frames.size());
    for (double[] row : triangle) {
      Arrays.setAll(row, c -> scale * row[c]);
    }
    MomentCoordinates coordinates = MomentCoordinates.orthonormal(plan.shape()).with(triangle);
    return new MomentTrainable(potential(start), coordinates);
  }

  private boolean[] free() {
    boolean[] free = new boolean[plan.shape().parameterCount() - plan.shape().radialCount()];
    Arrays.fill(free, 0, plan.shape().elements().size(), true);
    return free;
  }

  private LinearTrainer trainer(MomentLinear linear) {
    return new LinearTrainer(linear, free(), plan.training().weights());
  }

  /**
   * Where a fit stands.
   *
   * @param model at the start of the stage, in its coordinates
   * @param state of the trainer, in these coordinates
   * @param end iteration of the next linear solution
   */
  record Stage(MomentTrainable model, FitState state, int end) {}
}
