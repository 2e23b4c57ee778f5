package io.crisol.training.evaluation;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Spearman's rank correlation: does one quantity grow with another, by whatever curve. */
final class RankCorrelation {
  private RankCorrelation() {}

  /** Between −1 and 1; NaN for fewer than three pairs or where a quantity is constant. */
  static double of(double[] a, double[] b) {
    if (a.length < 3) {
      return Double.NaN;
    }
    double[] x = ranks(a);
    double[] y = ranks(b);
    double mean = (a.length - 1) / 2.0;
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int k = 0; k < a.length; k++) {
      xy += (x[k] - mean) * (y[k] - mean);
      xx += (x[k] - mean) * (x[k] - mean);
      yy += (y[k] - mean) * (y[k] - mean);
    }
    return xy / Math.sqrt(xx * yy);
  }

  /** Ranks from 0; equal values share the mean of theirs. */
  private static double[] ranks(double[] values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> values[k]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[values.length];
    int first = 0;
    while (first < order.length) {
      int end = first + 1;
      while (end < order.length && values[order[end]] == values[order[first]]) {
        end++;
      }
      for (int k = first; k < end; k++) {
        ranks[order[k]] = (first + end - 1) / 2.0;
      }
      first = end;
    }
    return ranks;
  }
}
