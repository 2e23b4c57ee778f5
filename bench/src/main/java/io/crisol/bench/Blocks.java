package io.crisol.bench;

import java.util.Arrays;

/**
 * The same quantity from independent stretches of a run.
 *
 * @param values one per block
 */
record Blocks(double[] values) {
  double mean() {
    return Arrays.stream(values).average().orElseThrow();
  }

  /** Standard error of the mean. */
  double error() {
    double mean = mean();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (values.length - 1) / values.length);
  }

  /** Difference to another measurement in combined standard errors. */
  double distance(double otherMean, double otherError) {
    return (mean() - otherMean) / Math.hypot(error(), otherError);
  }

  /** Slope of the least-squares line through points (x, y). */
  static double slope(double[] x, double[] y) {
    double mx = Arrays.stream(x).average().orElseThrow();
    double my = Arrays.stream(y).average().orElseThrow();
    double xy = 0;
    double xx = 0;
    for (int k = 0; k < x.length; k++) {
      xy += (x[k] - mx) * (y[k] - my);
      xx += (x[k] - mx) * (x[k] - mx);
    }
    return xy / xx;
  }
}
