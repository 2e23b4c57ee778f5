package io.crisol.potentials;

/** The loops that fill an {@link EnvironmentBlock}. */
final class EnvironmentKernel {
  private EnvironmentKernel() {}

  /**
   * Appends the sites among entries {@code from … to − 1} that are closer to atom {@code i} than
   * the cutoff. A site beyond is written too and overwritten by the next: a branch would be guessed
   * wrong too often. Nothing else is done here: with more arrays at hand this loop, which sees the
   * skin as well, takes twice as long.
   *
   * @return number of sites so far
   */
  static int near(
      int i,
      int from,
      int to,
      int[] sites,
      double[] positions,
      double limit,
      int[] near,
      int count) {
    double xi = positions[3 * i];
    double yi = positions[3 * i + 1];
    double zi = positions[3 * i + 2];
    int next = count;
    for (int entry = from; entry < to; entry++) {
      int site = sites[entry];
      double dx = positions[3 * site] - xi;
      double dy = positions[3 * site + 1] - yi;
      double dz = positions[3 * site + 2] - zi;
      double square = Math.fma(dx, dx, Math.fma(dy, dy, dz * dz));
      near[next] = site;
      // The sign bit of the difference: 1 where the square is below the limit.
      next += (int) (Double.doubleToRawLongBits(square - limit) >>> 63);
    }
    return next;
  }

  /** Vectors from atom {@code i} to sites, squares of their lengths and the atoms there. */
  static void fetch(
      int i,
      int from,
      int to,
      int[] near,
      int[] siteAtoms,
      double[] positions,
      double[] x,
      double[] y,
      double[] z,
      double[] r,
      int[] neighbour) {
    double xi = positions[3 * i];
    double yi = positions[3 * i + 1];
    double zi = positions[3 * i + 2];
    for (int k = from; k < to; k++) {
      int site = near[k];
      double dx = positions[3 * site] - xi;
      double dy = positions[3 * site + 1] - yi;
      double dz = positions[3 * site + 2] - zi;
      x[k] = dx;
      y[k] = dy;
      z[k] = dz;
      r[k] = Math.fma(dx, dx, Math.fma(dy, dy, dz * dz));
      neighbour[k] = siteAtoms[site];
    }
  }

  /** Distances from their squares. */
  static void roots(double[] r, int pairs) {
    for (int k = 0; k < pairs; k++) {
      r[k] = Math.sqrt(r[k]);
    }
  }
}
