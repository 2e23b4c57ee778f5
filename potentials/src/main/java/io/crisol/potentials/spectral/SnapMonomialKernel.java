package io.crisol.potentials.spectral;

import static io.crisol.potentials.spectral.SnapSphereKernel.LANES;
import static io.crisol.potentials.spectral.SnapSphereKernel.SPECIES;

import jdk.incubator.vector.DoubleVector;

/**
 * W_c = Σ_a v_a Σ_b q_abc v_b with the lists of {@link SnapMonomials}; lanes run over atoms. One
 * loop for each length of the inner sums, with everything of a product in registers.
 */
final class SnapMonomialKernel {
  private SnapMonomialKernel() {}

  /** Adds the sums to {@code w}, two vectors for each entry of the half. */
  static void sum(SnapMonomials lists, double[] v, double[] w) {
    sums1(lists.counts[0], lists.places[0], lists.factors[0], v, w);
    sums2(lists.counts[1], lists.places[1], lists.factors[1], v, w);
    sums3(lists.counts[2], lists.places[2], lists.factors[2], v, w);
    sums4(lists.counts[3], lists.places[3], lists.factors[3], v, w);
    sums5(lists.counts[4], lists.places[4], lists.factors[4], v, w);
  }

  /** Inner sums of 1. */
  private static void sums1(int[] counts, long[] places, double[] q, double[] v, double[] w) {
    int at = 0;
    int to = 0;
    for (int count : counts) {
      DoubleVector rr = DoubleVector.fromArray(SPECIES, w, to);
      DoubleVector ri = DoubleVector.fromArray(SPECIES, w, to + LANES);
      DoubleVector ii = DoubleVector.zero(SPECIES);
      DoubleVector ir = ii;
      for (int end = at + count; at < end; at++) {
        long p = places[at];
        int a = (int) (p & 0xffff);
        int b1 = (int) (p >>> 16 & 0xffff);
        DoubleVector q1 = DoubleVector.broadcast(SPECIES, q[at]);
        DoubleVector sr = q1.mul(DoubleVector.fromArray(SPECIES, v, b1));
        DoubleVector si = q1.mul(DoubleVector.fromArray(SPECIES, v, b1 + LANES));
        DoubleVector ar = DoubleVector.fromArray(SPECIES, v, a);
        DoubleVector ai = DoubleVector.fromArray(SPECIES, v, a + LANES);
        rr = ar.fma(sr, rr);
        ii = ai.fma(si, ii);
        ri = ar.fma(si, ri);
        ir = ai.fma(sr, ir);
      }
      rr.sub(ii).intoArray(w, to);
      ri.add(ir).intoArray(w, to + LANES);
      to += 2 * LANES;
    }
  }

  /** Inner sums of 2. */
  private static void sums2(int[] counts, long[] places, double[] q, double[] v, double[] w) {
    int at = 0;
    int to = 0;
    for (int count : counts) {
      DoubleVector rr = DoubleVector.fromArray(SPECIES, w, to);
      DoubleVector ri = DoubleVector.fromArray(SPECIES, w, to + LANES);
      DoubleVector ii = DoubleVector.zero(SPECIES);
      DoubleVector ir = ii;
      for (int end = at + count; at < end; at++) {
        long p = places[at];
        int a = (int) (p & 0xffff);
        int b1 = (int) (p >>> 16 & 0xffff);
        DoubleVector q1 = DoubleVector.broadcast(SPECIES, q[2 * at]);
        DoubleVector sr = q1.mul(DoubleVector.fromArray(SPECIES, v, b1));
        DoubleVector si = q1.mul(DoubleVector.fromArray(SPECIES, v, b1 + LANES));
        int b2 = (int) (p >>> 32 & 0xffff);
        DoubleVector q2 = DoubleVector.broadcast(SPECIES, q[2 * at + 1]);
        sr = q2.fma(DoubleVector.fromArray(SPECIES, v, b2), sr);
        si = q2.fma(DoubleVector.fromArray(SPECIES, v, b2 + LANES), si);
        DoubleVector ar = DoubleVector.fromArray(SPECIES, v, a);
        DoubleVector ai = DoubleVector.fromArray(SPECIES, v, a + LANES);
        rr = ar.fma(sr, rr);
        ii = ai.fma(si, ii);
        ri = ar.fma(si, ri);
        ir = ai.fma(sr, ir);
      }
      rr.sub(ii).intoArray(w, to);
      ri.add(ir).intoArray(w, to + LANES);
      to += 2 * LANES;
    }
  }

  /** Inner sums of 3. */
  private static void sums3(int[] counts, long[] places, double[] q, double[] v, double[] w) {
    int at = 0;
    int to = 0;
    for (int count : counts) {
      DoubleVector rr = DoubleVector.fromArray(SPECIES, w, to);
      DoubleVector ri = DoubleVector.fromArray(SPECIES, w, to + LANES);
      DoubleVector ii = DoubleVector.zero(SPECIES);
      DoubleVector ir = ii;
      for (int end = at + count; at < end; at++) {
        long p = places[at];
        int a = (int) (p & 0xffff);
        int b1 = (int) (p >>> 16 & 0xffff);
        DoubleVector q1 = DoubleVector.broadcast(SPECIES, q[3 * at]);
        DoubleVector sr = q1.mul(DoubleVector.fromArray(SPECIES, v, b1));
        DoubleVector si = q1.mul(DoubleVector.fromArray(SPECIES, v, b1 + LANES));
        int b2 = (int) (p >>> 32 & 0xffff);
        DoubleVector q2 = DoubleVector.broadcast(SPECIES, q[3 * at + 1]);
        sr = q2.fma(DoubleVector.fromArray(SPECIES, v, b2), sr);
        si = q2.fma(DoubleVector.fromArray(SPECIES, v, b2 + LANES), si);
        int b3 = (int) (p >>> 48);
        DoubleVector q3 = DoubleVector.broadcast(SPECIES, q[3 * at + 2]);
        sr = q3.fma(DoubleVector.fromArray(SPECIES, v, b3), sr);
        si = q3.fma(DoubleVector.fromArray(SPECIES, v, b3 + LANES), si);
        DoubleVector ar = DoubleVector.fromArray(SPECIES, v, a);
        DoubleVector ai = DoubleVector.fromArray(SPECIES, v, a + LANES);
        rr = ar.fma(sr, rr);
        ii = ai.fma(si, ii);
        ri = ar.fma(si, ri);
        ir = ai.fma(sr, ir);
      }
      rr.sub(ii).intoArray(w, to);
      ri.add(ir).intoArray(w, to + LANES);
      to += 2 * LANES;
    }
  }

  /** Inner sums of 4. */
  private static void sums4(int[] counts, long[] places, double[] q, double[] v, double[] w) {
    int at = 0;
    int to = 0;
    for (int count : counts) {
      DoubleVector rr = DoubleVector.fromArray(SPECIES, w, to);
      DoubleVector ri = DoubleVector.fromArray(SPECIES, w, to + LANES);
      DoubleVector ii = DoubleVector.zero(SPECIES);
      DoubleVector ir = ii;
      for (int end = at + count; at < end; at++) {
        long p = places[2 * at];
        long p2 = places[2 * at + 1];
        int a = (int) (p & 0xffff);
        int b1 = (int) (p >>> 16 & 0xffff);
        DoubleVector q1 = DoubleVector.broadcast(SPECIES, q[4 * at]);
        DoubleVector sr = q1.mul(DoubleVector.fromArray(SPECIES, v, b1));
        DoubleVector si = q1.mul(DoubleVector.fromArray(SPECIES, v, b1 + LANES));
        int b2 = (int) (p >>> 32 & 0xffff);
        DoubleVector q2 = DoubleVector.broadcast(SPECIES, q[4 * at + 1]);
        sr = q2.fma(DoubleVector.fromArray(SPECIES, v, b2), sr);
        si = q2.fma(DoubleVector.fromArray(SPECIES, v, b2 + LANES), si);
        int b3 = (int) (p >>> 48);
        DoubleVector q3 = DoubleVector.broadcast(SPECIES, q[4 * at + 2]);
        sr = q3.fma(DoubleVector.fromArray(SPECIES, v, b3), sr);
        si = q3.fma(DoubleVector.fromArray(SPECIES, v, b3 + LANES), si);
        int b4 = (int) (p2 & 0xffff);
        DoubleVector q4 = DoubleVector.broadcast(SPECIES, q[4 * at + 3]);
        sr = q4.fma(DoubleVector.fromArray(SPECIES, v, b4), sr);
        si = q4.fma(DoubleVector.fromArray(SPECIES, v, b4 + LANES), si);
        DoubleVector ar = DoubleVector.fromArray(SPECIES, v, a);
        DoubleVector ai = DoubleVector.fromArray(SPECIES, v, a + LANES);
        rr = ar.fma(sr, rr);
        ii = ai.fma(si, ii);
        ri = ar.fma(si, ri);
        ir = ai.fma(sr, ir);
      }
      rr.sub(ii).intoArray(w, to);
      ri.add(ir).intoArray(w, to + LANES);
      to += 2 * LANES;
    }
  }

  /** Inner sums of 5. */
  private static void sums5(int[] counts, long[] places, double[] q, double[] v, double[] w) {
    int at = 0;
    int to = 0;
    for (int count : counts) {
      DoubleVector rr = DoubleVector.fromArray(SPECIES, w, to);
      DoubleVector ri = DoubleVector.fromArray(SPECIES, w, to + LANES);
      DoubleVector ii = DoubleVector.zero(SPECIES);
      DoubleVector ir = ii;
      for (int end = at + count; at < end; at++) {
        long p = places[2 * at];
        long p2 = places[2 * at + 1];
        int a = (int) (p & 0xffff);
        int b1 = (int) (p >>> 16 & 0xffff);
        DoubleVector q1 = DoubleVector.broadcast(SPECIES, q[5 * at]);
        DoubleVector sr = q1.mul(DoubleVector.fromArray(SPECIES, v, b1));
        DoubleVector si = q1.mul(DoubleVector.fromArray(SPECIES, v, b1 + LANES));
        int b2 = (int) (p >>> 32 & 0xffff);
        DoubleVector q2 = DoubleVector.broadcast(SPECIES, q[5 * at + 1]);
        sr = q2.fma(DoubleVector.fromArray(SPECIES, v, b2), sr);
        si = q2.fma(DoubleVector.fromArray(SPECIES, v, b2 + LANES), si);
        int b3 = (int) (p >>> 48);
        DoubleVector q3 = DoubleVector.broadcast(SPECIES, q[5 * at + 2]);
        sr = q3.fma(DoubleVector.fromArray(SPECIES, v, b3), sr);
        si = q3.fma(DoubleVector.fromArray(SPECIES, v, b3 + LANES), si);
        int b4 = (int) (p2 & 0xffff);
        DoubleVector q4 = DoubleVector.broadcast(SPECIES, q[5 * at + 3]);
        sr = q4.fma(DoubleVector.fromArray(SPECIES, v, b4), sr);
        si = q4.fma(DoubleVector.fromArray(SPECIES, v, b4 + LANES), si);
        int b5 = (int) (p2 >>> 16 & 0xffff);
        DoubleVector q5 = DoubleVector.broadcast(SPECIES, q[5 * at + 4]);
        sr = q5.fma(DoubleVector.fromArray(SPECIES, v, b5), sr);
        si = q5.fma(DoubleVector.fromArray(SPECIES, v, b5 + LANES), si);
        DoubleVector ar = DoubleVector.fromArray(SPECIES, v, a);
        DoubleVector ai = DoubleVector.fromArray(SPECIES, v, a + LANES);
        rr = ar.fma(sr, rr);
        ii = ai.fma(si, ii);
        ri = ar.fma(si, ri);
        ir = ai.fma(sr, ir);
      }
      rr.sub(ii).intoArray(w, to);
      ri.add(ir).intoArray(w, to + LANES);
      to += 2 * LANES;
    }
  }
}
