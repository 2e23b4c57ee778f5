package io.crisol.potentials.descriptors;

import io.crisol.potentials.EnvironmentBlock;
import java.util.Arrays;

/**
 * {@link StoredJacobian} of a {@link ChebyshevDescriptor}: a dense matrix per atom and expansion, a
 * row per component; columns are the neighbours (radial: derivative by distance) or the neighbours'
 * x, then y, then z (angular), padded to whole vectors.
 */
final class ChebyshevJacobian implements StoredJacobian {
  private final ChebyshevDescriptor descriptor;
  private final int radials;
  private final int expansions;
  private final int components;
  private final double[] values;
  private final int[] offset;
  private final int[] slotStart;
  private final int[] columns;
  private final float[][] matrices;
  private int[] slotPair = new int[0];
  private double[] unit = new double[0];
  private int slots;

  /** Values and Jacobian of every atom of the block. */
  ChebyshevJacobian(ChebyshevDescriptor descriptor, EnvironmentBlock block) {
    this.descriptor = descriptor;
    radials = descriptor.radial().size();
    expansions = radials + descriptor.angular().size();
    components = descriptor.size();
    values = new double[block.size() * components];
    offset = new int[block.size() * expansions];
    slotStart = new int[block.size() * expansions];
    columns = new int[block.size() * expansions];
    matrices = new float[block.size()][];
    ChebyshevWork work = new ChebyshevWork(descriptor);
    double[] of = new double[components];
    Sink sink = new Sink();
    for (int a = 0; a < block.size(); a++) {
      work.compute(block, a, of);
      System.arraycopy(of, 0, values, a * components, components);
      sink.begin(a);
      work.jacobian(sink);
      matrices[a] = Arrays.copyOf(sink.rows, sink.used);
    }
    slotPair = Arrays.copyOf(slotPair, slots);
    unit = Arrays.copyOf(unit, 3 * slots);
  }

  /** Bytes for so many atoms with so many neighbours in all, spread evenly in space. */
  static long estimate(ChebyshevDescriptor descriptor, int atoms, long entries) {
    int expansions = descriptor.radial().size() + descriptor.angular().size();
    double bytes = atoms * (24 + 12.0 * expansions + 8.0 * descriptor.size());
    int copies = descriptor.isWeighted() ? 2 : 1;
    for (Expansion expansion : descriptor.radial()) {
      bytes +=
          slots(descriptor, expansion, atoms, entries) * (28 + 4.0 * copies * expansion.size());
    }
    for (Expansion expansion : descriptor.angular()) {
      bytes +=
          slots(descriptor, expansion, atoms, entries) * (28 + 12.0 * copies * expansion.size());
    }
    return (long) bytes;
  }

  private static double slots(
      ChebyshevDescriptor descriptor, Expansion expansion, int atoms, long entries) {
    double share = Math.pow(expansion.cutoff() / descriptor.cutoff(), 3);
    double padding = atoms * (Lanes.LANES - 1) / 2.0 * descriptor.elements().size();
    return entries * share + padding;
  }

  @Override
  public double value(int a, int n) {
    return values[a * components + n];
  }

  @Override
  public long bytes() {
    long bytes = 8L * values.length + 12L * offset.length + 28L * slotPair.length;
    for (float[] matrix : matrices) {
      bytes += 24 + 4L * matrix.length;
    }
    return bytes;
  }

  private int size(int x) {
    return x < radials
        ? descriptor.radial().get(x).size()
        : descriptor.angular().get(x - radials).size();
  }

  /** Columns of a matrix: one for each slot (radial) or three. */
  private int stride(int a, int x) {
    return (x < radials ? 1 : 3) * columns[a * expansions + x];
  }

  /** Component that the weighted half begins with. */
  private int half() {
    return descriptor.isWeighted() ? components / 2 : components;
  }

  @Override
  public void pullBack(int a, double[] w, double[][] g, JacobianScratch scratch) {
    int at = 0;
    for (int x = 0; x < expansions; x++) {
      int part = a * expansions + x;
      int size = size(x);
      int stride = stride(a, x);
      scratch.reserve(components, stride);
      System.arraycopy(w, at, scratch.rows, 0, size);
      int count = size;
      if (descriptor.isWeighted()) {
        System.arraycopy(w, half() + at, scratch.rows, size, size);
        count += size;
      }
      JacobianKernel.accumulate(
          matrices[a], offset[part], count, stride, scratch.rows, scratch.columns);
      addTo(g, slotStart[part], columns[part], x < radials, scratch.columns);
      at += size;
    }
  }

  private void addTo(double[][] g, int slot, int width, boolean radial, double[] of) {
    for (int k = 0; k < width; k++) {
      int pair = slotPair[slot + k];
      for (int axis = 0; axis < 3 && pair >= 0; axis++) {
        g[axis][pair] += radial ? of[k] * unit[3 * (slot + k) + axis] : of[axis * width + k];
      }
    }
  }

  @Override
  public void push(int a, double[][] v, double[] out, JacobianScratch scratch) {
    int at = 0;
    for (int x = 0; x < expansions; x++) {
      int part = a * expansions + x;
      int size = size(x);
      int stride = stride(a, x);
      scratch.reserve(components, stride);
      if (x < radials) {
        fillAlongPairs(slotStart[part], columns[part], v, scratch.columns);
      } else {
        fillByAxis(slotStart[part], columns[part], v, scratch.columns);
      }
      int count = descriptor.isWeighted() ? 2 * size : size;
      JacobianKernel.dots(
          matrices[a], offset[part], count, stride, scratch.columns, scratch.lanes, scratch.rows);
      System.arraycopy(scratch.rows, 0, out, at, size);
      if (descriptor.isWeighted()) {
        System.arraycopy(scratch.rows, size, out, half() + at, size);
      }
      at += size;
    }
  }

  /** Radial functions feel only the component of {@code v} along each pair. */
  private void fillAlongPairs(int slot, int width, double[][] v, double[] out) {
    for (int k = 0; k < width; k++) {
      int pair = slotPair[slot + k];
      int u = 3 * (slot + k);
      out[k] =
          pair < 0 ? 0 : v[0][pair] * unit[u] + v[1][pair] * unit[u + 1] + v[2][pair] * unit[u + 2];
    }
  }

  /** Angular functions feel all of {@code v}: all x components, all y, all z. */
  private void fillByAxis(int slot, int width, double[][] v, double[] out) {
    for (int k = 0; k < width; k++) {
      int pair = slotPair[slot + k];
      for (int axis = 0; axis < 3; axis++) {
        out[axis * width + k] = pair < 0 ? 0 : v[axis][pair];
      }
    }
  }

  /** Takes the rows of one atom after the other. */
  private final class Sink implements ChebyshevWork.JacobianSink {
    private float[] rows = new float[0];
    private int used;
    private int first;

    void begin(int a) {
      first = a * expansions;
      used = 0;
    }

    @Override
    public void radial(int x, NeighbourSlots from, double[][] slopes) {
      int size = slopes.length;
      int width = width(from);
      int copies = descriptor.isWeighted() ? 2 : 1;
      open(first + x, from, copies * size * width);
      int at = offset[first + x];
      for (int n = 0; n < size; n++) {
        copy(from, slopes[n], at + n * width, false);
        if (copies == 2) {
          copy(from, slopes[n], at + (size + n) * width, true);
        }
      }
    }

    @Override
    public void angular(int x, int row, NeighbourSlots from, SlotGradient gradient) {
      int part = first + radials + x;
      int width = width(from);
      if (row == 0) {
        int count = (descriptor.isWeighted() ? 2 : 1) * descriptor.angular().get(x).size();
        open(part, from, count * 3 * width);
      }
      int at = offset[part] + 3 * row * width;
      copy(from, gradient.x, at, false);
      copy(from, gradient.y, at + width, false);
      copy(from, gradient.z, at + 2 * width, false);
    }

    /** Columns for the neighbours, each element's padded to whole vectors. */
    private static int width(NeighbourSlots from) {
      int width = 0;
      for (int e = 0; e < from.occupied.length; e++) {
        width += Lanes.padded(from.occupied[e]);
      }
      return width;
    }

    /** Copies the real neighbours' values, with the weight of their element if so wanted. */
    private void copy(NeighbourSlots from, double[] values, int at, boolean isWeighted) {
      int column = at;
      for (int e = 0; e < from.occupied.length; e++) {
        int count = from.occupied[e];
        double weight = isWeighted ? descriptor.weight(e) : 1;
        for (int k = 0; k < count; k++) {
          rows[column + k] = (float) (weight * values[from.group[e] + k]);
        }
        Arrays.fill(rows, column + count, column + Lanes.padded(count), 0);
        column += Lanes.padded(count);
      }
    }

    private void open(int part, NeighbourSlots from, int length) {
      offset[part] = used;
      used = Math.addExact(used, length);
      if (rows.length < used) {
        rows = Arrays.copyOf(rows, 2 * used);
      }
      int width = width(from);
      slotStart[part] = slots;
      columns[part] = width;
      if (slotPair.length < slots + width) {
        slotPair = Arrays.copyOf(slotPair, 2 * (slots + width));
        unit = Arrays.copyOf(unit, 6 * (slots + width));
      }
      for (int e = 0; e < from.occupied.length; e++) {
        int count = from.occupied[e];
        for (int k = 0; k < Lanes.padded(count); k++) {
          int slot = from.group[e] + k;
          boolean real = k < count;
          slotPair[slots] = real ? from.pair(e, slot) : -1;
          unit[3 * slots] = real ? from.ux[slot] : 0;
          unit[3 * slots + 1] = real ? from.uy[slot] : 0;
          unit[3 * slots++ + 2] = real ? from.uz[slot] : 1;
        }
      }
    }
  }
}
