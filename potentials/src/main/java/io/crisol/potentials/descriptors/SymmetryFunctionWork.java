package io.crisol.potentials.descriptors;

import io.crisol.potentials.EnvironmentBlock;
import java.util.Arrays;
import java.util.List;

/**
 * The fast path of a {@link SymmetryFunctionDescriptor} for one thread: every radial factor once
 * per neighbour, every angular factor once per pair of neighbours.
 */
final class SymmetryFunctionWork implements Descriptor.Work {
  private final SymmetryFunctionDescriptor descriptor;
  private final NeighbourSlots slots;
  private final Part[] byElement;
  private final double[] lanes = new double[Lanes.LANES];
  private final SlotGradient gradient = new SlotGradient();

  /** Factors of the vectors to the neighbours. */
  private double[] own = new double[0];

  private Part now;

  /** Whether moments serve the atom that was computed last. */
  private boolean byMoments;

  /** What atoms of one element need. */
  private static final class Part {
    private final int size;
    private final SymmetryPlan plan;
    private final SymmetryPlan.RadialPart[] radial;
    private final FactorTable table;
    private final PairPartWork[] pairs;
    private final PairPartWork[] fewPairs;
    private final MomentWork moments;

    Part(SymmetryFunctionDescriptor descriptor, int e) {
      size = descriptor.size(e);
      plan = new SymmetryPlan(descriptor.functions(e), descriptor.indexOf());
      radial = plan.radial.toArray(SymmetryPlan.RadialPart[]::new);
      table = new FactorTable(plan.factors);
      pairs = works(plan.pairs);
      fewPairs = works(plan.fewPairs);
      moments =
          plan.fewPairs.isEmpty()
              ? null
              : new MomentWork(plan.moments, descriptor.elements().size());
    }

    private PairPartWork[] works(List<SymmetryPlan.PairPart> parts) {
      return parts.stream().map(p -> new PairPartWork(p, plan)).toArray(PairPartWork[]::new);
    }
  }

  SymmetryFunctionWork(SymmetryFunctionDescriptor descriptor) {
    this.descriptor = descriptor;
    byElement = new Part[descriptor.elements().size()];
    Arrays.setAll(byElement, e -> new Part(descriptor, e));
    slots = new NeighbourSlots(descriptor.elements(), descriptor.indexOf(), descriptor.cutoff());
  }

  @Override
  public void compute(EnvironmentBlock block, int a, double[] out) {
    now = byElement[descriptor.indexOf()[block.centre(a).ordinal()]];
    slots.fill(block, a);
    slots.fillNumbers();
    now.table.fill(slots.r, slots.count);
    Arrays.fill(out, 0, now.size, 0);
    for (SymmetryPlan.RadialPart part : now.radial) {
      out[part.component()] = sum(part, now.table.value[part.factor()]);
    }
    for (PairPartWork part : now.pairs) {
      part.compute(slots, now.table, out);
    }
    byMoments = now.plan.moments.pays(block.start(a + 1) - block.start(a));
    if (byMoments) {
      now.moments.compute(slots, now.table, out);
      return;
    }
    for (PairPartWork part : now.fewPairs) {
      part.compute(slots, now.table, out);
    }
  }

  private double sum(SymmetryPlan.RadialPart part, double[] values) {
    if (part.element() == SymmetryPlan.WEIGHTED) {
      SymmetryKernel.dot(values, slots.number, 0, slots.empty(), lanes);
    } else {
      int first = slots.group[part.element()];
      SymmetryKernel.sum(values, first, slots.group[part.element() + 1], lanes);
    }
    return Lanes.sum(lanes, 0);
  }

  @Override
  public void pullBack(double[] w, double[] x, double[] y, double[] z) {
    gradient.clear(slots);
    if (own.length < slots.count) {
      own = new double[slots.r.length];
    }
    Arrays.fill(own, 0, slots.count, 0);
    for (SymmetryPlan.RadialPart part : now.radial) {
      pull(part, now.table.slope[part.factor()], w[part.component()]);
    }
    pull(now.pairs, w);
    if (byMoments) {
      now.moments.pullBack(slots, now.table, w, gradient);
    } else {
      pull(now.fewPairs, w);
    }
    SymmetryKernel.addProducts(own, slots.r, slots.count, gradient.along);
    gradient.addTo(slots, x, y, z);
  }

  private void pull(PairPartWork[] parts, double[] w) {
    for (PairPartWork part : parts) {
      part.pullBack(slots, w, own, gradient.x, gradient.y, gradient.z);
    }
  }

  private void pull(SymmetryPlan.RadialPart part, double[] slope, double w) {
    if (part.element() == SymmetryPlan.WEIGHTED) {
      SymmetryKernel.addScaled(w, slope, slots.number, slots.empty(), gradient.along);
    } else {
      int first = slots.group[part.element()];
      int last = slots.group[part.element() + 1];
      SymmetryKernel.addScaled(w, slope, first, last, gradient.along);
    }
  }
}
