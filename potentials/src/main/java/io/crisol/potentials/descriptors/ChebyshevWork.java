package io.crisol.potentials.descriptors;

import io.crisol.potentials.EnvironmentBlock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The fast path of a {@link ChebyshevDescriptor} for one thread: values of one atom, then gradients
 * of the same atom.
 */
public final class ChebyshevWork implements Descriptor.Work {
  private final ChebyshevDescriptor descriptor;

  /** Neighbours within each cutoff; the last has them all. */
  private final Shell[] shells;

  private final RadialWork[] radial;
  private final AngularWork[] angular;
  private final int[] radialShell;
  private final int[] angularShell;

  /** The neighbours within one cutoff with its cutoff function and the gradients by slot. */
  private static final class Shell {
    private final double cutoff;
    private final NeighbourSlots slots;

    /** Null where no angular expansion has this cutoff. */
    private final Harmonics harmonics;

    private final SlotGradient gradient = new SlotGradient();
    private double[] fc = new double[0];
    private double[] slope = new double[0];

    Shell(ChebyshevDescriptor descriptor, double cutoff) {
      this.cutoff = cutoff;
      slots = new NeighbourSlots(descriptor.elements(), descriptor.indexOf(), cutoff);
      int order =
          descriptor.angular().stream()
              .filter(x -> x.cutoff() == cutoff)
              .mapToInt(Expansion::order)
              .max()
              .orElse(-1);
      harmonics = order < 0 ? null : new Harmonics(order);
    }

    /** Harmonics and cutoff function of the slots. */
    void compute() {
      if (fc.length < slots.count) {
        fc = new double[slots.r.length];
        slope = new double[slots.r.length];
      }
      FactorKernel.cosine(slots.r, slots.count, 0, cutoff, fc, slope);
      if (harmonics != null) {
        harmonics.fill(slots);
      }
    }
  }

  /** Scratch for one thread. */
  public ChebyshevWork(ChebyshevDescriptor descriptor) {
    this.descriptor = descriptor;
    double[] cutoffs =
        Stream.concat(descriptor.radial().stream(), descriptor.angular().stream())
            .mapToDouble(Expansion::cutoff)
            .sorted()
            .distinct()
            .toArray();
    shells = Arrays.stream(cutoffs).mapToObj(c -> new Shell(descriptor, c)).toArray(Shell[]::new);
    radialShell = shellsOf(descriptor.radial(), cutoffs);
    angularShell = shellsOf(descriptor.angular(), cutoffs);
    radial = descriptor.radial().stream().map(RadialWork::new).toArray(RadialWork[]::new);
    angular = new AngularWork[angularShell.length];
    for (int x = 0; x < angular.length; x++) {
      Harmonics harmonics = shells[angularShell[x]].harmonics;
      angular[x] = new AngularWork(descriptor.angular().get(x), harmonics, descriptor.weights());
    }
  }

  private static int[] shellsOf(List<Expansion> expansions, double[] cutoffs) {
    return expansions.stream().mapToInt(x -> Arrays.binarySearch(cutoffs, x.cutoff())).toArray();
  }

  /**
   * Whether the kernels are to be used on this machine: below four lanes the definition is faster.
   */
  public static boolean isFast() {
    return Lanes.areEnough();
  }

  @Override
  public void compute(EnvironmentBlock block, int a, double[] out) {
    int last = shells.length - 1;
    shells[last].slots.fill(block, a);
    for (int c = last; c >= 0; c--) {
      if (c < last) {
        shells[c].slots.fill(shells[last].slots);
      }
      shells[c].compute();
    }
    Arrays.fill(out, 0, descriptor.size(), 0);
    int at = 0;
    for (int x = 0; x < radial.length; x++) {
      Shell shell = shells[radialShell[x]];
      for (int e = 0; e < shell.slots.occupied.length; e++) {
        double weight = descriptor.weights()[e];
        radial[x].compute(shell.slots, shell.fc, e, out, at, weight, weighted(at));
      }
      at += descriptor.radial().get(x).size();
    }
    for (int x = 0; x < angular.length; x++) {
      Shell shell = shells[angularShell[x]];
      angular[x].compute(shell.slots, shell.fc, out, at, weighted(at));
      at += descriptor.angular().get(x).size();
    }
  }

  /** Where the weighted twin of a component stands; negative without. */
  private int weighted(int at) {
    return descriptor.isWeighted() ? descriptor.half() + at : -1;
  }

  @Override
  public void pullBack(double[] w, double[] gx, double[] gy, double[] gz) {
    for (int c = 0; c < shells.length; c++) {
      shells[c].gradient.reserve(shells[c].slots, shells[c].harmonics == null);
    }
    int at = 0;
    for (int x = 0; x < radial.length; x++) {
      pullRadial(x, w, at, isLater(radialShell, x));
      at += descriptor.radial().get(x).size();
    }
    for (int x = 0; x < angular.length; x++) {
      boolean add = isLater(angularShell, x);
      pullAngular(x, w, at, add || hasRadial(angularShell[x]), add);
      at += descriptor.angular().get(x).size();
    }
    for (int c = 0; c < shells.length; c++) {
      shells[c].gradient.addTo(shells[c].slots, gx, gy, gz);
    }
  }

  /** Whether an expansion before has the same shell. */
  private static boolean isLater(int[] shellOf, int x) {
    for (int before = 0; before < x; before++) {
      if (shellOf[before] == shellOf[x]) {
        return true;
      }
    }
    return false;
  }

  private boolean hasRadial(int shell) {
    for (int other : radialShell) {
      if (other == shell) {
        return true;
      }
    }
    return false;
  }

  private void pullRadial(int x, double[] w, int at, boolean add) {
    Shell shell = shells[radialShell[x]];
    for (int e = 0; e < shell.slots.occupied.length; e++) {
      double weight = descriptor.weights()[e];
      radial[x].pullBack(
          shell.slots,
          shell.fc,
          shell.slope,
          e,
          w,
          at,
          weight,
          weighted(at),
          add,
          shell.gradient.along);
    }
  }

  private void pullAngular(int x, double[] w, int at, boolean addAlong, boolean add) {
    Shell shell = shells[angularShell[x]];
    angular[x].pullBack(
        shell.slots, shell.fc, shell.slope, w, at, weighted(at), addAlong, add, shell.gradient);
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
      out.radial(x, shells[radialShell[x]].slots, radialRows(x, size, unit, at));
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
    Shell shell = shells[angularShell[x]];
    unit[component] = 1;
    shell.gradient.reserve(shell.slots, false);
    pullAngular(x, unit, at, false, false);
    shell.gradient.turn(shell.slots);
    unit[component] = 0;
    out.angular(x, row, shell.slots, shell.gradient);
  }

  /** dg_n/dr by slot, double[N + 1][slots], without element weights. */
  private double[][] radialRows(int x, int size, double[] unit, int at) {
    Shell shell = shells[radialShell[x]];
    double[][] rows = new double[size][];
    for (int n = 0; n < size; n++) {
      unit[at + n] = 1;
      shell.gradient.reserve(shell.slots, true);
      pullRadial(x, unit, at, false);
      rows[n] = Arrays.copyOf(shell.gradient.along, shell.slots.count);
      unit[at + n] = 0;
    }
    return rows;
  }

  /** Takes the Jacobian of one atom. */
  interface JacobianSink {
    /** dg_n/dr of radial expansion {@code x} by slot, without element weights. */
    void radial(int x, NeighbourSlots slots, double[][] rows);

    /** Row n (or N + 1 + n, weighted) of angular expansion {@code x} as vectors by slot. */
    void angular(int x, int row, NeighbourSlots slots, SlotGradient gradient);
  }
}
