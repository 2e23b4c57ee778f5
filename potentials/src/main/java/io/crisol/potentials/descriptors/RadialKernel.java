package io.crisol.potentials.descriptors;

import static io.crisol.potentials.descriptors.Lanes.BOTH;
import static io.crisol.potentials.descriptors.Lanes.LANES;
import static io.crisol.potentials.descriptors.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;

/**
 * Radial sums g_n = Σ_j T_n(x_j) fc(r_j), x = 2r/Rc − 1, over a group of neighbours, and their
 * reverse. Lanes run over neighbours, two vectors and four orders at a time: even and odd orders
 * follow T_{n+2} = s T_n − T_{n−2}, s = 2 T_2, side by side, so that the units that multiply need
 * not wait. With S_n = T_n for n = 0 … 3, 8 … 11, … and −T_n for n = 4 … 7, 12 … 15, … each step is
 * one fused operation, S_{n+2} = ∓s S_n + S_{n−2}. Plain twin: {@link ChebyshevDefinition}.
 */
final class RadialKernel {
  private RadialKernel() {}

  /**
   * Adds the lane sums of Σ S_n fc to {@code lanes}, double[(4 × quads + 1) × LANES], that of n = 4
   * quads only where one more is wanted.
   */
  static void sums(
      double[] r,
      double[] fc,
      int from,
      int to,
      double scale,
      int quads,
      boolean oneMore,
      double[] lanes) {
    for (int k = from; k < to; k += BOTH) {
      DoubleVector xa = DoubleVector.fromArray(SPECIES, r, k).mul(scale).sub(1);
      DoubleVector xb = DoubleVector.fromArray(SPECIES, r, k + LANES).mul(scale).sub(1);
      DoubleVector sa = xa.mul(4).mul(xa).sub(2);
      DoubleVector sb = xb.mul(4).mul(xb).sub(2);
      DoubleVector pa = DoubleVector.fromArray(SPECIES, fc, k);
      DoubleVector pb = DoubleVector.fromArray(SPECIES, fc, k + LANES);
      DoubleVector qa = pa.mul(xa);
      DoubleVector qb = pb.mul(xb);
      DoubleVector ta = pa.mul(sa).mul(0.5);
      DoubleVector tb = pb.mul(sb).mul(0.5);
      DoubleVector ua = qa.mul(sa.sub(1));
      DoubleVector ub = qb.mul(sb.sub(1));
      DoubleVector na = sa.neg();
      DoubleVector nb = sb.neg();
      for (int at = 0; at < 4 * LANES * quads; at += 4 * LANES) {
        pa.add(pb).add(DoubleVector.fromArray(SPECIES, lanes, at)).intoArray(lanes, at);
        qa.add(qb)
            .add(DoubleVector.fromArray(SPECIES, lanes, at + LANES))
            .intoArray(lanes, at + LANES);
        ta.add(tb)
            .add(DoubleVector.fromArray(SPECIES, lanes, at + 2 * LANES))
            .intoArray(lanes, at + 2 * LANES);
        ua.add(ub)
            .add(DoubleVector.fromArray(SPECIES, lanes, at + 3 * LANES))
            .intoArray(lanes, at + 3 * LANES);
        pa = na.fma(ta, pa);
        pb = nb.fma(tb, pb);
        qa = na.fma(ua, qa);
        qb = nb.fma(ub, qb);
        ta = sa.fma(pa, ta);
        tb = sb.fma(pb, tb);
        ua = sa.fma(qa, ua);
        ub = sb.fma(qb, ub);
      }
      if (oneMore) {
        int at = 4 * LANES * quads;
        pa.add(pb).add(DoubleVector.fromArray(SPECIES, lanes, at)).intoArray(lanes, at);
      }
    }
  }

  /**
   * Writes Σ_n w_n dg_n/dr_j of each neighbour to {@code along}, or adds it: {@code w} holds, for
   * each n, the factors of S_n in Σ w_n T_n and in its derivative by x.
   */
  static void reverse(
      double[] r,
      double[] fc,
      double[] slope,
      int from,
      int to,
      double scale,
      int quads,
      boolean oneMore,
      double[] w,
      boolean add,
      double[] along) {
    for (int k = from; k < to; k += BOTH) {
      DoubleVector qa = DoubleVector.fromArray(SPECIES, r, k).mul(scale).sub(1);
      DoubleVector qb = DoubleVector.fromArray(SPECIES, r, k + LANES).mul(scale).sub(1);
      DoubleVector sa = qa.mul(4).mul(qa).sub(2);
      DoubleVector sb = qb.mul(4).mul(qb).sub(2);
      DoubleVector na = sa.neg();
      DoubleVector nb = sb.neg();
      DoubleVector pa = DoubleVector.broadcast(SPECIES, 1);
      DoubleVector pb = pa;
      DoubleVector ta = sa.mul(0.5);
      DoubleVector tb = sb.mul(0.5);
      DoubleVector ua = qa.mul(sa.sub(1));
      DoubleVector ub = qb.mul(sb.sub(1));
      DoubleVector va = DoubleVector.zero(SPECIES);
      DoubleVector vb = va;
      DoubleVector da = va;
      DoubleVector db = va;
      for (int n = 0; n < 8 * quads; n += 8) {
        DoubleVector f = DoubleVector.broadcast(SPECIES, w[n]);
        va = f.fma(pa, va);
        vb = f.fma(pb, vb);
        f = DoubleVector.broadcast(SPECIES, w[n + 1]);
        da = f.fma(pa, da);
        db = f.fma(pb, db);
        pa = na.fma(ta, pa);
        pb = nb.fma(tb, pb);
        f = DoubleVector.broadcast(SPECIES, w[n + 2]);
        va = f.fma(qa, va);
        vb = f.fma(qb, vb);
        f = DoubleVector.broadcast(SPECIES, w[n + 3]);
        da = f.fma(qa, da);
        db = f.fma(qb, db);
        qa = na.fma(ua, qa);
        qb = nb.fma(ub, qb);
        f = DoubleVector.broadcast(SPECIES, w[n + 4]);
        va = f.fma(ta, va);
        vb = f.fma(tb, vb);
        f = DoubleVector.broadcast(SPECIES, w[n + 5]);
        da = f.fma(ta, da);
        db = f.fma(tb, db);
        ta = sa.fma(pa, ta);
        tb = sb.fma(pb, tb);
        f = DoubleVector.broadcast(SPECIES, w[n + 6]);
        va = f.fma(ua, va);
        vb = f.fma(ub, vb);
        f = DoubleVector.broadcast(SPECIES, w[n + 7]);
        da = f.fma(ua, da);
        db = f.fma(ub, db);
        ua = sa.fma(qa, ua);
        ub = sb.fma(qb, ub);
      }
      if (oneMore) {
        DoubleVector f = DoubleVector.broadcast(SPECIES, w[8 * quads]);
        va = f.fma(pa, va);
        vb = f.fma(pb, vb);
        // The derivative has one order less.
      }
      da = da.mul(scale).mul(DoubleVector.fromArray(SPECIES, fc, k));
      db = db.mul(scale).mul(DoubleVector.fromArray(SPECIES, fc, k + LANES));
      if (add) {
        da = da.add(DoubleVector.fromArray(SPECIES, along, k));
        db = db.add(DoubleVector.fromArray(SPECIES, along, k + LANES));
      }
      va.fma(DoubleVector.fromArray(SPECIES, slope, k), da).intoArray(along, k);
      vb.fma(DoubleVector.fromArray(SPECIES, slope, k + LANES), db).intoArray(along, k + LANES);
    }
  }
}
