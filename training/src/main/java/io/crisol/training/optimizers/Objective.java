package io.crisol.training.optimizers;

/** A function to be minimised. */
@FunctionalInterface
public interface Objective {
  /**
   * Value at {@code x} over a batch.
   *
   * @param batch numbers of the examples in the batch; null for all
   * @param gradient receives the gradient, double[x.length], zero before
   */
  double value(double[] x, int[] batch, double[] gradient);
}
