package io.crisol.training.optimizers;

import io.crisol.structures.json.Json;

/** A minimiser that goes step by step. */
public sealed interface Optimizer permits Lbfgs, AdamW {
  /**
   * One iteration (L-BFGS) or one pass over the examples (AdamW); false where no further progress
   * is possible.
   */
  boolean iterate(Objective objective);

  /** The present point; a copy. */
  double[] point();

  /**
   * Value of the objective at the present point (L-BFGS) or its mean over the last pass (AdamW).
   */
  double value();

  /** Everything needed to go on. */
  Json.Obj state();

  /** An optimizer that goes on from {@link #state}. */
  static Optimizer resume(Json.Obj state) {
    return switch (state.get("method").asString()) {
      case "lbfgs" -> Lbfgs.resume(state);
      case "adamw" -> AdamW.resume(state);
      default -> throw new IllegalArgumentException(state.get("method").asString());
    };
  }
}
