package io.crisol.potentials.descriptors;

import io.crisol.potentials.EnvironmentBlock;
import java.util.Arrays;

/**
 * {@link StoredJacobian} of any descriptor: a dense matrix per atom, a row per component; columns
 * are the neighbours' x, then y, then z, padded to whole vectors. A row is the gradient of one
 * component, so preparing takes as many gradients as there are components.
 */
final class DenseJacobian implements StoredJacobian {
  private final int[] first;
  private final int[] valueStart;
  private final double[] values;
  private final float[][] matrices;

  DenseJacobian(Descriptor descriptor, EnvironmentBlock block) {
    int atoms = block.size();
    first = new int[atoms + 1];
    valueStart = new int[atoms + 1];
    matrices = new float[atoms][];
    for (int a = 0; a < atoms; a++) {
      int components = descriptor.size(descriptor.elements().indexOf(block.centre(a)));
      first[a + 1] = block.start(a + 1);
      valueStart[a + 1] = valueStart[a] + components;
    }
    values = new double[valueStart[atoms]];
    fill(descriptor, block);
  }

  private void fill(Descriptor descriptor, EnvironmentBlock block) {
    Descriptor.Work work = descriptor.work();
    int pairs = block.start(block.size());
    double[][] g = new double[3][pairs];
    for (int a = 0; a < matrices.length; a++) {
      int components = components(a);
      double[] w = new double[components];
      double[] of = new double[components];
      work.compute(block, a, of);
      System.arraycopy(of, 0, values, valueStart[a], components);
      int stride = stride(a);
      matrices[a] = new float[components * stride];
      for (int n = 0; n < components; n++) {
        Arrays.fill(w, 0);
        w[n] = 1;
        work.pullBack(w, g[0], g[1], g[2]);
        take(g, a, n * stride);
      }
    }
  }

  /** Moves the gradients of the pairs of an atom to its matrix. */
  private void take(double[][] g, int a, int at) {
    int width = first[a + 1] - first[a];
    for (int axis = 0; axis < 3; axis++) {
      for (int k = 0; k < width; k++) {
        matrices[a][at + axis * width + k] = (float) g[axis][first[a] + k];
      }
      Arrays.fill(g[axis], first[a], first[a + 1], 0);
    }
  }

  private int components(int a) {
    return valueStart[a + 1] - valueStart[a];
  }

  private int stride(int a) {
    int columns = 3 * (first[a + 1] - first[a]);
    return Lanes.padded(columns);
  }

  /** Bytes for so many atoms with so many components and neighbours in all. */
  static long estimate(int components, int atoms, long entries) {
    return 12L * components * entries + 4L * atoms * components * (2 + Lanes.LANES / 2);
  }

  @Override
  public double value(int a, int n) {
    return values[valueStart[a] + n];
  }

  @Override
  public void pullBack(int a, double[] w, double[][] g, JacobianScratch scratch) {
    int stride = stride(a);
    scratch.reserve(0, stride);
    JacobianKernel.accumulate(matrices[a], 0, components(a), stride, w, scratch.columns);
    int width = first[a + 1] - first[a];
    for (int axis = 0; axis < 3; axis++) {
      for (int k = 0; k < width; k++) {
        g[axis][first[a] + k] += scratch.columns[axis * width + k];
      }
    }
  }

  @Override
  public void push(int a, double[][] v, double[] out, JacobianScratch scratch) {
    int stride = stride(a);
    scratch.reserve(0, stride);
    int width = first[a + 1] - first[a];
    for (int axis = 0; axis < 3; axis++) {
      System.arraycopy(v[axis], first[a], scratch.columns, axis * width, width);
    }
    Arrays.fill(scratch.columns, 3 * width, stride, 0);
    JacobianKernel.dots(matrices[a], 0, components(a), stride, scratch.columns, scratch.lanes, out);
  }

  @Override
  public long bytes() {
    long bytes = 8L * values.length;
    for (float[] matrix : matrices) {
      bytes += 16 + 4L * matrix.length;
    }
    return bytes;
  }
}
