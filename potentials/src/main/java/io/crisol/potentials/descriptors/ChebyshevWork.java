package io.crisol.potentials.descriptors;

import io.crisol.potentials.EnvironmentBlock;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The fast path of a {@link ChebyshevDescriptor} for one thread: values of one atom, then gradients
 * of the same atom.
 */
public final class ChebyshevWork implements Descriptor.Work {
  private final ChebyshevDescriptor descriptor;
  private final double[] cutoffs;
  private final NeighbourSlots slots;
  private final RadialWork[] radial;
  private final AngularWork[] angular;

  /** Null without angular expansions. */
  private final Harmonics harmonics;

  /** Cutoff functions and slopes by slot, one row for each cutoff. */
  private final double[][] fc;

  private final double[][] slope;
  private final SlotGradient gradient = new SlotGradient();

  /** Scratch for one thread. */
  public ChebyshevWork(ChebyshevDescriptor descriptor) {
    this.descriptor = descriptor;
    cutoffs =
        Stream.concat(descriptor.radial().stream(), descriptor.angular().stream())
            .mapToDouble(Expansion::cutoff)
            .sorted()
            .distinct()
            .toArray();
    slots = new NeighbourSlots(descriptor.elements(), descriptor.indexOf(), cutoffs);
    fc = new double[cutoffs.length][0];
    slope = new double[cutoffs.length][0];
    radial =
        descriptor.radial().stream()
            .map(x -> new RadialWork(x, index(x)))
            .toArray(RadialWork[]::new);
    int order = descriptor.angular().stream().mapToInt(Expansion::order).max().orElse(-1);
    int reach = descriptor.angular().stream().mapToInt(this::index).max().orElse(0);
    harmonics = order < 0 ? null : new Harmonics(order, reach);
    angular =
        descriptor.angular().stream()
            .map(x -> new AngularWork(x, index(x), harmonics, descriptor.weights()))
            .toArray(AngularWork[]::new);
  }

  private int index(Expansion expansion) {
    return Arrays.binarySearch(cutoffs, expansion.cutoff());
  }

  /**
   * Whether the kernels are to be used on this machine: below four lanes the definition is faster.
   */
  public static boolean isFast() {
    return Lanes.areEnough();
  }

  @Override
  public void compute(EnvironmentBlock block, int a, double[] out) {
    slots.fill(block, a);
    fillCutoffs();
    Arrays.fill(out, 0, descriptor.size(), 0);
    int at = 0;
    for (int x = 0; x < radial.length; x++) {
      double[] f = fc[radial[x].cutoff];
      for (int e = 0; e < slots.occupied.length; e++) {
        if (slots.occupied[e] > 0) {
          radial[x].compute(slots, f, e, out, at, descriptor.weights()[e], weighted(at));
        }
      }
      at += descriptor.radial().get(x).size();
    }
    if (harmonics != null) {
      harmonics.fill(slots);
    }
    for (int x = 0; x < angular.length; x++) {
      angular[x].compute(slots, fc[angular[x].cutoff], out, at, weighted(at));
      at += descriptor.angular().get(x).size();
    }
  }

  /** Where the weighted twin of a component stands; negative without. */
  private int weighted(int at) {
    return descriptor.isWeighted() ? descriptor.half() + at : -1;
  }

  private void fillCutoffs() {
    if (fc[0].length < slots.count) {
      for (int c = 0; c < fc.length; c++) {
        fc[c] = new double[slots.r.length];
        slope[c] = new double[slots.r.length];
      }
    }
    for (int c = 0; c < fc.length; c++) {
      for (int e = 0; e < slots.occupied.length; e++) {
        int from = slots.group[e];
        FactorKernel.cosine(slots.r, from, slots.end(c, e), 0, cutoffs[c], fc[c], slope[c]);
      }
    }
  }

  @Override
  public void pullBack(double[] w, double[] gx, double[] gy, double[] gz) {
    gradient.clear(slots);
    int at = 0;
    for (int x = 0; x < radial.length; x++) {
      pullRadial(x, w, at);
      at += descriptor.radial().get(x).size();
    }
    for (int x = 0; x < angular.length; x++) {
      pullAngular(x, w, at);
      at += descriptor.angular().get(x).size();
    }
    gradient.addTo(slots, gx, gy, gz);
  }

  private void pullRadial(int x, double[] w, int at) {
    int c = radial[x].cutoff;
    for (int e = 0; e < slots.occupied.length; e++) {
      if (slots.occupied[e] > 0) {
        double weight = descriptor.weights()[e];
        radial[x].pullBack(slots, fc[c], slope[c], e, w, at, weight, weighted(at), gradient.along);
      }
    }
  }

  private void pullAngular(int x, double[] w, int at) {
    int c = angular[x].cutoff;
    angular[x].pullBack(slots, fc[c], slope[c], w, at, weighted(at), gradient);
  }

  /**
   * Gives the whole Jacobian of the atom that was computed last to {@code out}, expansion by
   * expansion.
   */
  void jacobian(JacobianSink out) {
    double[] unit = new double[descriptor.size()];
    int at = 0;
    for (int x = 0; x < radial.length; x++) {
      int size = descriptor.radial().get(x).size();
      out.radial(x, slots, radial[x].cutoff, radialRows(x, size, unit, at));
      at += size;
    }
    for (int x = 0; x < angular.length; x++) {
      int size = descriptor.angular().get(x).size();
      for (int n = 0; n < size; n++) {
        unitRow(out, x, n, unit, at, at + n);
        if (descriptor.isWeighted()) {
          unitRow(out, x, size + n, unit, at, descriptor.half() + at + n);
        }
      }
      at += size;
    }
  }

  private void unitRow(JacobianSink out, int x, int row, double[] unit, int at, int component) {
    unit[component] = 1;
    gradient.clear(slots);
    pullAngular(x, unit, at);
    gradient.turn(slots);
    unit[component] = 0;
    out.angular(x, row, slots, angular[x].cutoff, gradient);
  }

  /** dg_n/dr by slot, double[N + 1][slots], without element weights. */
  private double[][] radialRows(int x, int size, double[] unit, int at) {
    double[][] rows = new double[size][];
    for (int n = 0; n < size; n++) {
      unit[at + n] = 1;
      gradient.clear(slots);
      pullRadial(x, unit, at);
      rows[n] = Arrays.copyOf(gradient.along, slots.count);
      unit[at + n] = 0;
    }
    return rows;
  }

  /** Takes the Jacobian of one atom. */
  interface JacobianSink {
    /** dg_n/dr of radial expansion {@code x} by slot, without element weights. */
    void radial(int x, NeighbourSlots slots, int cutoff, double[][] rows);

    /**
     * Row n (or N + 1 + n, weighted) of angular expansion {@code x} as vectors by slot.
     *
     * @param cutoff index of the expansion's cutoff among those of the slots
     */
    void angular(int x, int row, NeighbourSlots slots, int cutoff, SlotGradient gradient);
  }
}
