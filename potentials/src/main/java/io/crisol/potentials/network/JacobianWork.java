package io.crisol.potentials.network;

import io.crisol.potentials.descriptors.ChebyshevDescriptor;
import io.crisol.potentials.descriptors.StoredJacobian;

/** Products with a {@link StoredJacobian}, one atom at a time; scratch of one thread. */
final class JacobianWork {
  private final ChebyshevDescriptor descriptor;
  private final int radials;
  private final int half;
  private final double[] rows;
  private final double[] lanes = new double[MatrixKernel.LANES];
  private double[] columns = new double[0];

  JacobianWork(ChebyshevDescriptor descriptor) {
    this.descriptor = descriptor;
    this.radials = descriptor.radial().size();
    this.half = descriptor.isWeighted() ? descriptor.size() / 2 : descriptor.size();
    this.rows = new double[descriptor.size()];
  }

  private int expansions() {
    return radials + descriptor.angular().size();
  }

  private int size(int x) {
    return x < radials
        ? descriptor.radial().get(x).size()
        : descriptor.angular().get(x - radials).size();
  }

  /**
   * Adds Σ_n w_n dG_n/dr_ij of atom {@code a} to the pair gradients {@code g}, double[3][pairs].
   */
  void pullBack(StoredJacobian jacobian, int a, double[] w, double[][] g) {
    int at = 0;
    for (int x = 0; x < expansions(); x++) {
      int size = size(x);
      int width = jacobian.width(a, x);
      int stride = x < radials ? width : 3 * width;
      int count = gather(w, at, size);
      reserve(stride);
      MatrixKernel.accumulate(
          jacobian.matrices(), jacobian.offset(a, x), count, stride, rows, columns);
      int slot = jacobian.slot(a, x);
      for (int k = 0; k < width; k++) {
        int pair = jacobian.pair(slot + k);
        if (pair >= 0) {
          for (int axis = 0; axis < 3; axis++) {
            g[axis][pair] +=
                x < radials
                    ? columns[k] * jacobian.unit(slot + k, axis)
                    : columns[axis * width + k];
          }
        }
      }
      at += size;
    }
  }

  /**
   * Writes Σ_j dG_n/dr_ij · v_ij of atom {@code a} to {@code out}, double[D]; {@code v} is
   * double[3][pairs].
   */
  void push(StoredJacobian jacobian, int a, double[][] v, double[] out) {
    int at = 0;
    for (int x = 0; x < expansions(); x++) {
      int size = size(x);
      int width = jacobian.width(a, x);
      int stride = x < radials ? width : 3 * width;
      reserve(stride);
      if (x < radials) {
        fillAlongPairs(jacobian, jacobian.slot(a, x), width, v);
      } else {
        fillByAxis(jacobian, jacobian.slot(a, x), width, v);
      }
      int count = descriptor.isWeighted() ? 2 * size : size;
      MatrixKernel.dots(
          jacobian.matrices(), jacobian.offset(a, x), count, stride, columns, lanes, rows);
      System.arraycopy(rows, 0, out, at, size);
      if (descriptor.isWeighted()) {
        System.arraycopy(rows, size, out, half + at, size);
      }
      at += size;
    }
  }

  /** Radial functions feel only the component of {@code v} along each pair. */
  private void fillAlongPairs(StoredJacobian jacobian, int slot, int width, double[][] v) {
    for (int k = 0; k < width; k++) {
      int pair = jacobian.pair(slot + k);
      columns[k] =
          pair < 0
              ? 0
              : v[0][pair] * jacobian.unit(slot + k, 0)
                  + v[1][pair] * jacobian.unit(slot + k, 1)
                  + v[2][pair] * jacobian.unit(slot + k, 2);
    }
  }

  /** Angular functions feel all of {@code v}: all x components, all y, all z. */
  private void fillByAxis(StoredJacobian jacobian, int slot, int width, double[][] v) {
    for (int k = 0; k < width; k++) {
      int pair = jacobian.pair(slot + k);
      for (int axis = 0; axis < 3; axis++) {
        columns[axis * width + k] = pair < 0 ? 0 : v[axis][pair];
      }
    }
  }

  private int gather(double[] w, int at, int size) {
    System.arraycopy(w, at, rows, 0, size);
    if (!descriptor.isWeighted()) {
      return size;
    }
    System.arraycopy(w, half + at, rows, size, size);
    return 2 * size;
  }

  private void reserve(int length) {
    if (columns.length < length) {
      columns = new double[length + length / 2];
    }
  }
}
