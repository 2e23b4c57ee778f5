package io.crisol.potentials.descriptors;

import static io.crisol.potentials.descriptors.Lanes.LANES;
import static io.crisol.potentials.descriptors.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Products with single-precision matrices; rows are padded to whole vectors. */
final class JacobianKernel {
  private static final VectorSpecies<Float> HALF =
      VectorSpecies.of(float.class, VectorShape.forBitSize(32 * LANES));

  private JacobianKernel() {}

  /** out = Σ_i x_i M_i, M beginning at {@code from}. */
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

  /** out_i = M_i · y, M beginning at {@code from}; {@code lanes} is scratch. */
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
