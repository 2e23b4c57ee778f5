package io.crisol.potentials.descriptors;

import static io.crisol.potentials.descriptors.Lanes.BOTH;
import static io.crisol.potentials.descriptors.Lanes.LANES;
import static io.crisol.potentials.descriptors.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;

/**
 * Harmonics of unit vectors, their moments and the way back: rows of {@link HarmonicsTable}, each
 * {@code stride} long, lanes over neighbours. Plain twins: {@link ChebyshevDefinition}, {@link
 * SymmetryFunctionDefinition}.
 */
final class HarmonicsKernel {
  private HarmonicsKernel() {}

  /** Fills the rows of degrees 0 to 3. */
  static void first(double[] ux, double[] uy, double[] uz, int count, int stride, double[] rows) {
    for (int k = 0; k < count; k += LANES) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, ux, k);
      DoubleVector y = DoubleVector.fromArray(SPECIES, uy, k);
      DoubleVector z = DoubleVector.fromArray(SPECIES, uz, k);
      DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
      one.intoArray(rows, k);
      z.intoArray(rows, stride + k);
      x.intoArray(rows, 2 * stride + k);
      y.intoArray(rows, 3 * stride + k);
      DoubleVector zz = z.mul(z);
      zz.sub(1.0 / 3).intoArray(rows, 4 * stride + k);
      DoubleVector zx = z.mul(x);
      DoubleVector zy = z.mul(y);
      zx.intoArray(rows, 5 * stride + k);
      zy.intoArray(rows, 6 * stride + k);
      DoubleVector c = x.mul(x).sub(y.mul(y));
      DoubleVector s = x.mul(y);
      s = s.add(s);
      c.intoArray(rows, 7 * stride + k);
      s.intoArray(rows, 8 * stride + k);
      zz.sub(0.6).mul(z).intoArray(rows, 9 * stride + k);
      DoubleVector p = zz.sub(0.2);
      p.mul(x).intoArray(rows, 10 * stride + k);
      p.mul(y).intoArray(rows, 11 * stride + k);
      z.mul(c).intoArray(rows, 12 * stride + k);
      z.mul(s).intoArray(rows, 13 * stride + k);
      x.mul(c).sub(y.mul(s)).intoArray(rows, 14 * stride + k);
      x.mul(s).add(y.mul(c)).intoArray(rows, 15 * stride + k);
    }
  }

  /** Fills the rows of degree 4; the first are there. */
  static void fourth(double[] ux, double[] uy, double[] uz, int count, int stride, double[] rows) {
    for (int k = 0; k < count; k += LANES) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, ux, k);
      DoubleVector y = DoubleVector.fromArray(SPECIES, uy, k);
      DoubleVector z = DoubleVector.fromArray(SPECIES, uz, k);
      DoubleVector zz = z.mul(z);
      zz.sub(6.0 / 7).mul(zz).add(3.0 / 35).intoArray(rows, 16 * stride + k);
      DoubleVector p = zz.sub(3.0 / 7).mul(z);
      p.mul(x).intoArray(rows, 17 * stride + k);
      p.mul(y).intoArray(rows, 18 * stride + k);
      p = zz.sub(1.0 / 7);
      p.mul(DoubleVector.fromArray(SPECIES, rows, 7 * stride + k)).intoArray(rows, 19 * stride + k);
      p.mul(DoubleVector.fromArray(SPECIES, rows, 8 * stride + k)).intoArray(rows, 20 * stride + k);
      DoubleVector c = DoubleVector.fromArray(SPECIES, rows, 14 * stride + k);
      DoubleVector s = DoubleVector.fromArray(SPECIES, rows, 15 * stride + k);
      z.mul(c).intoArray(rows, 21 * stride + k);
      z.mul(s).intoArray(rows, 22 * stride + k);
      x.mul(c).sub(y.mul(s)).intoArray(rows, 23 * stride + k);
      x.mul(s).add(y.mul(c)).intoArray(rows, 24 * stride + k);
    }
  }

  /** Fills the rows of degrees 5 to {@code order}; the first degrees are there. */
  static void further(
      double[] ux,
      double[] uy,
      double[] uz,
      int count,
      int stride,
      int order,
      double[] recurrence,
      double[] rows) {
    for (int k = 0; k < count; k += LANES) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, ux, k);
      DoubleVector y = DoubleVector.fromArray(SPECIES, uy, k);
      DoubleVector z = DoubleVector.fromArray(SPECIES, uz, k);
      for (int l = 5; l <= order; l++) {
        int at = l * l * stride + k;
        int one = (l - 1) * (l - 1) * stride + k;
        int two = (l - 2) * (l - 2) * stride + k;
        for (int i = 0; i < 2 * l - 1; i++) {
          z.fma(
                  DoubleVector.fromArray(SPECIES, rows, one + i * stride),
                  DoubleVector.fromArray(SPECIES, rows, two + i * stride)
                      .mul(recurrence[l * l + i]))
              .intoArray(rows, at + i * stride);
        }
        DoubleVector c = DoubleVector.fromArray(SPECIES, rows, one + (2 * l - 3) * stride);
        DoubleVector s = DoubleVector.fromArray(SPECIES, rows, one + (2 * l - 2) * stride);
        x.mul(c).sub(y.mul(s)).intoArray(rows, at + (2 * l - 1) * stride);
        x.mul(s).add(y.mul(c)).intoArray(rows, at + 2 * l * stride);
      }
    }
  }

  /** Lane sums of Σ_k f_k Y_k for each of {@code count} rows, at least 8: double[count × LANES]. */
  static void moments(
      double[] rows, int stride, int count, double[] f, int from, int to, double[] lanes) {
    for (int first = 0; first < count; first += 8) {
      int row = Math.min(first, count - 8); // The last eight may overlap those before.
      int at = row * stride;
      DoubleVector a0 = DoubleVector.zero(SPECIES);
      DoubleVector a1 = a0;
      DoubleVector a2 = a0;
      DoubleVector a3 = a0;
      DoubleVector a4 = a0;
      DoubleVector a5 = a0;
      DoubleVector a6 = a0;
      DoubleVector a7 = a0;
      for (int k = from; k < to; k += LANES) {
        DoubleVector v = DoubleVector.fromArray(SPECIES, f, k);
        int o = at + k;
        a0 = v.fma(DoubleVector.fromArray(SPECIES, rows, o), a0);
        a1 = v.fma(DoubleVector.fromArray(SPECIES, rows, o + stride), a1);
        a2 = v.fma(DoubleVector.fromArray(SPECIES, rows, o + 2 * stride), a2);
        a3 = v.fma(DoubleVector.fromArray(SPECIES, rows, o + 3 * stride), a3);
        a4 = v.fma(DoubleVector.fromArray(SPECIES, rows, o + 4 * stride), a4);
        a5 = v.fma(DoubleVector.fromArray(SPECIES, rows, o + 5 * stride), a5);
        a6 = v.fma(DoubleVector.fromArray(SPECIES, rows, o + 6 * stride), a6);
        a7 = v.fma(DoubleVector.fromArray(SPECIES, rows, o + 7 * stride), a7);
      }
      int out = row * LANES;
      a0.intoArray(lanes, out);
      a1.intoArray(lanes, out + LANES);
      a2.intoArray(lanes, out + 2 * LANES);
      a3.intoArray(lanes, out + 3 * LANES);
      a4.intoArray(lanes, out + 4 * LANES);
      a5.intoArray(lanes, out + 5 * LANES);
      a6.intoArray(lanes, out + 6 * LANES);
      a7.intoArray(lanes, out + 7 * LANES);
    }
  }

  /**
   * V and its derivatives by x, y, z for every slot: rows 0 … 3 of {@code out}. {@code factors} are
   * those of {@link HarmonicsTable#gradient}, for the first {@code low} rows all four, for those up
   * to {@code count} only that of V.
   */
  static void values(
      double[] rows,
      int stride,
      int low,
      int count,
      double[] factors,
      int from,
      int to,
      double[] out) {
    for (int k = from; k < to; k += BOTH) {
      DoubleVector va = DoubleVector.zero(SPECIES);
      DoubleVector vb = va;
      DoubleVector xa = va;
      DoubleVector xb = va;
      DoubleVector ya = va;
      DoubleVector yb = va;
      DoubleVector za = va;
      DoubleVector zb = va;
      for (int row = 0; row < low; row++) {
        DoubleVector a = DoubleVector.fromArray(SPECIES, rows, row * stride + k);
        DoubleVector b = DoubleVector.fromArray(SPECIES, rows, row * stride + k + LANES);
        DoubleVector f = DoubleVector.broadcast(SPECIES, factors[4 * row]);
        va = f.fma(a, va);
        vb = f.fma(b, vb);
        f = DoubleVector.broadcast(SPECIES, factors[4 * row + 1]);
        xa = f.fma(a, xa);
        xb = f.fma(b, xb);
        f = DoubleVector.broadcast(SPECIES, factors[4 * row + 2]);
        ya = f.fma(a, ya);
        yb = f.fma(b, yb);
        f = DoubleVector.broadcast(SPECIES, factors[4 * row + 3]);
        za = f.fma(a, za);
        zb = f.fma(b, zb);
      }
      for (int row = low; row < count; row++) {
        DoubleVector f = DoubleVector.broadcast(SPECIES, factors[4 * row]);
        va = f.fma(DoubleVector.fromArray(SPECIES, rows, row * stride + k), va);
        vb = f.fma(DoubleVector.fromArray(SPECIES, rows, row * stride + k + LANES), vb);
      }
      va.intoArray(out, k);
      vb.intoArray(out, k + LANES);
      xa.intoArray(out, stride + k);
      xb.intoArray(out, stride + k + LANES);
      ya.intoArray(out, 2 * stride + k);
      yb.intoArray(out, 2 * stride + k + LANES);
      za.intoArray(out, 3 * stride + k);
      zb.intoArray(out, 3 * stride + k + LANES);
    }
  }

  /**
   * From V and its derivatives to the gradient by r_ij of ½ Σ_jk Q(u_j·u_k) f_j f_k without its
   * diagonal: f' (V − self f) along u, (f / r) (1 − u uᵀ) ∇V; written, or added to what is there.
   */
  static void turn(
      double[] ux,
      double[] uy,
      double[] uz,
      double[] inverse,
      double[] f,
      double[] slope,
      double self,
      int from,
      int to,
      int stride,
      double[] v,
      boolean addAlong,
      boolean add,
      double[] along,
      double[] tx,
      double[] ty,
      double[] tz) {
    for (int k = from; k < to; k += LANES) {
      DoubleVector gx = DoubleVector.fromArray(SPECIES, v, stride + k);
      DoubleVector gy = DoubleVector.fromArray(SPECIES, v, 2 * stride + k);
      DoubleVector gz = DoubleVector.fromArray(SPECIES, v, 3 * stride + k);
      DoubleVector fall = DoubleVector.fromArray(SPECIES, f, k);
      DoubleVector around = fall.mul(DoubleVector.fromArray(SPECIES, inverse, k));
      DoubleVector part =
          DoubleVector.fromArray(SPECIES, ux, k)
              .mul(gx)
              .add(DoubleVector.fromArray(SPECIES, uy, k).mul(gy))
              .add(DoubleVector.fromArray(SPECIES, uz, k).mul(gz));
      DoubleVector own = DoubleVector.fromArray(SPECIES, v, k).sub(fall.mul(self));
      own = own.mul(DoubleVector.fromArray(SPECIES, slope, k)).sub(around.mul(part));
      if (addAlong) {
        own = own.add(DoubleVector.fromArray(SPECIES, along, k));
      }
      own.intoArray(along, k);
      gx = around.mul(gx);
      gy = around.mul(gy);
      gz = around.mul(gz);
      if (add) {
        gx = gx.add(DoubleVector.fromArray(SPECIES, tx, k));
        gy = gy.add(DoubleVector.fromArray(SPECIES, ty, k));
        gz = gz.add(DoubleVector.fromArray(SPECIES, tz, k));
      }
      gx.intoArray(tx, k);
      gy.intoArray(ty, k);
      gz.intoArray(tz, k);
    }
  }
}
