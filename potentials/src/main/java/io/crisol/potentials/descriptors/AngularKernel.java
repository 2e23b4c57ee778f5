package io.crisol.potentials.descriptors;

import static io.crisol.potentials.descriptors.Packed.LANES;
import static io.crisol.potentials.descriptors.Packed.SPECIES;

import jdk.incubator.vector.DoubleVector;

/**
 * Moments of a group of neighbours on the sphere, A_lm = Σ_j fc_j p_lm(z_j) (x_j + i y_j)^m with unit vectors
 * (x, y, z) and p_lm = d^m P_l / dz^m, and the reverse. With the addition theorem of the Legendre polynomials,
 *
 * <pre>  Σ_jk fc_j fc_k P_l(cos θ_jk) = Σ_m K_lm |A_lm|²,   K_lm = (2 − δ_m0) (l − m)!/(l + m)!  </pre>
 *
 * they replace the double sum over neighbours. Lanes run over neighbours; scratch rows are {@code stride} long.
 * Plain twin: {@link ChebyshevDefinition}.
 */
final class AngularKernel {
  private AngularKernel() {}

  /** Row of (l, m) among p_lm and A_lm, m ≤ l. */
  static int row(int l, int m) {
    return l * (l + 1) / 2 + m;
  }

  /** Rows m of c and s: real and imaginary part of (x + iy)^m, from those of m − 1; row 0 is 1 and 0. */
  static void power(int m, double[] x, double[] y, int count, int stride, double[] c, double[] s) {
    int now = m * stride;
    int before = now - stride;
    for (int k = 0; k < count; k += LANES) {
      if (m == 0) {
        DoubleVector.broadcast(SPECIES, 1).intoArray(c, k);
        DoubleVector.zero(SPECIES).intoArray(s, k);
        continue;
      }
      DoubleVector vx = DoubleVector.fromArray(SPECIES, x, k);
      DoubleVector vy = DoubleVector.fromArray(SPECIES, y, k);
      DoubleVector vc = DoubleVector.fromArray(SPECIES, c, before + k);
      DoubleVector vs = DoubleVector.fromArray(SPECIES, s, before + k);
      vx.mul(vc).sub(vy.mul(vs)).intoArray(c, now + k);
      vx.mul(vs).add(vy.mul(vc)).intoArray(s, now + k);
    }
  }

  /** Row (l, m) of p by (l − m) p_lm = (2l − 1) z p_{l−1,m} − (l + m − 1) p_{l−2,m}; p_mm = (2m − 1)!!. */
  static void legendre(int l, int m, double[] z, int count, int stride, double[] p) {
    int now = row(l, m) * stride;
    if (l == m) {
      double doubleFactorial = 1;
      for (int k = 2 * m - 1; k > 1; k -= 2) {
        doubleFactorial *= k;
      }
      for (int k = 0; k < count; k += LANES) {
        DoubleVector.broadcast(SPECIES, doubleFactorial).intoArray(p, now + k);
      }
      return;
    }
    int one = row(l - 1, m) * stride;
    int two = l - 2 >= m ? row(l - 2, m) * stride : one;
    double first = (2.0 * l - 1) / (l - m);
    double second = l - 2 >= m ? (l + m - 1.0) / (l - m) : 0;
    for (int k = 0; k < count; k += LANES) {
      DoubleVector vz = DoubleVector.fromArray(SPECIES, z, k).mul(first);
      DoubleVector lower = DoubleVector.fromArray(SPECIES, p, two + k).mul(-second);
      vz.fma(DoubleVector.fromArray(SPECIES, p, one + k), lower).intoArray(p, now + k);
    }
  }

  /** A_lm of slots {@code from … to − 1}: real part to {@code out[at]}, imaginary part to {@code out[at + 1]}. */
  static void moment(double[] p, int pAt, double[] c, double[] s, int cAt, double[] fc, int from, int to, double[] lanes, double[] out, int at) {
    DoubleVector re = DoubleVector.zero(SPECIES);
    DoubleVector im = DoubleVector.zero(SPECIES);
    for (int k = from; k < to; k += LANES) {
      DoubleVector weight = DoubleVector.fromArray(SPECIES, p, pAt + k).mul(DoubleVector.fromArray(SPECIES, fc, k));
      re = weight.fma(DoubleVector.fromArray(SPECIES, c, cAt + k), re);
      im = weight.fma(DoubleVector.fromArray(SPECIES, s, cAt + k), im);
    }
    re.intoArray(lanes, 0);
    out[at] = sum(lanes);
    im.intoArray(lanes, 0);
    out[at + 1] = sum(lanes);
  }

  /** Sum of the lanes in a fixed order (reduceLanes may choose another one after compilation). */
  static double sum(double[] lanes) {
    double total = 0;
    for (int k = 0; k < LANES; k++) {
      total += lanes[k];
    }
    return total;
  }

  /**
   * Adds order m of V = Σ_lm Re(B*_lm p_lm (x + iy)^m) and of its gradient in (x, y, z) to the rows of {@code out}:
   * V at 0, then ∂x, ∂y, ∂z. {@code b} holds real and imaginary parts of B_lm by row.
   */
  static void reverse(int m, int order, double[] b, double[] p, double[] c, double[] s, int from, int to, int stride, double[] out) {
    for (int k = from; k < to; k += LANES) {
      DoubleVector qc = DoubleVector.zero(SPECIES);
      DoubleVector qs = qc;
      DoubleVector rc = qc;
      DoubleVector rs = qc;
      for (int l = m; l <= order; l++) {
        int row = row(l, m);
        DoubleVector bc = DoubleVector.broadcast(SPECIES, b[2 * row]);
        DoubleVector bs = DoubleVector.broadcast(SPECIES, b[2 * row + 1]);
        DoubleVector value = DoubleVector.fromArray(SPECIES, p, row * stride + k);
        qc = bc.fma(value, qc);
        qs = bs.fma(value, qs);
        if (l > m) {
          DoubleVector slope = DoubleVector.fromArray(SPECIES, p, (row + 1) * stride + k);
          rc = bc.fma(slope, rc);
          rs = bs.fma(slope, rs);
        }
      }
      DoubleVector vc = DoubleVector.fromArray(SPECIES, c, m * stride + k);
      DoubleVector vs = DoubleVector.fromArray(SPECIES, s, m * stride + k);
      DoubleVector.fromArray(SPECIES, out, k).add(qc.mul(vc).add(qs.mul(vs))).intoArray(out, k);
      int zAt = 3 * stride + k;
      DoubleVector.fromArray(SPECIES, out, zAt).add(rc.mul(vc).add(rs.mul(vs))).intoArray(out, zAt);
      if (m > 0) {
        DoubleVector lc = DoubleVector.fromArray(SPECIES, c, (m - 1) * stride + k).mul(m);
        DoubleVector ls = DoubleVector.fromArray(SPECIES, s, (m - 1) * stride + k).mul(m);
        int xAt = stride + k;
        DoubleVector.fromArray(SPECIES, out, xAt).add(qc.mul(lc).add(qs.mul(ls))).intoArray(out, xAt);
        int yAt = 2 * stride + k;
        DoubleVector.fromArray(SPECIES, out, yAt).add(qs.mul(lc).sub(qc.mul(ls))).intoArray(out, yAt);
      }
    }
  }
}
