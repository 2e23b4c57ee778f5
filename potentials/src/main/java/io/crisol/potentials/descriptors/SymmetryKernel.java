package io.crisol.potentials.descriptors;

import static io.crisol.potentials.descriptors.Packed.LANES;
import static io.crisol.potentials.descriptors.Packed.SPECIES;

import io.crisol.potentials.functions.Exponential;
import io.crisol.potentials.functions.SineCosine;
import jdk.incubator.vector.DoubleVector;

/**
 * The passes of {@link SymmetryFunctionWork}, lanes over neighbours or over pairs of neighbours;
 * counts are multiples of the lane count. Plain twin: {@link SymmetryFunctionDefinition}.
 */
final class SymmetryKernel {
  private SymmetryKernel() {}

  /** ½ (cos πx + 1), x = (r − start)/width, 1 below and 0 beyond, and its derivative by r. */
  static void cosine(
      double[] r, int count, double start, double width, double[] value, double[] slope) {
    double scale = Math.PI / (4 * width);
    for (int k = 0; k < count; k += LANES) {
      DoubleVector left = DoubleVector.fromArray(SPECIES, r, k).neg().add(start + width);
      DoubleVector a = left.max(0).min(width).mul(scale);
      DoubleVector s = SineCosine.sine(a);
      DoubleVector c = SineCosine.cosine(a);
      DoubleVector sc = s.mul(c);
      sc.mul(sc).mul(4).intoArray(value, k);
      DoubleVector turn = DoubleVector.broadcast(SPECIES, 1).sub(s.mul(s).mul(2));
      sc.mul(turn).mul(-8 * scale).intoArray(slope, k);
    }
  }

  /**
   * 1 − x^(n+1) P(x) and its derivative −c x^n (1 − x)^n by x, as {@link #cosine}; {@code p} holds
   * the coefficients of P from the highest.
   */
  static void polynomial(
      double[] r,
      int count,
      double start,
      double width,
      int n,
      double[] p,
      double c,
      double[] value,
      double[] slope) {
    for (int k = 0; k < count; k += LANES) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, r, k).sub(start).div(width).max(0).min(1);
      DoubleVector y = DoubleVector.broadcast(SPECIES, 1).sub(x);
      DoubleVector sum = DoubleVector.broadcast(SPECIES, p[0]);
      for (int i = 1; i < p.length; i++) {
        sum = sum.fma(x, DoubleVector.broadcast(SPECIES, p[i]));
      }
      DoubleVector power = x;
      DoubleVector both = x.mul(y);
      DoubleVector product = both;
      for (int i = 1; i < n; i++) {
        power = power.mul(x);
        product = product.mul(both);
      }
      // Whole coefficients: exactly 0 at the end.
      DoubleVector.broadcast(SPECIES, 1).sub(power.mul(x).mul(sum)).intoArray(value, k);
      product.mul(-c / width).intoArray(slope, k);
    }
  }

  /** exp(−η (r − r_s)²) fc and its derivative. */
  static void gaussian(
      double[] r,
      int count,
      double eta,
      double shift,
      double[] fall,
      double[] fallSlope,
      double[] value,
      double[] slope) {
    for (int k = 0; k < count; k += LANES) {
      DoubleVector d = DoubleVector.fromArray(SPECIES, r, k).sub(shift);
      DoubleVector e = Exponential.of(d.mul(d).mul(-eta));
      DoubleVector f = DoubleVector.fromArray(SPECIES, fall, k);
      DoubleVector change = d.mul(-2 * eta).fma(f, DoubleVector.fromArray(SPECIES, fallSlope, k));
      e.mul(f).intoArray(value, k);
      e.mul(change).intoArray(slope, k);
    }
  }

  /** 2^(1−ζ) (1 + λ c)^ζ and its derivative by c, whole ζ ≥ 1. */
  static void power(
      double[] c, int count, double lambda, int zeta, double[] value, double[] slope) {
    for (int k = 0; k < count; k += LANES) {
      DoubleVector base = DoubleVector.fromArray(SPECIES, c, k).mul(0.5 * lambda).add(0.5).max(0);
      DoubleVector power = DoubleVector.broadcast(SPECIES, 1);
      DoubleVector square = base;
      for (int n = zeta - 1; n > 0; n >>= 1) {
        if ((n & 1) == 1) {
          power = power.mul(square);
        }
        square = square.mul(square);
      }
      power.mul(base).mul(2).intoArray(value, k);
      power.mul(lambda * zeta).intoArray(slope, k);
    }
  }

  /** Products of the values of two neighbours, and those with one slope in place of a value. */
  static void products(
      double[] value,
      double[] slope,
      int[] j,
      int[] k,
      int count,
      double[] both,
      double[] slopeJ,
      double[] slopeK) {
    for (int t = 0; t < count; t += LANES) {
      DoubleVector vj = DoubleVector.fromArray(SPECIES, value, 0, j, t);
      DoubleVector vk = DoubleVector.fromArray(SPECIES, value, 0, k, t);
      vj.mul(vk).intoArray(both, t);
      DoubleVector.fromArray(SPECIES, slope, 0, j, t).mul(vk).intoArray(slopeJ, t);
      DoubleVector.fromArray(SPECIES, slope, 0, k, t).mul(vj).intoArray(slopeK, t);
    }
  }

  /** out = a b. */
  static void multiply(double[] a, double[] b, int count, double[] out) {
    for (int t = 0; t < count; t += LANES) {
      DoubleVector.fromArray(SPECIES, a, t)
          .mul(DoubleVector.fromArray(SPECIES, b, t))
          .intoArray(out, t);
    }
  }

  /** Lanes of Σ a b. */
  static void dot(double[] a, double[] b, int count, double[] lanes) {
    DoubleVector sum = DoubleVector.zero(SPECIES);
    for (int t = 0; t < count; t += LANES) {
      sum = DoubleVector.fromArray(SPECIES, a, t).fma(DoubleVector.fromArray(SPECIES, b, t), sum);
    }
    sum.intoArray(lanes, 0);
  }

  /** out += w a, and out' += w a'. */
  static void add(
      double w, double[] a, double[] slope, int count, double[] out, double[] outSlope) {
    for (int t = 0; t < count; t += LANES) {
      DoubleVector.fromArray(SPECIES, a, t)
          .mul(w)
          .add(DoubleVector.fromArray(SPECIES, out, t))
          .intoArray(out, t);
      DoubleVector.fromArray(SPECIES, slope, t)
          .mul(w)
          .add(DoubleVector.fromArray(SPECIES, outSlope, t))
          .intoArray(outSlope, t);
    }
  }

  /**
   * Adds what the functions of one radial factor give by cos θ, by r_jk and by the distances of
   * both neighbours; {@code b} holds Σ w A, {@code bSlope} its derivative by cos θ.
   */
  static void terms(
      double[] both,
      double[] slopeJ,
      double[] slopeK,
      double[] third,
      double[] thirdSlope,
      double[] b,
      double[] bSlope,
      int count,
      double[] byCosine,
      double[] byThird,
      double[] byJ,
      double[] byK) {
    for (int t = 0; t < count; t += LANES) {
      DoubleVector p = DoubleVector.fromArray(SPECIES, both, t);
      DoubleVector v = DoubleVector.fromArray(SPECIES, third, t);
      DoubleVector a = DoubleVector.fromArray(SPECIES, b, t);
      DoubleVector q = v.mul(a);
      p.mul(v)
          .fma(
              DoubleVector.fromArray(SPECIES, bSlope, t),
              DoubleVector.fromArray(SPECIES, byCosine, t))
          .intoArray(byCosine, t);
      p.mul(a)
          .fma(
              DoubleVector.fromArray(SPECIES, thirdSlope, t),
              DoubleVector.fromArray(SPECIES, byThird, t))
          .intoArray(byThird, t);
      q.fma(DoubleVector.fromArray(SPECIES, slopeJ, t), DoubleVector.fromArray(SPECIES, byJ, t))
          .intoArray(byJ, t);
      q.fma(DoubleVector.fromArray(SPECIES, slopeK, t), DoubleVector.fromArray(SPECIES, byK, t))
          .intoArray(byK, t);
    }
  }

  /**
   * From derivatives by cos θ and distances to factors of vectors: the gradient by r_ij is {@code
   * byJ} r_ij + {@code byCosine} r_ik, and likewise for k.
   */
  static void vectors(
      double[] inverse,
      int[] j,
      int[] k,
      double[] cosine,
      double[] inverseThird,
      int count,
      double[] byCosine,
      double[] byThird,
      double[] byJ,
      double[] byK) {
    for (int t = 0; t < count; t += LANES) {
      DoubleVector ij = DoubleVector.fromArray(SPECIES, inverse, 0, j, t);
      DoubleVector ik = DoubleVector.fromArray(SPECIES, inverse, 0, k, t);
      DoubleVector third =
          DoubleVector.fromArray(SPECIES, byThird, t)
              .mul(DoubleVector.fromArray(SPECIES, inverseThird, t));
      DoubleVector by = DoubleVector.fromArray(SPECIES, byCosine, t);
      DoubleVector turn = by.mul(DoubleVector.fromArray(SPECIES, cosine, t));
      DoubleVector aj = DoubleVector.fromArray(SPECIES, byJ, t);
      DoubleVector ak = DoubleVector.fromArray(SPECIES, byK, t);
      ij.mul(aj.sub(turn.mul(ij))).add(third).intoArray(byJ, t);
      ik.mul(ak.sub(turn.mul(ik))).add(third).intoArray(byK, t);
      by.mul(ij).mul(ik).sub(third).intoArray(byCosine, t);
    }
  }
}
