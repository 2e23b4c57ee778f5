package io.crisol.potentials.moment;

import static io.crisol.potentials.moment.MomentKernel.LANES;
import static io.crisol.potentials.moment.MomentKernel.SPECIES;
import static io.crisol.potentials.moment.MomentKernel.STRIP;

import jdk.incubator.vector.DoubleVector;

/**
 * Derivatives of the energy by the radial functions of neighbours; arrays as in {@link
 * MomentKernel}.
 */
final class MomentGradeKernel {
  private MomentGradeKernel() {}

  /**
   * dE_i/df_μ(r_ij) for a strip of neighbours, a strip for each function.
   *
   * @param factors by basic moment: where its function begins in {@code out}
   * @param powers monomials of the strip
   */
  static void weights(
      int lane,
      int[] first,
      int[] factors,
      int[] places,
      double[] powers,
      double[] by,
      double[] out) {
    for (int at = 0; at < out.length; at += LANES) {
      DoubleVector.zero(SPECIES).intoArray(out, at);
    }
    for (int p = 0; p + 1 < first.length; p++) {
      DoubleVector p0 = DoubleVector.fromArray(SPECIES, powers, p * STRIP);
      DoubleVector p1 = DoubleVector.fromArray(SPECIES, powers, p * STRIP + LANES);
      for (int q = first[p]; q < first[p + 1]; q++) {
        int to = factors[q];
        DoubleVector slope = DoubleVector.broadcast(SPECIES, by[places[q] + lane]);
        p0.fma(slope, DoubleVector.fromArray(SPECIES, out, to)).intoArray(out, to);
        p1.fma(slope, DoubleVector.fromArray(SPECIES, out, to + LANES)).intoArray(out, to + LANES);
      }
    }
  }
}
