package io.crisol.training;

import io.crisol.potentials.moment.MomentLinear;
import io.crisol.potentials.moment.MomentShape;
import io.crisol.potentials.moment.MomentTaylor;
import io.crisol.potentials.moment.MomentTrainable;
import io.crisol.structures.Frame;
import io.crisol.structures.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Levenberg-Marquardt steps of all parameters of a moment tensor potential: the loss is a sum of
 * squares, the model to first order is linear, and there are few enough parameters to solve for all
 * of them at once. A step is penalised relative to the columns of the equations, the more the worse
 * the last ones went.
 *
 * <p>Source: D. W. Marquardt, J. Soc. Ind. Appl. Math. 11, 431 (1963), doi:10.1137/0111030; G. H.
 * Golub, V. Pereyra, SIAM J. Numer. Anal. 10, 413 (1973), doi:10.1137/0710036.
 */
final class MomentSteps {
  private static final double FIRST_PENALTY = 1e-2;
  private static final double LEAST_PENALTY = 1e-12;
  private static final double EASIER = 0.2;
  private static final double HARDER = 10;
  private static final int TRIALS = 8;

  /** Steps that lower the loss by less, relative to it, count as none. */
  private static final double ENOUGH = 2e-3;

  private static final int PATIENCE = 4;

  private final LossWeights weights;
  private final List<Frame> frames;
  private final List<PreparedFrame> validation;
  private final BatchLoss loss;

  MomentSteps(LossWeights weights, List<Frame> frames, List<PreparedFrame> validation) {
    this.weights = weights;
    this.frames = frames;
    this.validation = validation;
    loss = new BatchLoss(weights);
  }

  /**
   * Where steps have led.
   *
   * @param model best on the validation frames
   * @param validation its loss there
   * @param penalty that the next step would take
   */
  record Reached(MomentTrainable model, double validation, double penalty) {}

  /** Where a fit begins. */
  static Reached begin(MomentTrainable model) {
    return new Reached(model, Double.POSITIVE_INFINITY, FIRST_PENALTY);
  }

  /** Goes on from where a fit stands, so many steps at most. */
  Reached from(Reached begin, int steps, Progress progress) {
    Solved first = solved(begin.model());
    MomentTrainable model = first.model();
    double value = first.loss();
    double penalty = begin.penalty();
    Reached best = reached(model, penalty);
    KeptRows rows = first.rows();
    int idle = 0;
    for (int step = 1; step <= steps && idle < PATIENCE; step++) {
      MomentTaylor taylor = new MomentTaylor(model, rows);
      boolean[] free = new boolean[model.parameters().length];
      LeastSquares equations = new LinearTrainer(taylor, free, weights).equations(frames);
      double before = value;
      for (int trial = 0; trial < TRIALS && value == before; trial++) {
        Solved moved = solved(taylor.changed(equations.solve(penalties(model, penalty))));
        boolean better = moved.loss() < value;
        penalty = better ? Math.max(LEAST_PENALTY, EASIER * penalty) : HARDER * penalty;
        model = better ? moved.model() : model;
        value = better ? moved.loss() : value;
        rows = better ? moved.rows() : rows;
      }
      boolean isStuck = value == before;
      idle = value < (1 - ENOUGH) * before ? 0 : isStuck ? PATIENCE : idle + 1;
      LossReport report = loss.evaluate(model, validation, null);
      progress.update(step, steps, text(report));
      best = report.loss() < best.validation() ? new Reached(model, report.loss(), penalty) : best;
    }
    return best;
  }

  /** By parameter: what turns the radial functions more often is changed with more caution. */
  private static double[] penalties(MomentTrainable model, double penalty) {
    MomentShape shape = model.potential().shape();
    int size = shape.basis().size();
    double[] penalties = new double[shape.parameterCount()];
    Arrays.fill(penalties, penalty);
    for (int k = 0; k < shape.radialCount(); k++) {
      penalties[k] *= (1 + k % size) * (1 + k % size);
    }
    return penalties;
  }

  private Reached reached(MomentTrainable model, double penalty) {
    return new Reached(model, loss.evaluate(model, validation, null).loss(), penalty);
  }

  /** The model with the same radial functions and the best coefficients for them. */
  private Solved solved(MomentTrainable moved) {
    MomentLinear linear = new MomentLinear(moved.potential());
    boolean[] free = new boolean[linear.parameters().length];
    KeptRows rows = new KeptRows(linear, frames);
    LeastSquares equations = new LinearTrainer(rows, free, weights).equations(frames);
    double[] coefficients = equations.solve(LEAST_PENALTY, free);
    return new Solved(
        moved.at(linear.withParameters(coefficients).moment()),
        rows,
        equations.residual(coefficients) / frames.size());
  }

  private record Solved(MomentTrainable model, KeptRows rows, double loss) {}

  private static String text(LossReport report) {
    return String.format(
        Locale.ROOT,
        "least squares, validation %.2f meV/atom, %.4f eV/Å",
        report.energyRmse(),
        report.forceRmse());
  }
}
