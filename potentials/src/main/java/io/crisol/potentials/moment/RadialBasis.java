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
}
