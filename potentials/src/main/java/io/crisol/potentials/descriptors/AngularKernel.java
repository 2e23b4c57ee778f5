package io.crisol.potentials.descriptors;

import static io.crisol.potentials.descriptors.Packed.LANES;
import static io.crisol.potentials.descriptors.Packed.SPECIES;

import jdk.incubator.vector.DoubleVector;

/**
 * Moments of a group of neighbours on the sphere, A_lm = Σ_j fc_j p_lm(z_j) (x_j + i y_j)^m with
 * unit vectors (x, y, z) and p_lm = d^m P_l / dz^m, and the reverse. With the addition theorem of
 * the Legendre polynomials,
 *
 * <pre>  Σ_jk fc_j fc_k P_l(cos θ_jk) = Σ_m K_lm |A_lm|²,   K_lm = (2 − δ_m0) (l − m)!/(l + m)!
 * </pre>
 *
 * they replace the double sum over neighbours. Lanes run over neighbours; rows of scratch are
 * {@code stride} long; (l, m) stands in row l (l + 1)/2 + m. Plain twin: {@link
 * ChebyshevDefinition}.
 */
final class AngularKernel {
  private AngularKernel() {}

  /**
   * Stores p_lm in rows of {@code p}, (x + iy)^m in rows of {@code c} and {@code s}, and adds fc
   * p_lm (x + iy)^m of the slots to the lanes of real and imaginary part of A_lm.
   */
  static void moments(
      int order,
      double[] recurrence,
      double[] x,
      double[] y,
      double[] z,
      double[] fc,
      int from,
      int to,
      int stride,
      double[] p,
      double[] c,
      double[] s,
      double[] lanes) {
    for (int k = from; k < to; k += LANES) {
      DoubleVector vx = DoubleVector.fromArray(SPECIES, x, k);
      DoubleVector vy = DoubleVector.fromArray(SPECIES, y, k);
      DoubleVector vz = DoubleVector.fromArray(SPECIES, z, k);
      DoubleVector re = DoubleVector.broadcast(SPECIES, 1);
      DoubleVector im = DoubleVector.zero(SPECIES);
      DoubleVector f = DoubleVector.fromArray(SPECIES, fc, k);
      double doubleFactorial = 1;
      for (int m = 0; m <= order; m++) {
        re.intoArray(c, m * stride + k);
        im.intoArray(s, m * stride + k);
        DoubleVector fre = f.mul(re);
        DoubleVector fim = f.mul(im);
        DoubleVector lower = DoubleVector.zero(SPECIES);
        DoubleVector value = DoubleVector.broadcast(SPECIES, doubleFactorial);
        for (int l = m; l <= order; l++) {
          int row = l * (l + 1) / 2 + m;
          value.intoArray(p, row * stride + k);
          int at = 2 * LANES * row;
          value.fma(fre, DoubleVector.fromArray(SPECIES, lanes, at)).intoArray(lanes, at);
          value
              .fma(fim, DoubleVector.fromArray(SPECIES, lanes, at + LANES))
              .intoArray(lanes, at + LANES);
          DoubleVector next =
              vz.mul(recurrence[2 * row]).fma(value, lower.mul(-recurrence[2 * row + 1]));
          lower = value;
          value = next;
        }
        DoubleVector turned = vx.mul(re).sub(vy.mul(im));
        im = vx.mul(im).add(vy.mul(re));
        re = turned;
        doubleFactorial *= 2 * m + 1;
      }
    }
  }

  /**
   * V = Σ_lm Re(B*_lm p_lm (x + iy)^m) and its gradient in (x, y, z) for every slot: rows 0 and 1 …
   * 3 of {@code out}. {@code b} holds real and imaginary parts of B_lm by row.
   */
  static void reverse(
      int order,
      double[] b,
      double[] p,
      double[] c,
      double[] s,
      int from,
      int to,
      int stride,
      double[] out) {
    for (int k = from; k < to; k += LANES) {
      DoubleVector v = DoubleVector.zero(SPECIES);
      DoubleVector gx = v;
      DoubleVector gy = v;
      DoubleVector gz = v;
      DoubleVector lowerRe = v;
      DoubleVector lowerIm = v;
      for (int m = 0; m <= order; m++) {
        DoubleVector qc = DoubleVector.zero(SPECIES);
        DoubleVector qs = qc;
        DoubleVector rc = qc;
        DoubleVector rs = qc;
        for (int l = m; l <= order; l++) {
          int row = l * (l + 1) / 2 + m;
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
        DoubleVector re = DoubleVector.fromArray(SPECIES, c, m * stride + k);
        DoubleVector im = DoubleVector.fromArray(SPECIES, s, m * stride + k);
        v = qc.fma(re, qs.fma(im, v));
        gz = rc.fma(re, rs.fma(im, gz));
        qc = qc.mul(m);
        qs = qs.mul(m);
        gx = qc.fma(lowerRe, qs.fma(lowerIm, gx));
        gy = qs.fma(lowerRe, gy.sub(qc.mul(lowerIm)));
        lowerRe = re;
        lowerIm = im;
      }
      v.intoArray(out, k);
      gx.intoArray(out, stride + k);
      gy.intoArray(out, 2 * stride + k);
      gz.intoArray(out, 3 * stride + k);
    }
  }
}
