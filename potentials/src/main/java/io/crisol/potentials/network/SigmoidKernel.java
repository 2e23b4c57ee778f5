package io.crisol.potentials.network;

import io.crisol.potentials.functions.Exponential;
import io.crisol.potentials.functions.Logarithm;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * 1/(1 + e^−z) and ln(1 + e^z) of many sums, a multiple of the lane count, with their slopes. Plain
 * twins: {@link Activation#value}, {@link Activation#slope}.
 */
final class SigmoidKernel {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  private SigmoidKernel() {}

  /** Replaces sums by 1/(1 + e^−z). */
  static void sigmoid(double[] z, double[] slope, int count) {
    for (int k = 0; k < count; k += SPECIES.length()) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, z, k);
      DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
      DoubleVector e = Exponential.of(x.abs().neg());
      DoubleVector s = e.blend(one, x.compare(VectorOperators.GE, 0)).div(e.add(one));
      s.intoArray(z, k);
      s.mul(one.sub(s)).intoArray(slope, k);
    }
  }

  /** Replaces sums by ln(1 + e^z). */
  static void softplus(double[] z, double[] slope, int count) {
    for (int k = 0; k < count; k += SPECIES.length()) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, z, k);
      DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
      DoubleVector e = Exponential.of(x.abs().neg());
      DoubleVector both = e.add(one);
      x.max(0).add(Logarithm.of(both)).intoArray(z, k);
      e.blend(one, x.compare(VectorOperators.GE, 0)).div(both).intoArray(slope, k);
    }
  }
}
