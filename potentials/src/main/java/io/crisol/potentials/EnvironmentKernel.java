package io.crisol.potentials;

/** The loops that fill an {@link EnvironmentBlock}. */
final class EnvironmentKernel {
  private EnvironmentKernel() {}

  /**
   * Appends the pairs of atom {@code i} that are closer than the cutoff, the square of their
   * distance in {@code r}. Entries beyond the cutoff are written too and overwritten by the next: a
   * branch would be guessed wrong too often.
   *
   * @return number of pairs so far
   */
  static int append(
      int i,
      int from,
      int to,
      int[] sites,
      int[] siteAtoms,
      double[] positions,
      double limit,
      double[] x,
      double[] y,
      double[] z,
      double[] r,
      int[] neighbour,
      int pairs) {
    double xi = positions[3 * i];
    double yi = positions[3 * i + 1];
    double zi = positions[3 * i + 2];
    int next = pairs;
    for (int entry = from; entry < to; entry++) {
      int site = sites[entry];
      double dx = positions[3 * site] - xi;
      double dy = positions[3 * site + 1] - yi;
      double dz = positions[3 * site + 2] - zi;
      double square = Math.fma(dx, dx, Math.fma(dy, dy, dz * dz));
      x[next] = dx;
      y[next] = dy;
      z[next] = dz;
      r[next] = square;
      neighbour[next] = siteAtoms[site];
      // The sign bit of the difference: 1 where the square is below the limit.
      next += (int) (Double.doubleToRawLongBits(square - limit) >>> 63);
    }
    return next;
  }

  /** Distances from their squares. */
  static void roots(double[] r, int pairs) {
    for (int k = 0; k < pairs; k++) {
      r[k] = Math.sqrt(r[k]);
    }
  }
}
