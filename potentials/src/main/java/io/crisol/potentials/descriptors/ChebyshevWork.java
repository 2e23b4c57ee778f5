package io.crisol.potentials.descriptors;

import io.crisol.potentials.EnvironmentBlock;
import java.util.Arrays;

/**
 * The fast path of a {@link ChebyshevDescriptor} for one thread: values of one atom, then gradients
 * of the same atom.
 */
public final class ChebyshevWork implements Descriptor.Work {
  private final ChebyshevDescriptor descriptor;
  private final Packed[] radial;
  private final AngularWork[] angular;
  private final double[] lanes;
  private final double[] effective;
  private double[] along = new double[0];

  /** Scratch for one thread. */
  public ChebyshevWork(ChebyshevDescriptor descriptor) {
    this.descriptor = descriptor;
    int elements = descriptor.elements().size();
    radial = descriptor.radial().stream().map(_ -> new Packed(elements)).toArray(Packed[]::new);
    angular =
        descriptor.angular().stream()
            .map(x -> new AngularWork(x, descriptor.weights()))
            .toArray(AngularWork[]::new);
    int longest = descriptor.radial().stream().mapToInt(Expansion::size).max().orElse(0);
    lanes = new double[longest * Packed.LANES];
    effective = new double[longest];
  }

  /**
   * Whether the kernels are to be used on this machine: below four lanes the definition is faster.
   */
  public static boolean isFast() {
    return Packed.LANES >= 4;
  }

  @Override
  public void compute(EnvironmentBlock block, int a, double[] out) {
    Arrays.fill(out, 0, descriptor.size(), 0);
    int shift = descriptor.isWeighted() ? descriptor.half() : -1;
    int at = 0;
    for (int x = 0; x < radial.length; x++) {
      Expansion expansion = descriptor.radial().get(x);
      radial[x].pack(block, a, expansion.cutoff(), descriptor.indexOf());
      computeRadial(radial[x], expansion, out, at);
      at += expansion.size();
    }
    for (int x = 0; x < angular.length; x++) {
      angular[x].compute(block, a, descriptor.indexOf(), out, at, shift < 0 ? -1 : shift + at);
      at += descriptor.angular().get(x).size();
    }
  }

  private void computeRadial(Packed packed, Expansion expansion, double[] out, int at) {
    for (int e = 0; e < packed.occupied.length; e++) {
      if (packed.occupied[e] == 0) {
        continue;
      }
      Arrays.fill(lanes, 0);
      RadialKernel.sums(
          packed.r,
          packed.fc,
          packed.group[e],
          packed.group[e + 1],
          expansion.cutoff(),
          expansion.order(),
          lanes);
      for (int n = 0; n <= expansion.order(); n++) {
        double sum = Packed.sum(lanes, n * Packed.LANES);
        out[at + n] += sum;
        if (descriptor.isWeighted()) {
          out[descriptor.half() + at + n] += descriptor.weights()[e] * sum;
        }
      }
    }
  }

  @Override
  public void pullBack(double[] w, double[] gx, double[] gy, double[] gz) {
    int at = 0;
    for (int x = 0; x < radial.length; x++) {
      pullRadial(radial[x], descriptor.radial().get(x), w, at, gx, gy, gz);
      at += descriptor.radial().get(x).size();
    }
    for (int x = 0; x < angular.length; x++) {
      Packed packed = angular[x].packed;
      for (int e = 0; e < packed.occupied.length; e++) {
        if (packed.occupied[e] > 0) {
          int weightedAt = descriptor.isWeighted() ? descriptor.half() + at : -1;
          double[] slots = angular[x].gradient(e, w, at, weightedAt);
          scatter(packed, e, slots, angular[x].stride(), gx, gy, gz);
        }
      }
      at += descriptor.angular().get(x).size();
    }
  }

  private static void scatter(
      Packed packed, int e, double[] slots, int stride, double[] gx, double[] gy, double[] gz) {
    int last = packed.group[e] + packed.occupied[e];
    for (int k = packed.group[e]; k < last; k++) {
      gx[packed.pair[k]] += slots[stride + k];
      gy[packed.pair[k]] += slots[2 * stride + k];
      gz[packed.pair[k]] += slots[3 * stride + k];
    }
  }

  private void pullRadial(
      Packed packed,
      Expansion expansion,
      double[] w,
      int at,
      double[] gx,
      double[] gy,
      double[] gz) {
    if (along.length < packed.count) {
      along = new double[2 * packed.count];
    }
    for (int e = 0; e < packed.occupied.length; e++) {
      for (int n = 0; n <= expansion.order(); n++) {
        effective[n] = w[at + n];
        if (descriptor.isWeighted()) {
          effective[n] += descriptor.weights()[e] * w[descriptor.half() + at + n];
        }
      }
      RadialKernel.reverse(
          packed.r,
          packed.fc,
          packed.slope,
          packed.group[e],
          packed.group[e + 1],
          expansion.cutoff(),
          expansion.order(),
          effective,
          0,
          along);
      int last = packed.group[e] + packed.occupied[e];
      for (int k = packed.group[e]; k < last; k++) {
        gx[packed.pair[k]] += along[k] * packed.ux[k];
        gy[packed.pair[k]] += along[k] * packed.uy[k];
        gz[packed.pair[k]] += along[k] * packed.uz[k];
      }
    }
  }

  /**
   * Gives the whole Jacobian of the atom that was computed last to {@code out}, expansion by
   * expansion.
   */
  void jacobian(JacobianSink out) {
    double[] unit = new double[descriptor.size()];
    int at = 0;
    for (int x = 0; x < radial.length; x++) {
      Expansion expansion = descriptor.radial().get(x);
      out.radial(x, radial[x], radialRows(radial[x], expansion));
      at += expansion.size();
    }
    for (int x = 0; x < angular.length; x++) {
      int size = descriptor.angular().get(x).size();
      for (int n = 0; n < size; n++) {
        unitRow(out, x, n, unit, at + n, at, -1);
        if (descriptor.isWeighted()) {
          unitRow(out, x, size + n, unit, descriptor.half() + at + n, at, descriptor.half() + at);
        }
      }
      at += size;
    }
  }

  private void unitRow(
      JacobianSink out, int x, int row, double[] unit, int component, int at, int weightedAt) {
    unit[component] = 1;
    Packed packed = angular[x].packed;
    double[] slots = null;
    for (int e = 0; e < packed.occupied.length; e++) {
      if (packed.occupied[e] > 0) {
        slots = angular[x].gradient(e, unit, at, weightedAt);
      }
    }
    unit[component] = 0;
    out.angular(x, row, packed, slots, angular[x].stride());
  }

  /** dg_n/dr by slot, double[N + 1][count], without element weights. */
  private static double[][] radialRows(Packed packed, Expansion expansion) {
    double[][] rows = new double[expansion.size()][packed.count];
    double[] unit = new double[expansion.size()];
    for (int n = 0; n < expansion.size(); n++) {
      unit[n] = 1;
      RadialKernel.reverse(
          packed.r,
          packed.fc,
          packed.slope,
          0,
          packed.count,
          expansion.cutoff(),
          expansion.order(),
          unit,
          0,
          rows[n]);
      unit[n] = 0;
    }
    return rows;
  }

  /** Takes the Jacobian of one atom. */
  interface JacobianSink {
    /** dg_n/dr of radial expansion {@code x} by slot, without element weights. */
    void radial(int x, Packed packed, double[][] rows);

    /**
     * Row n (or N + 1 + n, weighted) of angular expansion {@code x}: gradient x, y, z at rows 1 … 3
     * of {@code slots}; null without neighbours.
     */
    void angular(int x, int row, Packed packed, double[] slots, int stride);
  }
}
