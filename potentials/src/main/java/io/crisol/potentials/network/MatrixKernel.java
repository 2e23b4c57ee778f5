package io.crisol.potentials.network;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The products that networks are made of; rows are padded to whole vectors. */
final class MatrixKernel {
  static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  static final int LANES = SPECIES.length();

  private MatrixKernel() {}

  /** {@code n} rounded up to whole vectors. */
  static int padded(int n) {
    return (n + LANES - 1) / LANES * LANES;
  }

  /** out += Σ_i x_i M_i, M of {@code rows} rows of length {@code stride}. */
  static void accumulate(double[] m, int rows, int stride, double[] x, double[] out) {
    int k = 0;
    for (; k + 4 * LANES <= stride; k += 4 * LANES) {
      DoubleVector a = DoubleVector.fromArray(SPECIES, out, k);
      DoubleVector b = DoubleVector.fromArray(SPECIES, out, k + LANES);
      DoubleVector c = DoubleVector.fromArray(SPECIES, out, k + 2 * LANES);
      DoubleVector d = DoubleVector.fromArray(SPECIES, out, k + 3 * LANES);
      for (int i = 0; i < rows; i++) {
        DoubleVector xi = DoubleVector.broadcast(SPECIES, x[i]);
        int at = i * stride + k;
        a = xi.fma(DoubleVector.fromArray(SPECIES, m, at), a);
        b = xi.fma(DoubleVector.fromArray(SPECIES, m, at + LANES), b);
        c = xi.fma(DoubleVector.fromArray(SPECIES, m, at + 2 * LANES), c);
        d = xi.fma(DoubleVector.fromArray(SPECIES, m, at + 3 * LANES), d);
      }
      a.intoArray(out, k);
      b.intoArray(out, k + LANES);
      c.intoArray(out, k + 2 * LANES);
      d.intoArray(out, k + 3 * LANES);
    }
    for (; k < stride; k += LANES) {
      DoubleVector a = DoubleVector.fromArray(SPECIES, out, k);
      for (int i = 0; i < rows; i++) {
        a =
            DoubleVector.broadcast(SPECIES, x[i])
                .fma(DoubleVector.fromArray(SPECIES, m, i * stride + k), a);
      }
      a.intoArray(out, k);
    }
  }

  /** M_i += x_i y for every row, M beginning at {@code from}. */
  static void outer(double[] x, int rows, double[] y, int stride, double[] m, int from) {
    for (int i = 0; i < rows; i++) {
      DoubleVector xi = DoubleVector.broadcast(SPECIES, x[i]);
      int at = from + i * stride;
      for (int k = 0; k < stride; k += LANES) {
        xi.fma(DoubleVector.fromArray(SPECIES, y, k), DoubleVector.fromArray(SPECIES, m, at + k))
            .intoArray(m, at + k);
      }
    }
  }
}
