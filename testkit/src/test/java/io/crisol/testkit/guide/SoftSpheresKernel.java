package io.crisol.testkit.guide;

/**
 * {@link FastSoftSpheres} for all pairs of a block; a loop that the compiler turns into vectors.
 */
final class SoftSpheresKernel {
  private SoftSpheresKernel() {}

  // region s3-kernel
  static void pairs(
      int pairs,
      double a,
      double cutoff,
      double[] x,
      double[] y,
      double[] z,
      double[] r,
      double[] energies,
      double[] gx,
      double[] gy,
      double[] gz) {
    for (int k = 0; k < pairs; k++) {
      double overlap = 1 - r[k] / cutoff;
      energies[k] = 0.5 * a * overlap * overlap;
      double g = -a * overlap / (cutoff * r[k]);
      gx[k] = g * x[k];
      gy[k] = g * y[k];
      gz[k] = g * z[k];
    }
  }
  // endregion
}
