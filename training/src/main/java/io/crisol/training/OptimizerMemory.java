package io.crisol.training;

/** Memory of the methods for so many parameters, bytes. */
final class OptimizerMemory {
  /** A number. */
  private static final long NUMBER = 8;

  /** Texts of a checkpoint: Base64 in pieces, and their sum as it is written. */
  private static final double TEXTS = 4;

  private OptimizerMemory() {}

  /** What is held all the time. */
  static long state(TrainPlan plan, long parameters) {
    TrainingOptions training = plan.training();
    long vectors =
        switch (training.method()) {
          case LBFGS -> 4 + 2L * Math.min(training.history(), training.iterations());
          case ADAMW -> 5;
          case LEVENBERG_MARQUARDT -> 3;
          case KALMAN_FILTER -> 3 + parameters;
        };
    return NUMBER * vectors * parameters * plan.committee().committee();
  }

  /** What an iteration or a checkpoint takes for a moment. */
  static long workspace(TrainPlan plan, long parameters) {
    TrainingOptions training = plan.training();
    long work =
        switch (training.method()) {
          case LBFGS, ADAMW -> (BatchLoss.TASKS + 4L) * parameters;
          case KALMAN_FILTER -> 2L * training.batch() * rows(plan) * parameters;
          case LEVENBERG_MARQUARDT ->
              (32L * rows(plan) + 7 * parameters / 2 + BatchLoss.TASKS) * parameters;
        };
    double texts = TEXTS * state(plan, parameters) / plan.committee().committee();
    return Math.max(NUMBER * work, (long) texts);
  }

  /** Residuals of a frame. */
  private static long rows(TrainPlan plan) {
    int most = plan.training().forceComponents();
    long components = plan.split().train().stream().mapToInt(f -> 3 * f.size()).max().orElse(0);
    return 10 + (most == 0 ? components : Math.min(most, components));
  }
}
