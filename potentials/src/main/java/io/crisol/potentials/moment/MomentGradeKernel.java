package io.crisol.potentials.moment;

import static io.crisol.potentials.moment.MomentKernel.LANES;
import static io.crisol.potentials.moment.MomentKernel.SPECIES;
import static io.crisol.potentials.moment.MomentKernel.STRIP;

import jdk.incubator.vector.DoubleVector;

/** Derivatives of the energy by the parameters; arrays as in {@link MomentKernel}. */
final class MomentGradeKernel {
  private MomentGradeKernel() {}

  /**
   * Adds Σ weight · (R − r)² T_b over vectors of slots for eight basis functions.
   *
   * @param begin first slot of the atom, from which weights are counted
   * @param apart distance of the weights of two strips
   * @param function where the weights of the function begin
   * @param b the first basis function
   * @param at where the sums begin, a vector each
   */
  static void eight(
      int from,
      int end,
      int begin,
      int size,
      double[] rests,
      double[] basis,
      int apart,
      int function,
      double[] weights,
      int b,
      int at,
      double[] sums) {
    DoubleVector s0 = DoubleVector.zero(SPECIES);
    DoubleVector s1 = s0;
    DoubleVector s2 = s0;
    DoubleVector s3 = s0;
    DoubleVector s4 = s0;
    DoubleVector s5 = s0;
    DoubleVector s6 = s0;
    DoubleVector s7 = s0;
    for (int s = from; s < end; s += LANES) {
      int k = (s - begin) / STRIP * apart + ((s - begin) & LANES) + function;
      DoubleVector rest = DoubleVector.fromArray(SPECIES, rests, s);
      DoubleVector w = DoubleVector.fromArray(SPECIES, weights, k).mul(rest).mul(rest);
      int t = s * size + b * LANES;
      s0 = DoubleVector.fromArray(SPECIES, basis, t).fma(w, s0);
      s1 = DoubleVector.fromArray(SPECIES, basis, t + LANES).fma(w, s1);
      s2 = DoubleVector.fromArray(SPECIES, basis, t + 2 * LANES).fma(w, s2);
      s3 = DoubleVector.fromArray(SPECIES, basis, t + 3 * LANES).fma(w, s3);
      s4 = DoubleVector.fromArray(SPECIES, basis, t + 4 * LANES).fma(w, s4);
      s5 = DoubleVector.fromArray(SPECIES, basis, t + 5 * LANES).fma(w, s5);
      s6 = DoubleVector.fromArray(SPECIES, basis, t + 6 * LANES).fma(w, s6);
      s7 = DoubleVector.fromArray(SPECIES, basis, t + 7 * LANES).fma(w, s7);
    }
    s0.add(DoubleVector.fromArray(SPECIES, sums, at)).intoArray(sums, at);
    s1.add(DoubleVector.fromArray(SPECIES, sums, at + LANES)).intoArray(sums, at + LANES);
    s2.add(DoubleVector.fromArray(SPECIES, sums, at + 2 * LANES)).intoArray(sums, at + 2 * LANES);
    s3.add(DoubleVector.fromArray(SPECIES, sums, at + 3 * LANES)).intoArray(sums, at + 3 * LANES);
    s4.add(DoubleVector.fromArray(SPECIES, sums, at + 4 * LANES)).intoArray(sums, at + 4 * LANES);
    s5.add(DoubleVector.fromArray(SPECIES, sums, at + 5 * LANES)).intoArray(sums, at + 5 * LANES);
    s6.add(DoubleVector.fromArray(SPECIES, sums, at + 6 * LANES)).intoArray(sums, at + 6 * LANES);
    s7.add(DoubleVector.fromArray(SPECIES, sums, at + 7 * LANES)).intoArray(sums, at + 7 * LANES);
  }

  /** {@link #eight} for one basis function. */
  static void one(
      int from,
      int end,
      int begin,
      int size,
      double[] rests,
      double[] basis,
      int apart,
      int function,
      double[] weights,
      int b,
      int at,
      double[] sums) {
    DoubleVector sum = DoubleVector.fromArray(SPECIES, sums, at);
    for (int s = from; s < end; s += LANES) {
      int k = (s - begin) / STRIP * apart + ((s - begin) & LANES) + function;
      DoubleVector rest = DoubleVector.fromArray(SPECIES, rests, s);
      DoubleVector w = DoubleVector.fromArray(SPECIES, weights, k).mul(rest).mul(rest);
      sum = DoubleVector.fromArray(SPECIES, basis, s * size + b * LANES).fma(w, sum);
    }
    sum.intoArray(sums, at);
  }

  /**
   * Derivatives by the coefficients of the scalars, a vector of atoms each.
   *
   * @param first by scalar: the first of its terms, and the end
   * @param terms entries: moments of the linear part, then pairs of the bilinear part
   * @param entries scratch, a vector for each entry
   */
  static void scalars(
      int[] linear,
      int[] left,
      int[] right,
      int[] first,
      int[] terms,
      double[] factors,
      double[] m,
      double[] entries,
      double[] scalars) {
    for (int k = 0; k < linear.length; k++) {
      DoubleVector.fromArray(SPECIES, m, linear[k]).intoArray(entries, k * LANES);
    }
    int at = linear.length * LANES;
    for (int k = 0; k < left.length; k++) {
      DoubleVector.fromArray(SPECIES, m, left[k])
          .mul(DoubleVector.fromArray(SPECIES, m, right[k]))
          .intoArray(entries, at);
      at += LANES;
    }
    for (int s = 0; s + 1 < first.length; s++) {
      DoubleVector sum = DoubleVector.zero(SPECIES);
      for (int k = first[s]; k < first[s + 1]; k++) {
        sum = DoubleVector.fromArray(SPECIES, entries, terms[k]).mul(factors[k]).add(sum);
      }
      sum.intoArray(scalars, s * LANES);
    }
  }
}
