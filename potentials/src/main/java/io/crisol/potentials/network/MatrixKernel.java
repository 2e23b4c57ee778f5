package io.crisol.potentials.network;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The three products that networks and stored Jacobians are made of; rows are padded to whole
 * vectors.
 */
final class MatrixKernel {
  static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  static final int LANES = SPECIES.length();
  private static final VectorSpecies<Float> HALF =
      VectorSpecies.of(float.class, VectorShape.forBitSize(32 * LANES));

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

  /** out += Σ_i x_i M_i for a single-precision M that begins at {@code from}. */
  static void accumulate(float[] m, int from, int rows, int stride, double[] x, double[] out) {
    for (int k = 0; k < stride; k += LANES) {
      DoubleVector a = DoubleVector.zero(SPECIES);
      for (int i = 0; i < rows; i++) {
        DoubleVector row =
            (DoubleVector)
                FloatVector.fromArray(HALF, m, from + i * stride + k)
                    .convertShape(VectorOperators.F2D, SPECIES, 0);
        a = DoubleVector.broadcast(SPECIES, x[i]).fma(row, a);
      }
      a.intoArray(out, k);
    }
  }

  /**
   * out_i = M_i · y for a single-precision M that begins at {@code from}; {@code lanes} is scratch.
   */
  static void dots(
      float[] m, int from, int rows, int stride, double[] y, double[] lanes, double[] out) {
    for (int i = 0; i < rows; i++) {
      DoubleVector a = DoubleVector.zero(SPECIES);
      int at = from + i * stride;
      for (int k = 0; k < stride; k += LANES) {
        DoubleVector row =
            (DoubleVector)
                FloatVector.fromArray(HALF, m, at + k)
                    .convertShape(VectorOperators.F2D, SPECIES, 0);
        a = row.fma(DoubleVector.fromArray(SPECIES, y, k), a);
      }
      a.intoArray(lanes, 0);
      double sum = 0;
      for (int k = 0; k < LANES; k++) {
        sum += lanes[k];
      }
      out[i] = sum;
    }
  }
}
