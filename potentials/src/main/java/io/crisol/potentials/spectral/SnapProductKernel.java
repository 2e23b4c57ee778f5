package io.crisol.potentials.spectral;

import static io.crisol.potentials.spectral.SnapSphereKernel.LANES;
import static io.crisol.potentials.spectral.SnapSphereKernel.SPECIES;

import jdk.incubator.vector.DoubleVector;

/** The couplings of {@link SnapBlocks}; lanes run over atoms. */
final class SnapProductKernel {
  private SnapProductKernel() {}

  /**
   * Z of one coupling: z_{m k} = Σ cb Σ ca v_{m1 k1} v_{m2 k2} with m = m1 + m2 − shift and k = k1
   * + k2 − shift, for the half.
   */
  static void product(
      int j1,
      int j2,
      int j,
      int first,
      int second,
      double[] ca,
      double[] cb,
      double[] v,
      double[] z,
      int at) {
    int shift = (j1 + j2 - j) / 2;
    int to = at;
    for (int m = shift; 2 * (m - shift) <= j; m++) {
      int last = 2 * (m - shift) == j ? m : j + shift;
      for (int k = shift; k <= last; k++) {
        DoubleVector re = DoubleVector.zero(SPECIES);
        DoubleVector im = re;
        for (int m1 = Math.max(0, m - j2); m1 <= Math.min(j1, m); m1++) {
          DoubleVector rr = DoubleVector.zero(SPECIES);
          DoubleVector ii = rr;
          DoubleVector ri = rr;
          DoubleVector ir = rr;
          int k1 = Math.max(0, k - j2);
          int a = first + 2 * LANES * (m1 * (j1 + 1) + k1);
          int b = second + 2 * LANES * ((m - m1) * (j2 + 1) + k - k1);
          for (; k1 <= Math.min(j1, k); k1++) {
            double c = ca[k1 * j2 + k];
            DoubleVector ar = DoubleVector.fromArray(SPECIES, v, a).mul(c);
            DoubleVector ai = DoubleVector.fromArray(SPECIES, v, a + LANES).mul(c);
            DoubleVector br = DoubleVector.fromArray(SPECIES, v, b);
            DoubleVector bi = DoubleVector.fromArray(SPECIES, v, b + LANES);
            rr = ar.fma(br, rr);
            ii = ai.fma(bi, ii);
            ri = ar.fma(bi, ri);
            ir = ai.fma(br, ir);
            a += 2 * LANES;
            b -= 2 * LANES;
          }
          DoubleVector c = DoubleVector.broadcast(SPECIES, cb[m1 * j2 + m]);
          re = c.fma(rr.sub(ii), re);
          im = c.fma(ri.add(ir), im);
        }
        re.intoArray(z, to);
        im.intoArray(z, to + LANES);
        to += 2 * LANES;
      }
    }
  }

  /** One component, Re Σ u* z over the half; z holds twice the products. */
  static void component(int j, int first, double[] u, double[] z, int at, double[] out, int to) {
    DoubleVector re = DoubleVector.zero(SPECIES);
    DoubleVector im = re;
    int n = 0;
    for (int m = 0; 2 * m <= j; m++) {
      for (int k = 0; k <= (2 * m == j ? m : j); k++) {
        double share = 2 * m == j && k == m ? 0.5 : 1;
        DoubleVector ur = DoubleVector.fromArray(SPECIES, u, first + n).mul(share);
        DoubleVector ui = DoubleVector.fromArray(SPECIES, u, first + n + LANES).mul(share);
        re = ur.fma(DoubleVector.fromArray(SPECIES, z, at + n), re);
        im = ui.fma(DoubleVector.fromArray(SPECIES, z, at + n + LANES), im);
        n += 2 * LANES;
      }
    }
    re.add(im).intoArray(out, to);
  }

  /** Adds {@code count} vectors of z, times a factor and a vector, to w. */
  static void add(
      int count,
      double factor,
      double[] slopes,
      int slopeAt,
      double[] z,
      int at,
      double[] w,
      int to) {
    DoubleVector scale = DoubleVector.fromArray(SPECIES, slopes, slopeAt).mul(factor);
    for (int n = 0; n < count * LANES; n += LANES) {
      DoubleVector sum = DoubleVector.fromArray(SPECIES, w, to + n);
      scale.fma(DoubleVector.fromArray(SPECIES, z, at + n), sum).intoArray(w, to + n);
    }
  }
}
