package io.crisol.potentials.descriptors;

import java.util.Arrays;

/** One radial expansion at work on one atom. One thread only. */
final class RadialWork {
  private final int order;
  private final int couples;
  private final double scale;

  /** Index of its cutoff among those of the slots. */
  final int cutoff;

  private final double[] lanes;
  private final double[] weights;
  private final double[] slopes;
  private final double[] factors;

  RadialWork(Expansion expansion, int cutoff) {
    order = expansion.order();
    couples = order / 2 + 1;
    scale = 2 / expansion.cutoff();
    this.cutoff = cutoff;
    lanes = new double[2 * couples * Lanes.LANES];
    weights = new double[order + 1];
    slopes = new double[order + 2];
    factors = new double[4 * couples];
  }

  private static double sign(int n) {
    return (n & 2) == 0 ? 1 : -1;
  }

  /**
   * Adds the sums over the neighbours of element {@code e} to {@code out[at …]}, and {@code weight}
   * times them to {@code out[weightedAt …]} (negative: none).
   */
  void compute(
      NeighbourSlots slots,
      double[] fc,
      int e,
      double[] out,
      int at,
      double weight,
      int weightedAt) {
    Arrays.fill(lanes, 0);
    RadialKernel.sums(slots.r, fc, slots.group[e], slots.end(cutoff, e), scale, couples, lanes);
    for (int n = 0; n <= order; n++) {
      double sum = sign(n) * Lanes.sum(lanes, n * Lanes.LANES);
      out[at + n] += sum;
      if (weightedAt >= 0) {
        out[weightedAt + n] += weight * sum;
      }
    }
  }

  /** Adds Σ_n (w_n + weight w'_n) dg_n/dr of the neighbours of element {@code e} by slot. */
  void pullBack(
      NeighbourSlots slots,
      double[] fc,
      double[] slope,
      int e,
      double[] w,
      int at,
      double weight,
      int weightedAt,
      double[] along) {
    for (int n = 0; n <= order; n++) {
      weights[n] = weightedAt < 0 ? w[at + n] : w[at + n] + weight * w[weightedAt + n];
    }
    differentiate();
    for (int n = 0; n <= order; n++) {
      factors[2 * n] = sign(n) * weights[n];
      factors[2 * n + 1] = sign(n) * slopes[n];
    }
    RadialKernel.reverse(
        slots.r, fc, slope, slots.group[e], slots.end(cutoff, e), scale, couples, factors, along);
  }

  /** Σ w_n T_n' = Σ d_n T_n: d_{n−1} = d_{n+1} + 2 n w_n, half of it for d_0. */
  private void differentiate() {
    slopes[order] = 0;
    for (int n = order; n > 0; n--) {
      slopes[n - 1] = slopes[n + 1] + 2 * n * weights[n];
    }
    slopes[0] /= 2;
  }
}
