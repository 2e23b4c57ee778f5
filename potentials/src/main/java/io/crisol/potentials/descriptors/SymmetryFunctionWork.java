package io.crisol.potentials.descriptors;

import io.crisol.potentials.EnvironmentBlock;
import java.util.Arrays;

/**
 * The fast path of a {@link SymmetryFunctionDescriptor} for one thread: every radial factor once
 * per neighbour, every angular factor once per pair of neighbours.
 */
final class SymmetryFunctionWork implements Descriptor.Work {
  private final SymmetryFunctionDescriptor descriptor;
  private final SymmetryPlan[] plans;
  private final FactorTable[] tables;
  private final PairPartWork[][] parts;
  private final NeighbourSlots slots;
  private final double[] lanes = new double[Packed.LANES];
  private int centre;
  private double[] own = new double[0];
  private double[] gx = new double[0];
  private double[] gy = new double[0];
  private double[] gz = new double[0];

  SymmetryFunctionWork(SymmetryFunctionDescriptor descriptor) {
    this.descriptor = descriptor;
    int elements = descriptor.elements().size();
    plans = new SymmetryPlan[elements];
    tables = new FactorTable[elements];
    parts = new PairPartWork[elements][];
    for (int e = 0; e < elements; e++) {
      SymmetryPlan plan = new SymmetryPlan(descriptor.functions(e), descriptor.indexOf());
      plans[e] = plan;
      tables[e] = new FactorTable(plan.factors);
      parts[e] =
          plan.pairs.stream().map(p -> new PairPartWork(p, plan)).toArray(PairPartWork[]::new);
    }
    slots = new NeighbourSlots(elements, descriptor.cutoff());
  }

  @Override
  public void compute(EnvironmentBlock block, int a, double[] out) {
    centre = descriptor.indexOf()[block.centre(a).ordinal()];
    slots.fill(block, a, descriptor.indexOf());
    reserve();
    FactorTable factors = tables[centre];
    factors.fill(slots.r, slots.count);
    Arrays.fill(out, 0, descriptor.size(centre), 0);
    for (SymmetryPlan.RadialPart part : plans[centre].radial) {
      out[part.component()] = sum(part, factors.value[part.factor()]);
    }
    for (PairPartWork part : parts[centre]) {
      part.compute(slots, factors, out);
    }
  }

  private double sum(SymmetryPlan.RadialPart part, double[] values) {
    if (part.element() == SymmetryPlan.WEIGHTED) {
      SymmetryKernel.dot(values, slots.number, slots.empty(), lanes);
      return Packed.sum(lanes, 0);
    }
    double sum = 0;
    int first = slots.group[part.element()];
    for (int s = first; s < first + slots.occupied[part.element()]; s++) {
      sum += values[s];
    }
    return sum;
  }

  @Override
  public void pullBack(double[] w, double[] x, double[] y, double[] z) {
    int count = slots.count;
    Arrays.fill(own, 0, count, 0);
    Arrays.fill(gx, 0, count, 0);
    Arrays.fill(gy, 0, count, 0);
    Arrays.fill(gz, 0, count, 0);
    for (SymmetryPlan.RadialPart part : plans[centre].radial) {
      pull(part, tables[centre].slope[part.factor()], w[part.component()]);
    }
    SymmetryKernel.multiply(own, slots.inverse, count, own);
    for (PairPartWork part : parts[centre]) {
      part.pullBack(slots, w, own, gx, gy, gz);
    }
    for (int s = 0; s < slots.empty(); s++) {
      int pair = slots.pair[s];
      if (pair >= 0) {
        x[pair] += gx[s] + own[s] * slots.x[s];
        y[pair] += gy[s] + own[s] * slots.y[s];
        z[pair] += gz[s] + own[s] * slots.z[s];
      }
    }
  }

  private void pull(SymmetryPlan.RadialPart part, double[] slope, double w) {
    boolean weighted = part.element() == SymmetryPlan.WEIGHTED;
    int first = weighted ? 0 : slots.group[part.element()];
    int last = weighted ? slots.empty() : first + slots.occupied[part.element()];
    for (int s = first; s < last; s++) {
      own[s] += w * (weighted ? slots.number[s] : 1) * slope[s];
    }
  }

  private void reserve() {
    if (own.length < slots.count) {
      own = new double[slots.r.length];
      gx = new double[slots.r.length];
      gy = new double[slots.r.length];
      gz = new double[slots.r.length];
    }
  }
}
