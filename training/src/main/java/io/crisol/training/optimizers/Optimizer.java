package io.crisol.training.optimizers;

import io.crisol.structures.json.Json;

/** A minimiser that goes step by step. */
public sealed interface Optimizer {
  /** A minimiser that takes value and gradient of a loss. */
  sealed interface Descent extends Optimizer permits Lbfgs, AdamW {
    /**
     * One iteration (L-BFGS) or one pass over the examples (AdamW); false where no further progress
     * is possible.
     */
    boolean iterate(Objective objective);
  }

  /** A minimiser of a sum of squares that takes every term by itself. */
  sealed interface OfSquares extends Optimizer permits LevenbergMarquardt, KalmanFilter {
    /**
     * One iteration (Levenberg-Marquardt) or one pass over the examples (Kalman filter); false
     * where no further progress is possible.
     */
    boolean iterate(Residuals residuals);
  }

  /** The present point; a copy. */
  double[] point();

  /**
   * Value of the objective at the present point (L-BFGS, Levenberg-Marquardt) or its mean over the
   * last pass.
   */
  double value();

  /** Everything needed to go on. */
  Json.Obj state();

  /** An optimizer that goes on from {@link #state}. */
  static Optimizer resume(Json.Obj state) {
    return switch (state.get("method").asString()) {
      case "lbfgs" -> Lbfgs.resume(state);
      case "adamw" -> AdamW.resume(state);
      case "levenberg-marquardt" -> LevenbergMarquardt.resume(state);
      case "kalman-filter" -> KalmanFilter.resume(state);
      default -> throw new IllegalArgumentException(state.get("method").asString());
    };
  }
}
