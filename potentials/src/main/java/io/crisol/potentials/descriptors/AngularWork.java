package io.crisol.potentials.descriptors;

import static io.crisol.potentials.descriptors.LegendreTable.row;

import io.crisol.potentials.EnvironmentBlock;
import java.util.Arrays;

/**
 * One angular expansion at work on one atom: its neighbours, their polynomials and moments. One
 * thread only.
 */
final class AngularWork {
  final Packed packed;
  private final Expansion expansion;
  private final LegendreTable table;
  private final double[] weights;
  private final double[] element;
  private final double[] all;
  private final double[] weighted;
  private final double[] b;
  private final double[] lanes;
  private final double[] recurrence;
  private int stride;
  private double[] c = new double[0];
  private double[] s = new double[0];
  private double[] p = new double[0];
  private double[] slots = new double[0];

  AngularWork(Expansion expansion, double[] weights) {
    this.expansion = expansion;
    this.table = LegendreTable.of(expansion.order());
    this.weights = weights;
    this.packed = new Packed(weights.length);
    int moments = 2 * row(expansion.order(), expansion.order()) + 2;
    element = new double[moments];
    all = new double[moments];
    weighted = new double[moments];
    b = new double[moments];
    lanes = new double[moments * Packed.LANES];
    recurrence = LegendreTable.recurrence(expansion.order());
  }

  /** Length of a row of {@link #gradient}. */
  int stride() {
    return stride;
  }

  /**
   * Writes the N + 1 sums to {@code out[at …]} and the element-weighted ones to {@code
   * out[weightedAt …]} (negative: none).
   */
  void compute(EnvironmentBlock block, int a, int[] indexOf, double[] out, int at, int weightedAt) {
    packed.pack(block, a, expansion.cutoff(), indexOf);
    reserve();
    Arrays.fill(all, 0);
    Arrays.fill(weighted, 0);
    double self = 0;
    double selfWeighted = 0;
    for (int e = 0; e < weights.length; e++) {
      if (packed.occupied[e] == 0) {
        continue;
      }
      moments(packed.group[e], packed.group[e + 1]);
      double squares = squares(packed.group[e], packed.group[e + 1]);
      self += squares;
      selfWeighted += weights[e] * weights[e] * squares;
      for (int k = 0; k < element.length; k++) {
        all[k] += element[k];
        weighted[k] += weights[e] * element[k];
      }
    }
    table.contract(all, self, out, at);
    if (weightedAt >= 0) {
      table.contract(weighted, selfWeighted, out, weightedAt);
    }
  }

  private void moments(int from, int to) {
    Arrays.fill(lanes, 0);
    AngularKernel.moments(
        expansion.order(),
        recurrence,
        packed.ux,
        packed.uy,
        packed.uz,
        packed.fc,
        from,
        to,
        stride,
        p,
        c,
        s,
        lanes);
    for (int k = 0; k < element.length; k++) {
      element[k] = Packed.sum(lanes, k * Packed.LANES);
    }
  }

  private double squares(int from, int to) {
    double sum = 0;
    for (int k = from; k < to; k++) {
      sum += packed.fc[k] * packed.fc[k];
    }
    return sum;
  }

  /**
   * Gradient by r_ij of Σ_n w_n G_n + w'_n G'_n for every slot of element {@code e}: rows of length
   * {@link #stride}, x at 1, y at 2, z at 3.
   *
   * @param w weights w_n from {@code at}
   * @param weightedAt where the w'_n begin; negative: none
   */
  double[] gradient(int e, double[] w, int at, int weightedAt) {
    int from = packed.group[e];
    int to = packed.group[e + 1];
    Arrays.fill(b, 0);
    double self = table.reverse(w, at, all, 1, b);
    if (weightedAt >= 0) {
      self += weights[e] * weights[e] * table.reverse(w, weightedAt, weighted, weights[e], b);
    }
    AngularKernel.reverse(expansion.order(), b, p, c, s, from, to, stride, slots);
    for (int k = from; k < to; k++) {
      toCartesian(k, self);
    }
    return slots;
  }

  /**
   * From V and its gradient on the unit sphere to d/dr_ij: fc' (V − W fc) u + (fc / r) (1 − u uᵀ)
   * ∇V.
   */
  private void toCartesian(int k, double self) {
    double gx = slots[stride + k];
    double gy = slots[2 * stride + k];
    double gz = slots[3 * stride + k];
    double along = packed.ux[k] * gx + packed.uy[k] * gy + packed.uz[k] * gz;
    double around = packed.fc[k] / packed.r[k];
    double radial = packed.slope[k] * (slots[k] - self * packed.fc[k]) - around * along;
    slots[stride + k] = radial * packed.ux[k] + around * gx;
    slots[2 * stride + k] = radial * packed.uy[k] + around * gy;
    slots[3 * stride + k] = radial * packed.uz[k] + around * gz;
  }

  private void reserve() {
    if (stride < packed.count || stride == 0) {
      stride = packed.count + packed.count / 4 / Packed.LANES * Packed.LANES + Packed.LANES;
      int rows = expansion.order() + 1;
      c = new double[rows * stride];
      s = new double[rows * stride];
      p = new double[rows * (rows + 1) / 2 * stride];
      slots = new double[4 * stride];
    }
  }
}
