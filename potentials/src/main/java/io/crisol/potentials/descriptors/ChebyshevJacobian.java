package io.crisol.potentials.descriptors;

import io.crisol.potentials.EnvironmentBlock;
import java.util.Arrays;

/**
 * Descriptor values of all atoms of a structure and their Jacobian by the vectors to the
 * neighbours, kept for training, where the structures never change. Values are in double precision,
 * the Jacobian in single: its error, 6e-8 relative, is the same in loss and gradient.
 *
 * <p>The Jacobian is a dense matrix per atom and expansion: a row per component; columns are the
 * neighbours (radial: derivative by distance) or the neighbours' x, then y, then z (angular),
 * padded to whole vectors.
 */
public final class StoredJacobian {
  private final int expansions;
  private final int components;
  private final double[] values;
  private final int[] offset;
  private final int[] slotStart;
  private final int[] columns;
  private float[] matrices = new float[0];
  private int used;
  private int[] slotPair = new int[0];
  private double[] unit = new double[0];
  private int slots;

  /** Values and Jacobian of every atom of the block. */
  public StoredJacobian(ChebyshevDescriptor descriptor, EnvironmentBlock block) {
    expansions = descriptor.radial().size() + descriptor.angular().size();
    components = descriptor.size();
    values = new double[block.size() * components];
    offset = new int[block.size() * expansions];
    slotStart = new int[block.size() * expansions];
    columns = new int[block.size() * expansions];
    ChebyshevWork work = new ChebyshevWork(descriptor);
    double[] of = new double[components];
    for (int a = 0; a < block.size(); a++) {
      work.compute(block, a, of);
      System.arraycopy(of, 0, values, a * components, components);
      work.jacobian(new Sink(descriptor, a * expansions));
    }
    matrices = Arrays.copyOf(matrices, used);
    slotPair = Arrays.copyOf(slotPair, slots);
    unit = Arrays.copyOf(unit, 3 * slots);
  }

  /** Component {@code n} of atom {@code a}. */
  public double value(int a, int n) {
    return values[a * components + n];
  }

  /** The matrices, one after the other. */
  public float[] matrices() {
    return matrices;
  }

  /** Where the matrix of atom {@code a} and expansion {@code x} begins. */
  public int offset(int a, int x) {
    return offset[a * expansions + x];
  }

  /**
   * Number of neighbour slots of atom {@code a} in expansion {@code x}: columns of a radial matrix,
   * a third of those of an angular one.
   */
  public int width(int a, int x) {
    return columns[a * expansions + x];
  }

  /** First slot of atom {@code a} in expansion {@code x}. */
  public int slot(int a, int x) {
    return slotStart[a * expansions + x];
  }

  /** Pair in a slot, −1 for padding. */
  public int pair(int slot) {
    return slotPair[slot];
  }

  /** Component {@code axis} of the unit vector to the neighbour in a slot. */
  public double unit(int slot, int axis) {
    return unit[3 * slot + axis];
  }

  /** Memory held, bytes. */
  public long bytes() {
    return 8L * values.length + 4L * matrices.length + 28L * slotPair.length;
  }

  private final class Sink implements ChebyshevWork.JacobianSink {
    private final ChebyshevDescriptor descriptor;
    private final int first;

    Sink(ChebyshevDescriptor descriptor, int first) {
      this.descriptor = descriptor;
      this.first = first;
    }

    @Override
    public void radial(int x, Packed packed, double[][] rows) {
      int size = rows.length;
      open(first + x, packed, (descriptor.isWeighted() ? 2 : 1) * size * packed.count);
      for (int n = 0; n < size; n++) {
        for (int e = 0; e < packed.occupied.length; e++) {
          for (int k = packed.group[e]; k < packed.group[e] + packed.occupied[e]; k++) {
            matrices[offset[first + x] + n * packed.count + k] = (float) rows[n][k];
            if (descriptor.isWeighted()) {
              matrices[offset[first + x] + (size + n) * packed.count + k] =
                  (float) (descriptor.weight(e) * rows[n][k]);
            }
          }
        }
      }
    }

    @Override
    public void angular(int x, int row, Packed packed, double[] gradient, int stride) {
      int part = first + descriptor.radial().size() + x;
      if (row == 0) {
        int rows = (descriptor.isWeighted() ? 2 : 1) * descriptor.angular().get(x).size();
        open(part, packed, rows * 3 * packed.count);
      }
      for (int axis = 0; axis < 3; axis++) {
        int at = offset[part] + (3 * row + axis) * packed.count;
        for (int k = 0; k < packed.count; k++) {
          matrices[at + k] = packed.pair[k] < 0 ? 0 : (float) gradient[(axis + 1) * stride + k];
        }
      }
    }

    private void open(int part, Packed packed, int length) {
      offset[part] = used;
      used = Math.addExact(used, length);
      if (matrices.length < used) {
        matrices =
            Arrays.copyOf(
                matrices,
                Math.max(used, (int) Math.min(Integer.MAX_VALUE - 8L, 2L * matrices.length)));
      }
      slotStart[part] = slots;
      columns[part] = packed.count;
      if (slotPair.length < slots + packed.count) {
        slotPair = Arrays.copyOf(slotPair, 2 * (slots + packed.count));
        unit = Arrays.copyOf(unit, 6 * (slots + packed.count));
      }
      for (int k = 0; k < packed.count; k++) {
        slotPair[slots] = packed.pair[k];
        unit[3 * slots] = packed.ux[k];
        unit[3 * slots + 1] = packed.uy[k];
        unit[3 * slots++ + 2] = packed.uz[k];
      }
    }
  }
}
