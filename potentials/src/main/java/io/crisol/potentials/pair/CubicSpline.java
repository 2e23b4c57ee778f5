package io.crisol.potentials.pair;

/** A cubic spline through points, with given slopes at its two ends. */
final class CubicSpline {
  private final double[] x;
  private final double[] y;
  private final double[] second;

  /** Points in growing order, at least two, and the slopes at the first and the last. */
  CubicSpline(double[] x, double[] y, double first, double last) {
    this.x = x;
    this.y = y;
    int n = x.length;
    second = new double[n];
    double[] upper = new double[n];
    // Thomas' elimination of the tridiagonal system for the second derivatives.
    upper[0] = 0.5;
    second[0] = 3 / (x[1] - x[0]) * ((y[1] - y[0]) / (x[1] - x[0]) - first);
    for (int k = 1; k < n - 1; k++) {
      double left = x[k] - x[k - 1];
      double right = x[k + 1] - x[k];
      double bend = 6 * ((y[k + 1] - y[k]) / right - (y[k] - y[k - 1]) / left);
      double pivot = 2 * (left + right) - left * upper[k - 1];
      upper[k] = right / pivot;
      second[k] = (bend - left * second[k - 1]) / pivot;
    }
    double step = x[n - 1] - x[n - 2];
    double bend = 6 * (last - (y[n - 1] - y[n - 2]) / step);
    second[n - 1] = (bend - step * second[n - 2]) / (step * (2 - upper[n - 2]));
    for (int k = n - 2; k >= 0; k--) {
      second[k] -= upper[k] * second[k + 1];
    }
  }

  /** The value at a place between the ends. */
  double at(double place) {
    int low = 0;
    int high = x.length - 1;
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (x[middle] > place) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return between(low, place);
  }

  /** The value at a place between points {@code low} and {@code low + 1}. */
  double between(int low, double place) {
    double step = x[low + 1] - x[low];
    double a = (x[low + 1] - place) / step;
    double b = (place - x[low]) / step;
    return a * y[low]
        + b * y[low + 1]
        + ((a * a * a - a) * second[low] + (b * b * b - b) * second[low + 1]) * (step * step) / 6;
  }
}
