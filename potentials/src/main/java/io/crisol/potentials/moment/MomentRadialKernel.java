package io.crisol.potentials.moment;

import static io.crisol.potentials.moment.MomentKernel.LANES;
import static io.crisol.potentials.moment.MomentKernel.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;

/** Directions and radial functions of neighbours in slots. Plain twin: {@link RadialBasis}. */
final class MomentRadialKernel {
  private static final double[] INSIDE = inside();

  private MomentRadialKernel() {}

  /** Ones, then zeros: from entry LANES − n on, a mask of n lanes. */
  private static double[] inside() {
    double[] mask = new double[2 * LANES];
    Arrays.fill(mask, 0, LANES, 1);
    return mask;
  }

  /**
   * Unit vectors and inverse distances (four values a slot), radial functions and their slopes.
   *
   * @param pairs first pair of each atom, and the end
   * @param types by pair, number of the first coefficient; null where all are alike
   * @param coefficients by type, function and basis function
   * @param basis scratch, two vectors for each basis function
   */
  static void radial(
      int atoms,
      int[] pairs,
      int[] slots,
      int stride,
      double[] x,
      double[] y,
      double[] z,
      double[] r,
      double shortest,
      double cutoff,
      int size,
      int functions,
      double[] coefficients,
      int[] types,
      double[] basis,
      double[] u,
      double[] f,
      double[] df) {
    double slope = 2 / (cutoff - shortest);
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    DoubleVector dXi = DoubleVector.broadcast(SPECIES, slope);
    for (int a = 0; a < atoms; a++) {
      int slot = slots[a];
      for (int n = pairs[a]; n < pairs[a + 1]; n += LANES) {
        DoubleVector distance = DoubleVector.fromArray(SPECIES, r, n);
        DoubleVector inverse = one.div(distance);
        DoubleVector.fromArray(SPECIES, x, n).mul(inverse).intoArray(u, slot);
        DoubleVector.fromArray(SPECIES, y, n).mul(inverse).intoArray(u, stride + slot);
        DoubleVector.fromArray(SPECIES, z, n).mul(inverse).intoArray(u, 2 * stride + slot);
        inverse.intoArray(u, 3 * stride + slot);
        DoubleVector inside =
            DoubleVector.fromArray(SPECIES, INSIDE, Math.max(0, LANES - pairs[a + 1] + n));
        DoubleVector rest = distance.neg().add(cutoff).max(0).mul(inside);
        DoubleVector xi = distance.sub(shortest).mul(dXi).sub(one);
        DoubleVector xi2 = xi.add(xi);
        DoubleVector t = one;
        DoubleVector next = xi;
        DoubleVector dt = DoubleVector.zero(SPECIES);
        DoubleVector nextDt = dXi;
        for (int b = 0; b < size; b++) {
          t.intoArray(basis, 2 * b * LANES);
          dt.intoArray(basis, (2 * b + 1) * LANES);
          DoubleVector after = xi2.fma(next, t.neg());
          DoubleVector afterDt = xi2.fma(nextDt, next.mul(2 * slope).sub(dt));
          t = next;
          dt = nextDt;
          next = after;
          nextDt = afterDt;
        }
        for (int mu = 0; mu < functions; mu++) {
          DoubleVector value = DoubleVector.zero(SPECIES);
          DoubleVector change = value;
          for (int b = 0; b < size; b++) {
            int k = mu * size + b;
            DoubleVector c =
                types == null
                    ? DoubleVector.broadcast(SPECIES, coefficients[k])
                    : DoubleVector.fromArray(SPECIES, coefficients, k, types, n);
            value = c.fma(DoubleVector.fromArray(SPECIES, basis, 2 * b * LANES), value);
            change = c.fma(DoubleVector.fromArray(SPECIES, basis, (2 * b + 1) * LANES), change);
          }
          value.mul(rest).mul(rest).intoArray(f, mu * stride + slot);
          change.mul(rest).sub(value.add(value)).mul(rest).intoArray(df, mu * stride + slot);
        }
        slot += LANES;
      }
    }
  }

  /** Makes a vector of slots one of no neighbours. */
  static void clear(int slot, int stride, int functions, double[] u, double[] f, double[] df) {
    DoubleVector zero = DoubleVector.zero(SPECIES);
    for (int k = 0; k < 4; k++) {
      zero.intoArray(u, k * stride + slot);
    }
    for (int mu = 0; mu < functions; mu++) {
      zero.intoArray(f, mu * stride + slot);
      zero.intoArray(df, mu * stride + slot);
    }
  }
}
