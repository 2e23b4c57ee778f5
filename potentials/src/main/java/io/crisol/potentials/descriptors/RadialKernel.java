package io.crisol.potentials.descriptors;

import static io.crisol.potentials.descriptors.Lanes.BOTH;
import static io.crisol.potentials.descriptors.Lanes.LANES;
import static io.crisol.potentials.descriptors.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;

/**
 * Radial sums g_n = Σ_j T_n(x_j) fc(r_j), x = 2r/Rc − 1, over a group of neighbours, and their
 * reverse. Lanes run over neighbours, two vectors at a time. With S_n = T_n for n = 0, 1, 4, 5 …
 * and −T_n for n = 2, 3, 6, 7 … the recurrence is one fused operation, S_{n+2} = ∓2x S_{n+1} + S_n.
 * Plain twin: {@link ChebyshevDefinition}.
 */
final class RadialKernel {
  private RadialKernel() {}

  /** Adds the lane sums of Σ S_n fc to {@code lanes}, double[2 × couples × LANES]. */
  static void sums(
      double[] r, double[] fc, int from, int to, double scale, int couples, double[] lanes) {
    for (int k = from; k < to; k += BOTH) {
      DoubleVector xa = DoubleVector.fromArray(SPECIES, r, k).mul(scale).sub(1);
      DoubleVector xb = DoubleVector.fromArray(SPECIES, r, k + LANES).mul(scale).sub(1);
      DoubleVector pa = DoubleVector.fromArray(SPECIES, fc, k);
      DoubleVector pb = DoubleVector.fromArray(SPECIES, fc, k + LANES);
      DoubleVector qa = pa.mul(xa);
      DoubleVector qb = pb.mul(xb);
      xa = xa.add(xa);
      xb = xb.add(xb);
      DoubleVector ya = xa.neg();
      DoubleVector yb = xb.neg();
      for (int at = 0; at < 2 * LANES * couples; at += 2 * LANES) {
        pa.add(pb).add(DoubleVector.fromArray(SPECIES, lanes, at)).intoArray(lanes, at);
        qa.add(qb)
            .add(DoubleVector.fromArray(SPECIES, lanes, at + LANES))
            .intoArray(lanes, at + LANES);
        pa = ya.fma(qa, pa);
        pb = yb.fma(qb, pb);
        qa = xa.fma(pa, qa);
        qb = xb.fma(pb, qb);
      }
    }
  }

  /**
   * Adds Σ_n w_n dg_n/dr_j of each neighbour to {@code along}: {@code w} holds, for each n, the
   * factors of S_n in Σ w_n T_n and in its derivative by x.
   */
  static void reverse(
      double[] r,
      double[] fc,
      double[] slope,
      int from,
      int to,
      double scale,
      int couples,
      double[] w,
      double[] along) {
    for (int k = from; k < to; k += BOTH) {
      DoubleVector qa = DoubleVector.fromArray(SPECIES, r, k).mul(scale).sub(1);
      DoubleVector qb = DoubleVector.fromArray(SPECIES, r, k + LANES).mul(scale).sub(1);
      DoubleVector xa = qa.add(qa);
      DoubleVector xb = qb.add(qb);
      DoubleVector ya = xa.neg();
      DoubleVector yb = xb.neg();
      DoubleVector pa = DoubleVector.broadcast(SPECIES, 1);
      DoubleVector pb = pa;
      DoubleVector va = DoubleVector.zero(SPECIES);
      DoubleVector vb = va;
      DoubleVector da = va;
      DoubleVector db = va;
      for (int n = 0; n < 4 * couples; n += 4) {
        DoubleVector v = DoubleVector.broadcast(SPECIES, w[n]);
        DoubleVector d = DoubleVector.broadcast(SPECIES, w[n + 1]);
        va = v.fma(pa, va);
        vb = v.fma(pb, vb);
        da = d.fma(pa, da);
        db = d.fma(pb, db);
        pa = ya.fma(qa, pa);
        pb = yb.fma(qb, pb);
        v = DoubleVector.broadcast(SPECIES, w[n + 2]);
        d = DoubleVector.broadcast(SPECIES, w[n + 3]);
        va = v.fma(qa, va);
        vb = v.fma(qb, vb);
        da = d.fma(qa, da);
        db = d.fma(qb, db);
        qa = xa.fma(pa, qa);
        qb = xb.fma(pb, qb);
      }
      da = da.mul(scale).mul(DoubleVector.fromArray(SPECIES, fc, k));
      db = db.mul(scale).mul(DoubleVector.fromArray(SPECIES, fc, k + LANES));
      va.fma(DoubleVector.fromArray(SPECIES, slope, k), da)
          .add(DoubleVector.fromArray(SPECIES, along, k))
          .intoArray(along, k);
      vb.fma(DoubleVector.fromArray(SPECIES, slope, k + LANES), db)
          .add(DoubleVector.fromArray(SPECIES, along, k + LANES))
          .intoArray(along, k + LANES);
    }
  }
}
