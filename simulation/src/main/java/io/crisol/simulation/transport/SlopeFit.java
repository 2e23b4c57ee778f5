package io.crisol.simulation.transport;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Generalised least squares line MSD(n) = s n + c through mean square displacements per coordinate,
 * with the covariance of a random walk that vibrates: s is the variance of a step, c = 2 a² s that
 * of the vibration. The weights depend on a² and that on the line, so they are found in turn.
 *
 * @param slope s per coordinate and step
 * @param intercept c per coordinate
 * @param variance of the slope of one coordinate of one walker, relative to s²
 * @param misfit χ² of the line for one coordinate of one walker
 * @param weights of the lags in the slope
 */
record SlopeFit(double slope, double intercept, double variance, double misfit, double[] weights) {
  private static final int ROUNDS = 5;

  /** More than this is as good as infinite. */
  private static final double MOST_NOISE = 1e4;

  /**
   * Fits.
   *
   * @param lags in steps, at least 2
   * @param displacements mean square displacements per coordinate, double[lags]
   * @param steps length of the walk
   */
  static SlopeFit of(int[] lags, double[] displacements, int steps) {
    SlopeFit fit = null;
    double noise = startNoise(lags, displacements);
    for (int round = 0; round < ROUNDS; round++) {
      fit = with(lags, displacements, WalkCovariance.of(lags, steps, noise));
      double next = noise(fit.slope, fit.intercept);
      if (Math.abs(next - noise) < 1e-3 * (noise + 0.01)) {
        break;
      }
      noise = next;
    }
    return fit;
  }

  private static double noise(double slope, double intercept) {
    return slope > 0 ? Math.clamp(intercept / (2 * slope), 0, MOST_NOISE) : MOST_NOISE;
  }

  /** From the line through the first and the last displacement. */
  private static double startNoise(int[] lags, double[] x) {
    int last = lags.length - 1;
    double slope = (x[last] - x[0]) / (lags[last] - lags[0]);
    return noise(slope, x[0] - slope * lags[0]);
  }

  private static SlopeFit with(int[] lags, double[] x, double[][] covariance) {
    int n = lags.length;
    double scale = covariance[0][0];
    DMatrixRMaj inverse = inverse(covariance, scale);
    double[] rowN = new double[n];
    double[] row1 = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        rowN[i] += lags[j] * inverse.get(j, i);
        row1[i] += inverse.get(j, i);
      }
    }
    double nn = dot(rowN, lags);
    double n1 = sum(rowN);
    double one = sum(row1);
    double determinant = nn * one - n1 * n1;
    double[] weights = new double[n];
    double slope = 0;
    double intercept = 0;
    for (int i = 0; i < n; i++) {
      weights[i] = (one * rowN[i] - n1 * row1[i]) / determinant;
      slope += weights[i] * x[i];
      intercept += (nn * row1[i] - n1 * rowN[i]) / determinant * x[i];
    }
    double misfit = misfit(lags, x, slope, intercept, inverse) / scale;
    return new SlopeFit(
        slope, intercept, scale * one / determinant, misfit / (slope * slope), weights);
  }

  /** Of the matrix divided by {@code scale}. */
  private static DMatrixRMaj inverse(double[][] covariance, double scale) {
    DMatrixRMaj scaled = new DMatrixRMaj(covariance);
    CommonOps_DDRM.divide(scaled, scale);
    if (!CommonOps_DDRM.invert(scaled)) {
      throw new IllegalStateException("the covariance of a walk has an inverse");
    }
    return scaled;
  }

  private static double misfit(
      int[] lags, double[] x, double slope, double intercept, DMatrixRMaj inverse) {
    double sum = 0;
    for (int i = 0; i < lags.length; i++) {
      for (int j = 0; j < lags.length; j++) {
        sum +=
            (x[i] - slope * lags[i] - intercept)
                * inverse.get(i, j)
                * (x[j] - slope * lags[j] - intercept);
      }
    }
    return sum;
  }

  private static double dot(double[] a, int[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double sum(double[] a) {
    double sum = 0;
    for (double value : a) {
      sum += value;
    }
    return sum;
  }
}
