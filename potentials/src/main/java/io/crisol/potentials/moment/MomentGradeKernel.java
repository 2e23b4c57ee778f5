package io.crisol.potentials.moment;

import static io.crisol.potentials.moment.MomentKernel.LANES;
import static io.crisol.potentials.moment.MomentKernel.SPECIES;
import static io.crisol.potentials.moment.MomentKernel.STRIP;

import jdk.incubator.vector.DoubleVector;

/** Derivatives of the energy by the parameters; arrays as in {@link MomentKernel}. */
final class MomentGradeKernel {
  private MomentGradeKernel() {}

  /**
   * dE_i/df_μ(r_ij) of the neighbours of an atom, by strip and function a strip each.
   *
   * @param first by function: its first basic moment in the order of the next two arrays
   * @param monomials where its monomial begins in {@code powers}
   * @param powers monomials, by strip and monomial a strip each
   */
  static void weights(
      int lane,
      int slots,
      int size,
      int[] first,
      int[] monomials,
      int[] places,
      double[] powers,
      double[] by,
      double[] weights) {
    int functions = first.length - 1;
    for (int s = 0; s < slots; s += STRIP) {
      int to = s * functions;
      for (int mu = 0; mu < functions; mu++) {
        DoubleVector w0 = DoubleVector.zero(SPECIES);
        DoubleVector w1 = w0;
        for (int q = first[mu]; q < first[mu + 1]; q++) {
          DoubleVector slope = DoubleVector.broadcast(SPECIES, by[places[q] + lane]);
          int p = s * size + monomials[q];
          w0 = DoubleVector.fromArray(SPECIES, powers, p).fma(slope, w0);
          w1 = DoubleVector.fromArray(SPECIES, powers, p + LANES).fma(slope, w1);
        }
        w0.intoArray(weights, to + mu * STRIP);
        w1.intoArray(weights, to + mu * STRIP + LANES);
      }
    }
  }

  /**
   * Adds the products of weights and basis functions of whole vectors of neighbours; the last may
   * go beyond the end of the atom's pairs.
   *
   * @param end of the atom's pairs
   * @param inside ones, then zeros: from entry LANES − n on, a mask of n lanes
   * @param from slot of the first neighbour among those of the atom
   * @param at where the sums begin, a vector for each function and basis function
   */
  static void basis(
      int n,
      int last,
      int end,
      double[] inside,
      double[] r,
      double shortest,
      double cutoff,
      int size,
      int functions,
      int from,
      double[] weights,
      int at,
      double[] sums) {
    double slope = 2 / (cutoff - shortest);
    for (int k = n; k < last; k += LANES) {
      int slot = from + k - n;
      int w = (slot & -STRIP) * functions + (slot & LANES);
      DoubleVector distance = DoubleVector.fromArray(SPECIES, r, k);
      DoubleVector rest = distance.neg().add(cutoff).max(0);
      int mask = Math.max(0, LANES - (end - k));
      rest = rest.mul(rest).mul(DoubleVector.fromArray(SPECIES, inside, mask));
      DoubleVector xi = distance.sub(shortest).mul(slope).sub(1);
      DoubleVector xi2 = xi.add(xi);
      DoubleVector t = rest;
      DoubleVector next = xi.mul(rest);
      for (int b = 0; b < size; b++) {
        for (int mu = 0; mu < functions; mu++) {
          int to = at + (mu * size + b) * LANES;
          DoubleVector.fromArray(SPECIES, weights, w + mu * STRIP)
              .fma(t, DoubleVector.fromArray(SPECIES, sums, to))
              .intoArray(sums, to);
        }
        DoubleVector after = xi2.fma(next, t.neg());
        t = next;
        next = after;
      }
    }
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
