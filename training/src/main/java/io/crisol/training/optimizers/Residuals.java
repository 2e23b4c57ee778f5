package io.crisol.training.optimizers;

/** The terms of a sum of squares, in examples that are computed as a whole. */
public interface Residuals {
  /** Number of examples. */
  int examples();

  /** What holds at one point, for any thread. */
  At at(double[] x);

  /** All residuals at one point. */
  @FunctionalInterface
  interface At {
    /** Computes an example. */
    Example example(int number);
  }

  /**
   * One example at one point: first terms that always count (energy, stress), then many of a kind
   * (force components), of which a method may take some.
   */
  interface Example {
    /** Number of terms that always count. */
    int single();

    /** Number of terms of the kind that some are taken of; 0 where the example has none. */
    int many();

    /** Term number {@code which} of {@code single() + many()}, without the share of its kind. */
    double value(int which);

    /** Adds its derivative by the parameters to {@code row}, double[parameters]. */
    void derivative(int which, double[] row);

    /** Ends the use of the example: what it holds is free. */
    default void release() {}
  }
}
