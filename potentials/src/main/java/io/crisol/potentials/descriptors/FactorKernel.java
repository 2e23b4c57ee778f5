package io.crisol.potentials.descriptors;

import static io.crisol.potentials.descriptors.Lanes.LANES;
import static io.crisol.potentials.descriptors.Lanes.SPECIES;

import io.crisol.potentials.functions.Exponential;
import io.crisol.potentials.functions.SineCosine;
import jdk.incubator.vector.DoubleVector;

/**
 * Radial and angular factors of many distances and angles; counts are multiples of the lane count.
 * Plain twins: {@link RadialFactor}, {@link AngularFactor}, {@link CosineCutoff}.
 */
final class FactorKernel {
  private FactorKernel() {}

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

  /** exp(−η (r − r_s)²). */
  static void exponential(double[] r, int count, double eta, double shift, double[] out) {
    for (int k = 0; k < count; k += LANES) {
      DoubleVector d = DoubleVector.fromArray(SPECIES, r, k).sub(shift);
      Exponential.of(d.mul(d).mul(-eta)).intoArray(out, k);
    }
  }

  /**
   * exp(−η (r − r_s)²) fc and its derivative; {@code root} holds the exponential of η divided by
   * {@code power}.
   */
  static void gaussian(
      double[] r,
      int count,
      double eta,
      double shift,
      double[] root,
      int power,
      double[] fall,
      double[] fallSlope,
      double[] value,
      double[] slope) {
    for (int k = 0; k < count; k += LANES) {
      DoubleVector d = DoubleVector.fromArray(SPECIES, r, k).sub(shift);
      DoubleVector square = DoubleVector.fromArray(SPECIES, root, k);
      DoubleVector e = square;
      for (int n = power - 1; n > 0; n >>= 1) {
        if ((n & 1) == 1) {
          e = e.mul(square);
        }
        square = square.mul(square);
      }
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
}
