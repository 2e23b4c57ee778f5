package io.crisol.potentials.network;

import static io.crisol.potentials.network.MatrixKernel.LANES;
import static io.crisol.potentials.network.MatrixKernel.SPECIES;

import jdk.incubator.vector.DoubleVector;

/**
 * The products of {@link NetworkBatch}: lanes run over atoms. Plain twin: {@link Network#output}.
 */
final class BatchKernel {
  private BatchKernel() {}

  /** A row of each bias. */
  static void start(double[] bias, int rows, double[] out) {
    for (int o = 0; o < rows; o++) {
      DoubleVector.broadcast(SPECIES, bias[o]).intoArray(out, o * LANES);
    }
  }

  /** a *= b. */
  static void multiply(double[] a, double[] b, int count) {
    for (int k = 0; k < count; k += LANES) {
      DoubleVector.fromArray(SPECIES, a, k)
          .mul(DoubleVector.fromArray(SPECIES, b, k))
          .intoArray(a, k);
    }
  }

  /** Row o of out += Σ_i M_oi row i of x, M with rows of length {@code stride}. */
  static void addProduct(double[] m, int rows, int columns, int stride, double[] x, double[] out) {
    int o = 0;
    for (; o + 4 <= rows; o += 4) {
      int first = o * stride;
      DoubleVector a = DoubleVector.fromArray(SPECIES, out, o * LANES);
      DoubleVector b = DoubleVector.fromArray(SPECIES, out, (o + 1) * LANES);
      DoubleVector c = DoubleVector.fromArray(SPECIES, out, (o + 2) * LANES);
      DoubleVector d = DoubleVector.fromArray(SPECIES, out, (o + 3) * LANES);
      for (int i = 0; i < columns; i++) {
        DoubleVector v = DoubleVector.fromArray(SPECIES, x, i * LANES);
        a = v.fma(DoubleVector.broadcast(SPECIES, m[first + i]), a);
        b = v.fma(DoubleVector.broadcast(SPECIES, m[first + stride + i]), b);
        c = v.fma(DoubleVector.broadcast(SPECIES, m[first + 2 * stride + i]), c);
        d = v.fma(DoubleVector.broadcast(SPECIES, m[first + 3 * stride + i]), d);
      }
      a.intoArray(out, o * LANES);
      b.intoArray(out, (o + 1) * LANES);
      c.intoArray(out, (o + 2) * LANES);
      d.intoArray(out, (o + 3) * LANES);
    }
    for (; o < rows; o++) {
      DoubleVector a = DoubleVector.fromArray(SPECIES, out, o * LANES);
      for (int i = 0; i < columns; i++) {
        a =
            DoubleVector.fromArray(SPECIES, x, i * LANES)
                .fma(DoubleVector.broadcast(SPECIES, m[o * stride + i]), a);
      }
      a.intoArray(out, o * LANES);
    }
  }
}
