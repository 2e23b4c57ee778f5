package io.crisol.structures.check;

import java.util.Arrays;
import java.util.Comparator;

/**
 * A robust factor between two quantities, y ≈ factor · x.
 *
 * @param factor the factor
 * @param explained the part of the sum of |y| that it explains, 1 for all, 0 for none
 * @param pairs number of points
 */
record Slope(double factor, double explained, int pairs) {
  /** Least absolute deviations through the origin: the weighted median of y/x with weights |x|. */
  static Slope of(double[] x, double[] y, int least) {
    if (x.length < least) {
      return new Slope(1, 0, x.length);
    }
    Integer[] order = new Integer[x.length];
    double total = 0;
    for (int k = 0; k < x.length; k++) {
      order[k] = k;
      total += Math.abs(x[k]);
    }
    Arrays.sort(order, Comparator.comparingDouble(k -> x[k] == 0 ? 0 : y[k] / x[k]));
    double weight = 0;
    double factor = 0;
    for (int k : order) {
      weight += Math.abs(x[k]);
      if (weight >= 0.5 * total) {
        factor = x[k] == 0 ? 0 : y[k] / x[k];
        break;
      }
    }
    double left = 0;
    double all = 0;
    for (int k = 0; k < x.length; k++) {
      left += Math.abs(y[k] - factor * x[k]);
      all += Math.abs(y[k]);
    }
    return new Slope(factor, all == 0 ? 0 : 1 - left / all, x.length);
  }
}
