package io.crisol.potentials.descriptors;

import java.util.Arrays;

/** One radial expansion at work on one atom. One thread only. */
final class RadialWork {
  private final int order;

  /** Orders are taken four at a time, and one more where that is all that is left. */
  private final int quads;

  private final boolean oneMore;

  private final double scale;
  private final double[] lanes;
  private final double[] sums;
  private final double[] weights;
  private final double[] slopes;
  private final double[] factors;

  RadialWork(Expansion expansion) {
    order = expansion.order();
    oneMore = order % 4 == 0 && order > 0;
    quads = oneMore ? order / 4 : order / 4 + 1;
    scale = 2 / expansion.cutoff();
    lanes = new double[(4 * quads + 1) * Lanes.LANES];
    sums = new double[4 * quads + 1];
    weights = new double[order + 1];
    slopes = new double[order + 2];
    factors = new double[8 * quads + 2];
  }

  private static double sign(int n) {
    return (n & 4) == 0 ? 1 : -1;
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
    int from = slots.group[e];
    int to = slots.group[e + 1];
    RadialKernel.sums(slots.r, fc, from, to, scale, quads, oneMore, lanes);
    LaneKernel.sums(lanes, sums.length, sums);
    for (int n = 0; n <= order; n++) {
      out[at + n] += sign(n) * sums[n];
    }
    if (weightedAt >= 0) {
      for (int n = 0; n <= order; n++) {
        out[weightedAt + n] += sign(n) * weight * sums[n];
      }
    }
  }

  /**
   * Writes Σ_n (w_n + weight w'_n) dg_n/dr of the neighbours of element {@code e} by slot, or adds
   * it.
   */
  void pullBack(
      NeighbourSlots slots,
      double[] fc,
      double[] slope,
      int e,
      double[] w,
      int at,
      double weight,
      int weightedAt,
      boolean add,
      double[] along) {
    System.arraycopy(w, at, weights, 0, order + 1);
    for (int n = 0; weightedAt >= 0 && n <= order; n++) {
      weights[n] += weight * w[weightedAt + n];
    }
    differentiate();
    for (int n = 0; n <= order; n++) {
      factors[2 * n] = sign(n) * weights[n];
      factors[2 * n + 1] = sign(n) * slopes[n];
    }
    int from = slots.group[e];
    int to = slots.group[e + 1];
    RadialKernel.reverse(slots.r, fc, slope, from, to, scale, quads, oneMore, factors, add, along);
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
