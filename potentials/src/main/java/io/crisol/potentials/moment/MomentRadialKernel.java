package io.crisol.potentials.moment;

import static io.crisol.potentials.moment.MomentKernel.LANES;
import static io.crisol.potentials.moment.MomentKernel.SPECIES;
import static io.crisol.potentials.moment.MomentKernel.STRIP;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;

/**
 * Directions and radial functions of neighbours in slots, two vectors at a time: one would wait for
 * its recurrence. Plain twin: {@link RadialBasis}.
 */
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
   * Unit vectors and inverse distances (four values a slot), R − r and ξ (two values a slot); zeros
   * in a vector without neighbours at the end of an atom's slots.
   *
   * @param pairs first pair of each atom, and the end
   */
  static void directions(
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
      double[] u,
      double[] rests) {
    double slope = 2 / (cutoff - shortest);
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    DoubleVector zero = DoubleVector.zero(SPECIES);
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
        distance.neg().add(cutoff).max(0).mul(inside).intoArray(rests, slot);
        distance.sub(shortest).mul(slope).sub(one).intoArray(rests, stride + slot);
        slot += LANES;
      }
      if (slot < slots[a + 1]) {
        for (int k = 0; k < 4; k++) {
          zero.intoArray(u, k * stride + slot);
        }
        zero.intoArray(rests, slot);
        zero.intoArray(rests, stride + slot);
      }
    }
  }

  /**
   * Radial functions and their slopes where all pairs have the same coefficients.
   *
   * @param coefficients by function and basis function
   * @param changes of dT/dr as a series in the same T
   * @param basis receives T by vector of slots and basis function
   */
  static void functions(
      int slots,
      int stride,
      double[] rests,
      int size,
      int functions,
      double[] coefficients,
      double[] changes,
      double[] basis,
      double[] f,
      double[] df) {
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    DoubleVector zero = DoubleVector.zero(SPECIES);
    for (int s = 0; s < slots; s += STRIP) {
      int first = s * size;
      int second = first + LANES * size;
      DoubleVector xi0 = DoubleVector.fromArray(SPECIES, rests, stride + s);
      DoubleVector xi1 = DoubleVector.fromArray(SPECIES, rests, stride + s + LANES);
      DoubleVector t0 = one;
      DoubleVector t1 = one;
      DoubleVector next0 = xi0;
      DoubleVector next1 = xi1;
      xi0 = xi0.add(xi0);
      xi1 = xi1.add(xi1);
      for (int b = 0; b < size; b++) {
        t0.intoArray(basis, first + b * LANES);
        t1.intoArray(basis, second + b * LANES);
        DoubleVector after0 = xi0.fma(next0, t0.neg());
        DoubleVector after1 = xi1.fma(next1, t1.neg());
        t0 = next0;
        t1 = next1;
        next0 = after0;
        next1 = after1;
      }
      DoubleVector rest0 = DoubleVector.fromArray(SPECIES, rests, s);
      DoubleVector rest1 = DoubleVector.fromArray(SPECIES, rests, s + LANES);
      for (int mu = 0; mu < functions; mu++) {
        DoubleVector value0 = zero;
        DoubleVector value1 = zero;
        DoubleVector change0 = zero;
        DoubleVector change1 = zero;
        for (int b = 0; b < size; b++) {
          t0 = DoubleVector.fromArray(SPECIES, basis, first + b * LANES);
          t1 = DoubleVector.fromArray(SPECIES, basis, second + b * LANES);
          DoubleVector c = DoubleVector.broadcast(SPECIES, coefficients[mu * size + b]);
          value0 = c.fma(t0, value0);
          value1 = c.fma(t1, value1);
          c = DoubleVector.broadcast(SPECIES, changes[mu * size + b]);
          change0 = c.fma(t0, change0);
          change1 = c.fma(t1, change1);
        }
        int at = mu * stride + s;
        value0.mul(rest0).mul(rest0).intoArray(f, at);
        value1.mul(rest1).mul(rest1).intoArray(f, at + LANES);
        change0.mul(rest0).sub(value0.add(value0)).mul(rest0).intoArray(df, at);
        change1.mul(rest1).sub(value1.add(value1)).mul(rest1).intoArray(df, at + LANES);
      }
    }
  }

  /**
   * Radial functions and their slopes where coefficients differ between pairs.
   *
   * @param types by pair, number of the first coefficient
   */
  static void functionsOfTypes(
      int atoms,
      int[] pairs,
      int[] slots,
      int stride,
      double[] rests,
      int size,
      int functions,
      double[] coefficients,
      double[] changes,
      int[] types,
      double[] basis,
      double[] f,
      double[] df) {
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    DoubleVector zero = DoubleVector.zero(SPECIES);
    for (int a = 0; a < atoms; a++) {
      int slot = slots[a];
      for (int n = pairs[a]; n < pairs[a + 1]; n += LANES) {
        DoubleVector rest = DoubleVector.fromArray(SPECIES, rests, slot);
        DoubleVector xi = DoubleVector.fromArray(SPECIES, rests, stride + slot);
        DoubleVector xi2 = xi.add(xi);
        DoubleVector t = one;
        DoubleVector next = xi;
        for (int b = 0; b < size; b++) {
          t.intoArray(basis, slot * size + b * LANES);
          DoubleVector after = xi2.fma(next, t.neg());
          t = next;
          next = after;
        }
        for (int mu = 0; mu < functions; mu++) {
          DoubleVector value = zero;
          DoubleVector change = zero;
          for (int b = 0; b < size; b++) {
            int k = mu * size + b;
            t = DoubleVector.fromArray(SPECIES, basis, slot * size + b * LANES);
            value = DoubleVector.fromArray(SPECIES, coefficients, k, types, n).fma(t, value);
            change = DoubleVector.fromArray(SPECIES, changes, k, types, n).fma(t, change);
          }
          value.mul(rest).mul(rest).intoArray(f, mu * stride + slot);
          change.mul(rest).sub(value.add(value)).mul(rest).intoArray(df, mu * stride + slot);
        }
        slot += LANES;
      }
      if (slot < slots[a + 1]) {
        for (int mu = 0; mu < functions; mu++) {
          zero.intoArray(f, mu * stride + slot);
          zero.intoArray(df, mu * stride + slot);
        }
      }
    }
  }
}
