package io.crisol.potentials.descriptors;

import static io.crisol.potentials.descriptors.Lanes.LANES;

/** Sums of lanes of many vectors, in a fixed order. */
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
}
