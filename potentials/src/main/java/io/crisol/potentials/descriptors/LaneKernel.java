package io.crisol.potentials.descriptors;

import static io.crisol.potentials.descriptors.Lanes.LANES;

/** Small sums beside the vectors: of their lanes in a fixed order, and of few numbers. */
final class LaneKernel {
  private LaneKernel() {}

  /** Sum of the lanes of each of {@code count} vectors. */
  static void sums(double[] lanes, int count, double[] out) {
    for (int n = 0; n < count; n++) {
      int at = n * LANES;
      double even = lanes[at];
      double odd = 0;
      for (int k = 1; k < LANES; k += 2) {
        odd += lanes[at + k];
        even += k + 1 < LANES ? lanes[at + k + 1] : 0;
      }
      out[n] = even + odd;
    }
  }

  /**
   * Factors of rows for {@link HarmonicsTable#gradient}: all four of the first {@code low} rows.
   */
  static void gradient(
      double[] b, int[] source, double[] factor, int low, int count, double[] out) {
    for (int row = 0; row < low; row++) {
      int f = 5 * row;
      out[4 * row] = b[row];
      out[4 * row + 1] = factor[f] * b[source[f]] + factor[f + 1] * b[source[f + 1]];
      out[4 * row + 2] = factor[f + 2] * b[source[f + 2]] + factor[f + 3] * b[source[f + 3]];
      out[4 * row + 3] = factor[f + 4] * b[source[f + 4]];
    }
    for (int row = low; row < count; row++) {
      out[4 * row] = b[row];
    }
  }
}
