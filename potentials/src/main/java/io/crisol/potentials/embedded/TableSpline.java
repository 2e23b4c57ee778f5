package io.crisol.potentials.embedded;

/**
 * A function given at equal steps from 0, between them a cubic through the two values with slopes
 * from the five nearest points, s_m = (f_{m−2} − f_{m+2} + 8 (f_{m+1} − f_{m−1})) / 12 (fewer at
 * the ends). It is the interpolation that the programs which read these tables agree on: another
 * one gives other digits. Source of the slopes: the five-point rule, Abramowitz and Stegun, table
 * 25.2.
 *
 * <p>On interval m, with t = x / step − m in [0, 1]: f = ((a t + b) t + c) t + d. Beyond the last
 * point the last value holds.
 */
final class TableSpline {
  /** Coefficients of an interval: a, b, c, d. */
  static final int WIDTH = 4;

  private final double[] values;
  private final double step;
  private final double[] coefficients;

  /**
   * Through at least five values.
   *
   * @param values f(0), f(step) …
   */
  TableSpline(double[] values, double step) {
    this.values = values.clone();
    this.step = step;
    int n = values.length;
    double[] slopes = slopes(values);
    coefficients = new double[WIDTH * (n - 1)];
    for (int m = 0; m < n - 1; m++) {
      double rise = values[m + 1] - values[m];
      coefficients[WIDTH * m] = slopes[m] + slopes[m + 1] - 2 * rise;
      coefficients[WIDTH * m + 1] = 3 * rise - 2 * slopes[m] - slopes[m + 1];
      coefficients[WIDTH * m + 2] = slopes[m];
      coefficients[WIDTH * m + 3] = values[m];
    }
  }

  private static double[] slopes(double[] f) {
    int n = f.length;
    double[] s = new double[n];
    s[0] = f[1] - f[0];
    s[1] = (f[2] - f[0]) / 2;
    for (int m = 2; m < n - 2; m++) {
      s[m] = (f[m - 2] - f[m + 2] + 8 * (f[m + 1] - f[m - 1])) / 12;
    }
    s[n - 2] = (f[n - 1] - f[n - 3]) / 2;
    s[n - 1] = f[n - 1] - f[n - 2];
    return s;
  }

  /** The values given. */
  double[] values() {
    return values;
  }

  /** Number of intervals. */
  int intervals() {
    return values.length - 1;
  }

  /** Last argument that the table covers. */
  double end() {
    return intervals() * step;
  }

  /** Coefficients of all intervals, double[4 × intervals]; shared, not to be changed. */
  double[] coefficients() {
    return coefficients;
  }

  private int interval(double x) {
    return Math.clamp((long) (x / step), 0, intervals() - 1);
  }

  /** f(x). */
  double value(double x) {
    int m = interval(x);
    double t = Math.min(x / step - m, 1);
    int k = WIDTH * m;
    return ((coefficients[k] * t + coefficients[k + 1]) * t + coefficients[k + 2]) * t
        + coefficients[k + 3];
  }

  /** f'(x). */
  double slope(double x) {
    int m = interval(x);
    double t = Math.min(x / step - m, 1);
    int k = WIDTH * m;
    return ((3 * coefficients[k] * t + 2 * coefficients[k + 1]) * t + coefficients[k + 2]) / step;
  }
}
