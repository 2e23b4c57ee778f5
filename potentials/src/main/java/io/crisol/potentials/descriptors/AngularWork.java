package io.crisol.potentials.descriptors;

import java.util.Arrays;

/**
 * One angular expansion at work on one atom: with T_n = Σ_l a_nl P_l and T_n(1) = 1,
 *
 * <pre>  G_n = Σ_{j<k} T_n(cos θ_jk) fc_j fc_k = ½ ( Σ_l a_nl Σ_jk P_l fc_j fc_k − Σ_j fc_j² ),
 * </pre>
 *
 * the inner sums from moments. One thread only.
 */
final class AngularWork {
  private final int order;

  /** Degree up to which moments are made: at least 2, for the kernel. */
  private final int degree;

  private final Harmonics harmonics;
  private final double[] weights;
  private final double[][] a;
  private final double[] element;
  private final double[] all;
  private final double[] weighted;
  private final double[] byDegree;
  private final double[] q;
  private final double[] b;
  private final double[] bWeighted;
  private final double[] factors;
  private final double[] lanes = new double[Lanes.LANES];
  private double self;
  private double selfWeighted;

  AngularWork(Expansion expansion, Harmonics harmonics, double[] weights) {
    this.order = expansion.order();
    this.degree = Math.max(2, order);
    this.harmonics = harmonics;
    this.weights = weights;
    a = LegendreSeries.chebyshev(order);
    int rows = (degree + 1) * (degree + 1);
    element = new double[rows];
    all = new double[rows];
    weighted = new double[rows];
    b = new double[rows];
    bWeighted = new double[rows];
    factors = new double[4 * rows];
    byDegree = new double[order + 1];
    q = new double[degree + 1];
  }

  /**
   * Writes the N + 1 sums to {@code out[at …]} and the element-weighted ones to {@code
   * out[weightedAt …]} (negative: none).
   */
  void compute(NeighbourSlots slots, double[] fc, double[] out, int at, int weightedAt) {
    if (weights.length == 1) {
      harmonics.moments(degree, fc, 0, slots.empty(), all);
      SymmetryKernel.dot(fc, fc, 0, slots.empty(), lanes);
      self = Lanes.sum(lanes, 0);
    } else {
      addElements(slots, fc);
    }
    contract(all, self, out, at);
    if (weightedAt >= 0) {
      contract(weighted, selfWeighted, out, weightedAt);
    }
  }

  private void addElements(NeighbourSlots slots, double[] fc) {
    Arrays.fill(all, 0);
    Arrays.fill(weighted, 0);
    self = 0;
    selfWeighted = 0;
    for (int e = 0; e < weights.length; e++) {
      int from = slots.group[e];
      int to = slots.group[e + 1];
      if (to > from) {
        harmonics.moments(degree, fc, from, to, element);
        SymmetryKernel.dot(fc, fc, from, to, lanes);
        add(e, Lanes.sum(lanes, 0));
      }
    }
  }

  private void add(int e, double squares) {
    double weight = weights[e];
    self += squares;
    selfWeighted += weight * weight * squares;
    for (int k = 0; k < element.length; k++) {
      all[k] += element[k];
      weighted[k] += weight * element[k];
    }
  }

  private void contract(double[] moments, double squares, double[] out, int at) {
    for (int l = 0; l <= order; l++) {
      byDegree[l] = harmonics.table.degree(l, moments, moments);
    }
    for (int n = 0; n <= order; n++) {
      double sum = -squares;
      for (int l = n & 1; l <= n; l += 2) {
        sum += a[n][l] * byDegree[l];
      }
      out[at + n] = sum / 2;
    }
  }

  /**
   * Writes the gradient by r_ij of Σ_n w_n G_n + w'_n G'_n by slot, or adds its parts.
   *
   * @param w weights w_n from {@code at}
   * @param weightedAt where the w'_n begin; negative: none
   */
  void pullBack(
      NeighbourSlots slots,
      double[] fc,
      double[] slope,
      double[] w,
      int at,
      int weightedAt,
      boolean addAlong,
      boolean add,
      SlotGradient out) {
    double total = derivative(w, at, all, b);
    double totalWeighted = weightedAt < 0 ? 0 : derivative(w, weightedAt, weighted, bWeighted);
    for (int e = 0; e < weights.length; e++) {
      int from = slots.group[e];
      int to = slots.group[e + 1];
      if (to > from) {
        double own = total;
        if (weightedAt < 0) {
          harmonics.table.gradient(b, degree, factors);
        } else {
          double weight = weights[e];
          for (int k = 0; k < element.length; k++) {
            element[k] = b[k] + weight * bWeighted[k];
          }
          harmonics.table.gradient(element, degree, factors);
          own += weight * weight * totalWeighted;
        }
        harmonics.pullBack(slots, degree, factors, own, fc, slope, from, to, addAlong, add, out);
      }
    }
  }

  /** Derivative of Σ_n w_n G_n by the moments; returns Σ_n w_n. */
  private double derivative(double[] w, int at, double[] moments, double[] by) {
    double total = 0;
    Arrays.fill(q, 0);
    for (int l = 0; l <= order; l++) {
      total += w[at + l];
      for (int n = l; n <= order; n += 2) {
        q[l] += w[at + n] * a[n][l];
      }
    }
    harmonics.table.derivative(q, moments, by);
    return total;
  }
}
