package io.crisol.potentials.spectral;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Harmonics of neighbours, their sum, and the reverse. Lanes run over atoms: every lane has its own
 * central atom, and neighbour i of all of them is done at once. Complex numbers are two vectors.
 * Plain twin: {@link SnapDefinition}.
 */
final class SnapSphereKernel {
  static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  static final int LANES = SPECIES.length();

  /**
   * Vectors of each neighbour: a and b (real, imaginary), weight w f, unit vector, w f', dθ/dr, sin
   * θ cos θ / r, sin² θ / r.
   */
  static final int SLOTS = 12;

  private SnapSphereKernel() {}

  /**
   * Harmonics of every neighbour and their weighted sum.
   *
   * @param points {@link #SLOTS} vectors for each neighbour
   * @param v receives the half of the harmonics of each neighbour
   * @param u the sum, added to
   */
  static void density(
      int order, int neighbours, int half, double[] points, double[] v, double[] u) {
    for (int i = 0; i < neighbours; i++) {
      int g = i * SLOTS * LANES;
      DoubleVector ar = DoubleVector.fromArray(SPECIES, points, g);
      DoubleVector ai = DoubleVector.fromArray(SPECIES, points, g + LANES);
      DoubleVector br = DoubleVector.fromArray(SPECIES, points, g + 2 * LANES);
      DoubleVector bi = DoubleVector.fromArray(SPECIES, points, g + 3 * LANES);
      DoubleVector w = DoubleVector.fromArray(SPECIES, points, g + 4 * LANES);
      DoubleVector zero = DoubleVector.zero(SPECIES);
      int base = i * 2 * half * LANES;
      DoubleVector.broadcast(SPECIES, 1).intoArray(v, base);
      zero.intoArray(v, base + LANES);
      DoubleVector.fromArray(SPECIES, u, 0).add(w).intoArray(u, 0);
      int below = base;
      int at = base + 2 * LANES;
      for (int j = 1; j <= order; j++) {
        int level = at;
        for (int m = 0; 2 * m <= j; m++) {
          int from = m == 0 ? below : below + (m - 1) * 2 * j * LANES;
          DoubleVector cr = m == 0 ? ar : br.neg();
          DoubleVector ci = m == 0 ? ai : bi;
          DoubleVector dr = m == 0 ? br : ar;
          DoubleVector di = m == 0 ? bi : ai.neg();
          DoubleVector qr = zero;
          DoubleVector qi = zero;
          int last = 2 * m == j ? m : j - 1;
          for (int k = 0; k <= last; k++) {
            DoubleVector pr = DoubleVector.fromArray(SPECIES, v, from);
            DoubleVector pi = DoubleVector.fromArray(SPECIES, v, from + LANES);
            DoubleVector re = cr.mul(pr).sub(ci.mul(pi)).add(dr.mul(qr).sub(di.mul(qi)));
            DoubleVector im = cr.fma(pi, ci.mul(pr)).add(dr.fma(qi, di.mul(qr)));
            re.intoArray(v, at);
            im.intoArray(v, at + LANES);
            w.fma(re, DoubleVector.fromArray(SPECIES, u, at - base)).intoArray(u, at - base);
            w.fma(im, DoubleVector.fromArray(SPECIES, u, at - base + LANES))
                .intoArray(u, at - base + LANES);
            qr = pr;
            qi = pi;
            from += 2 * LANES;
            at += 2 * LANES;
          }
          if (2 * m != j) {
            DoubleVector re = dr.mul(qr).sub(di.mul(qi));
            DoubleVector im = dr.fma(qi, di.mul(qr));
            re.intoArray(v, at);
            im.intoArray(v, at + LANES);
            w.fma(re, DoubleVector.fromArray(SPECIES, u, at - base)).intoArray(u, at - base);
            w.fma(im, DoubleVector.fromArray(SPECIES, u, at - base + LANES))
                .intoArray(u, at - base + LANES);
            at += 2 * LANES;
          }
        }
        below = level;
      }
    }
  }

  /** The whole of the harmonics from their half, two vectors an entry. */
  static void unfold(int[] half, double[] signRe, double[] signIm, double[] u, double[] all) {
    for (int n = 0; n < half.length; n++) {
      int from = 2 * LANES * half[n];
      int to = 2 * LANES * n;
      DoubleVector.fromArray(SPECIES, u, from).mul(signRe[n]).intoArray(all, to);
      DoubleVector.fromArray(SPECIES, u, from + LANES).mul(signIm[n]).intoArray(all, to + LANES);
    }
  }

  /**
   * From weights W of the half, with E = Re Σ W* v, those of the derivatives of E when the point is
   * turned: for each entry W, then its form for rotations about three axes, eight vectors in all.
   */
  static void turn(int firstLevel, int lastLevel, double[] w, double[] turned) {
    int at = SnapHalf.offset(firstLevel);
    for (int j = firstLevel; j <= lastLevel; j++) {
      for (int m = 0; 2 * m <= j; m++) {
        int last = 2 * m == j ? m : j;
        for (int k = 0; k <= last; k++) {
          int here = 2 * LANES * at;
          DoubleVector re = DoubleVector.fromArray(SPECIES, w, here);
          DoubleVector im = DoubleVector.fromArray(SPECIES, w, here + LANES);
          DoubleVector upRe = DoubleVector.zero(SPECIES);
          DoubleVector upIm = upRe;
          DoubleVector downRe = upRe;
          DoubleVector downIm = upRe;
          if (k > 0) {
            downRe = DoubleVector.fromArray(SPECIES, w, here - 2 * LANES).mul(k);
            downIm = DoubleVector.fromArray(SPECIES, w, here - LANES).mul(k);
          }
          double share = 1;
          if (k < last) {
            upRe = DoubleVector.fromArray(SPECIES, w, here + 2 * LANES).mul(j - k);
            upIm = DoubleVector.fromArray(SPECIES, w, here + 3 * LANES).mul(j - k);
          } else if (2 * m == j) {
            // The next entry of the middle row is the partner of the one before.
            upRe = downRe.neg();
            upIm = downIm;
            share = 0.5;
          }
          int out = 8 * LANES * at;
          re.mul(share).intoArray(turned, out);
          im.mul(share).intoArray(turned, out + LANES);
          upIm.add(downIm).mul(-share).intoArray(turned, out + 2 * LANES);
          upRe.add(downRe).mul(share).intoArray(turned, out + 3 * LANES);
          upRe.sub(downRe).mul(share).intoArray(turned, out + 4 * LANES);
          upIm.sub(downIm).mul(share).intoArray(turned, out + 5 * LANES);
          im.mul(-share * (j - 2 * k)).intoArray(turned, out + 6 * LANES);
          re.mul(share * (j - 2 * k)).intoArray(turned, out + 7 * LANES);
          at++;
        }
      }
    }
  }

  /** Sum over the half of Re W* u, a number a lane; W stands first of eight vectors. */
  static void contract(int half, double[] turned, double[] u, double[] out) {
    DoubleVector re = DoubleVector.zero(SPECIES);
    DoubleVector im = re;
    for (int n = 0; n < half; n++) {
      int at = 2 * LANES * n;
      int w = 8 * LANES * n;
      re =
          DoubleVector.fromArray(SPECIES, turned, w)
              .fma(DoubleVector.fromArray(SPECIES, u, at), re);
      im =
          DoubleVector.fromArray(SPECIES, turned, w + LANES)
              .fma(DoubleVector.fromArray(SPECIES, u, at + LANES), im);
    }
    re.add(im).intoArray(out, 0);
  }

  /**
   * Adds, over entries {@code from … to − 1}, the energy of each neighbour's density and its
   * derivatives by turning: four sums, two neighbours at once.
   */
  static void sums(
      int neighbours, int half, int from, int to, double[] turned, double[] v, double[] out) {
    for (int i = 0; i < neighbours; i += 2) {
      int first = i * 2 * half * LANES;
      int second = first + 2 * half * LANES;
      int sum = 4 * i * LANES;
      DoubleVector a0 = DoubleVector.fromArray(SPECIES, out, sum);
      DoubleVector a1 = DoubleVector.fromArray(SPECIES, out, sum + LANES);
      DoubleVector a2 = DoubleVector.fromArray(SPECIES, out, sum + 2 * LANES);
      DoubleVector a3 = DoubleVector.fromArray(SPECIES, out, sum + 3 * LANES);
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, out, sum + 4 * LANES);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, out, sum + 5 * LANES);
      DoubleVector b2 = DoubleVector.fromArray(SPECIES, out, sum + 6 * LANES);
      DoubleVector b3 = DoubleVector.fromArray(SPECIES, out, sum + 7 * LANES);
      for (int n = from; n < to; n++) {
        int w = 8 * LANES * n;
        for (int part = 0; part < 2; part++) {
          int at = (2 * n + part) * LANES;
          DoubleVector x = DoubleVector.fromArray(SPECIES, v, first + at);
          DoubleVector y = DoubleVector.fromArray(SPECIES, v, second + at);
          DoubleVector w0 = DoubleVector.fromArray(SPECIES, turned, w + part * LANES);
          DoubleVector w1 = DoubleVector.fromArray(SPECIES, turned, w + (2 + part) * LANES);
          DoubleVector w2 = DoubleVector.fromArray(SPECIES, turned, w + (4 + part) * LANES);
          DoubleVector w3 = DoubleVector.fromArray(SPECIES, turned, w + (6 + part) * LANES);
          a0 = w0.fma(x, a0);
          b0 = w0.fma(y, b0);
          a1 = w1.fma(x, a1);
          b1 = w1.fma(y, b1);
          a2 = w2.fma(x, a2);
          b2 = w2.fma(y, b2);
          a3 = w3.fma(x, a3);
          b3 = w3.fma(y, b3);
        }
      }
      a0.intoArray(out, sum);
      a1.intoArray(out, sum + LANES);
      a2.intoArray(out, sum + 2 * LANES);
      a3.intoArray(out, sum + 3 * LANES);
      b0.intoArray(out, sum + 4 * LANES);
      b1.intoArray(out, sum + 5 * LANES);
      b2.intoArray(out, sum + 6 * LANES);
      b3.intoArray(out, sum + 7 * LANES);
    }
  }

  /** Turns the sums of each neighbour into dE/dr, its first three vectors, eV/Å. */
  static void gradients(int neighbours, double[] points, double[] sums) {
    for (int i = 0; i < neighbours; i++) {
      int g = i * SLOTS * LANES;
      int s = i * 4 * LANES;
      DoubleVector weight = DoubleVector.fromArray(SPECIES, points, g + 4 * LANES);
      DoubleVector nx = DoubleVector.fromArray(SPECIES, points, g + 5 * LANES);
      DoubleVector ny = DoubleVector.fromArray(SPECIES, points, g + 6 * LANES);
      DoubleVector nz = DoubleVector.fromArray(SPECIES, points, g + 7 * LANES);
      DoubleVector across = DoubleVector.fromArray(SPECIES, points, g + 10 * LANES);
      DoubleVector around = DoubleVector.fromArray(SPECIES, points, g + 11 * LANES);
      DoubleVector value = DoubleVector.fromArray(SPECIES, sums, s);
      DoubleVector gx = DoubleVector.fromArray(SPECIES, sums, s + LANES);
      DoubleVector gy = DoubleVector.fromArray(SPECIES, sums, s + 2 * LANES);
      DoubleVector gz = DoubleVector.fromArray(SPECIES, sums, s + 3 * LANES);
      DoubleVector along = gx.mul(nx).add(gy.mul(ny)).add(gz.mul(nz));
      DoubleVector radial =
          DoubleVector.fromArray(SPECIES, points, g + 9 * LANES).sub(across).mul(along).mul(weight);
      radial = DoubleVector.fromArray(SPECIES, points, g + 8 * LANES).fma(value, radial);
      DoubleVector turn = around.mul(weight);
      DoubleVector side = across.mul(weight);
      DoubleVector cx = gy.mul(nz).sub(gz.mul(ny));
      DoubleVector cy = gz.mul(nx).sub(gx.mul(nz));
      DoubleVector cz = gx.mul(ny).sub(gy.mul(nx));
      radial.fma(nx, side.fma(gx, turn.mul(cx))).intoArray(sums, s);
      radial.fma(ny, side.fma(gy, turn.mul(cy))).intoArray(sums, s + LANES);
      radial.fma(nz, side.fma(gz, turn.mul(cz))).intoArray(sums, s + 2 * LANES);
    }
  }
}
