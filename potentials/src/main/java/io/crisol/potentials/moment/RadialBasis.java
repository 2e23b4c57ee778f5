package io.crisol.potentials.moment;

import io.crisol.structures.Problem;

/**
 * Radial basis Q_b(r) = T_b(ξ) (R − r)², ξ = (2 r − (R_min + R)) / (R − R_min), with Chebyshev
 * polynomials T_b that simply go on below R_min.
 *
 * @param shortest R_min, where ξ = −1, Å
 * @param cutoff R, Å
 * @param size number of basis functions
 */
public record RadialBasis(double shortest, double cutoff, int size) {
  /**
   * Refuses what cannot be.
   *
   * @throws io.crisol.structures.ProblemException PARAMETER_INVALID
   */
  public RadialBasis {
    if (!(cutoff > shortest) || !(shortest >= 0) || !Double.isFinite(cutoff)) {
      throw Problem.PARAMETER_INVALID.with(
          "max_dist",
          cutoff,
          "it is greater than min_dist = " + shortest + ", which is at least 0",
          "correct the distances");
    }
    if (size < 1 || size > 64) {
      throw Problem.PARAMETER_INVALID.with(
          "radial_basis_size", size, "it lies between 1 and 64", "correct it");
    }
  }

  /** Fills Q_b(r), double[size]; zero from the cutoff on. */
  void at(double r, double[] values) {
    double rest = Math.max(0, cutoff - r);
    double xi = (2 * r - (shortest + cutoff)) / (cutoff - shortest);
    double t = 1;
    double next = xi;
    for (int b = 0; b < size; b++) {
      values[b] = t * rest * rest;
      double after = 2 * xi * next - t;
      t = next;
      next = after;
    }
  }

  /** Fills Q_b(r) and dQ_b/dr, each double[size]; zero from the cutoff on. */
  void at(double r, double[] values, double[] slopes) {
    double rest = Math.max(0, cutoff - r);
    double slope = 2 / (cutoff - shortest);
    double xi = (2 * r - (shortest + cutoff)) / (cutoff - shortest);
    double t = 1;
    double next = xi;
    double dt = 0;
    double nextDt = slope;
    for (int b = 0; b < size; b++) {
      values[b] = t * rest * rest;
      slopes[b] = (dt * rest - 2 * t) * rest;
      double after = 2 * xi * next - t;
      double afterDt = 2 * (slope * next + xi * nextDt) - dt;
      t = next;
      dt = nextDt;
      next = after;
      nextDt = afterDt;
    }
  }

  /**
   * Coefficients of dT/dr as series in the same polynomials, d/dξ Σ c_b T_b = Σ d_b T_b with
   * d_{b−1} = d_{b+1} + 2 b c_b, the first halved.
   *
   * @param coefficients c of several series, one after the other
   */
  double[] slopes(double[] coefficients) {
    double[] slopes = new double[coefficients.length];
    double factor = 2 / (cutoff - shortest);
    for (int first = 0; first < slopes.length; first += size) {
      for (int b = size - 1; b > 0; b--) {
        double next = b + 1 < size ? slopes[first + b + 1] : 0;
        slopes[first + b - 1] = next + 2 * b * factor * coefficients[first + b];
      }
      slopes[first] /= 2;
    }
    return slopes;
  }
}
