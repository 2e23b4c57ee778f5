package io.crisol.potentials.descriptors;

import java.util.Arrays;

/** The functions of a {@link MomentPlan} at work on one atom. One thread only. */
final class MomentWork {
  private final MomentPlan plan;
  private final int degree;
  private final Harmonics harmonics;

  /** Index of the element of a channel; all of them for a weighted one. */
  private final int[][] elements;

  private final int[] factors;

  /** Moments by channel, and derivatives by them. */
  private final double[][] moments;

  private final double[][] derivatives;

  /** Σ_j R_j² by channel, weighted twice where the channel is. */
  private final double[] squares;

  /** Weight of the terms j = k by channel. */
  private final double[] self;

  private final double[] part;
  private final double[] byDegree;
  private final double[] q;
  private final double[] rowFactors;
  private final double[] lanes = new double[Lanes.LANES];

  MomentWork(MomentPlan plan, int elementCount) {
    this.plan = plan;
    degree = Math.max(2, plan.degree);
    harmonics = new Harmonics(degree);
    int count = plan.channels.size();
    int rows = (degree + 1) * (degree + 1);
    elements = new int[count][];
    factors = new int[count];
    for (int c = 0; c < count; c++) {
      int element = plan.channels.get(c).element();
      elements[c] = element == SymmetryPlan.WEIGHTED ? all(elementCount) : new int[] {element};
      factors[c] = plan.channels.get(c).factor();
    }
    moments = new double[count][rows];
    derivatives = new double[count][rows];
    squares = new double[count];
    self = new double[count];
    part = new double[rows];
    byDegree = new double[degree + 1];
    q = new double[degree + 1];
    rowFactors = new double[4 * rows];
  }

  private static int[] all(int count) {
    int[] indices = new int[count];
    Arrays.setAll(indices, e -> e);
    return indices;
  }

  private boolean isWeighted(int channel) {
    return plan.channels.get(channel).element() == SymmetryPlan.WEIGHTED;
  }

  /** Writes the values of the functions to {@code out}. */
  void compute(NeighbourSlots slots, FactorTable table, double[] out) {
    harmonics.fill(slots);
    for (int c = 0; c < moments.length; c++) {
      fillMoments(slots, c, table.value[factors[c]]);
    }
    for (int n = 0; n < plan.couples.size(); n++) {
      MomentPlan.Couple couple = plan.couples.get(n);
      for (int l = 0; l <= couple.degree; l++) {
        byDegree[l] = harmonics.table.degree(l, moments[couple.first], moments[couple.second]);
      }
      for (int f = 0; f < couple.members.size(); f++) {
        out[couple.members.get(f).component()] = value(couple, couple.members.get(f));
      }
    }
  }

  private double value(MomentPlan.Couple couple, MomentPlan.Member member) {
    double sum = 0;
    for (int l = 0; l < member.q().length; l++) {
      sum += member.q()[l] * byDegree[l];
    }
    return couple.isOfOneKind() ? 0.5 * (sum - member.atOne() * squares[couple.first]) : sum;
  }

  private void fillMoments(NeighbourSlots slots, int c, double[] values) {
    Arrays.fill(moments[c], 0);
    squares[c] = 0;
    for (int e : elements[c]) {
      int from = slots.group[e];
      int to = slots.group[e + 1];
      if (to > from) {
        double weight = isWeighted(c) ? slots.number[from] : 1;
        harmonics.moments(degree, values, from, to, part);
        SymmetryKernel.dot(values, values, from, to, lanes);
        squares[c] += weight * weight * Lanes.sum(lanes, 0);
        for (int row = 0; row < part.length; row++) {
          moments[c][row] += weight * part[row];
        }
      }
    }
  }

  /** Adds Σ_n w_n dG_n/dr_ij by slot. */
  void pullBack(NeighbourSlots slots, FactorTable table, double[] w, SlotGradient out) {
    for (double[] row : derivatives) {
      Arrays.fill(row, 0);
    }
    Arrays.fill(self, 0);
    for (int n = 0; n < plan.couples.size(); n++) {
      pullCouple(plan.couples.get(n), w);
    }
    for (int c = 0; c < moments.length; c++) {
      pullChannel(slots, c, table.value[factors[c]], table.slope[factors[c]], out);
    }
  }

  private void pullCouple(MomentPlan.Couple couple, double[] w) {
    Arrays.fill(q, 0);
    double total = 0;
    for (int f = 0; f < couple.members.size(); f++) {
      MomentPlan.Member member = couple.members.get(f);
      double weight = w[member.component()];
      total += weight * member.atOne();
      for (int l = 0; l < member.q().length; l++) {
        q[l] += weight * member.q()[l];
      }
    }
    int a = couple.first;
    int b = couple.second;
    harmonics.table.addDerivative(q, couple.degree, moments[b], derivatives[a]);
    if (couple.isOfOneKind()) {
      self[a] += total;
    } else {
      harmonics.table.addDerivative(q, couple.degree, moments[a], derivatives[b]);
    }
  }

  private void pullChannel(
      NeighbourSlots slots, int c, double[] values, double[] slopes, SlotGradient out) {
    for (int e : elements[c]) {
      int from = slots.group[e];
      int to = slots.group[e + 1];
      if (to > from) {
        double weight = isWeighted(c) ? slots.number[from] : 1;
        for (int row = 0; row < part.length; row++) {
          part[row] = weight * derivatives[c][row];
        }
        harmonics.table.gradient(part, degree, rowFactors);
        double own = weight * weight * self[c];
        harmonics.pullBack(
            slots, degree, rowFactors, own, values, slopes, from, to, true, true, out);
      }
    }
  }
}
