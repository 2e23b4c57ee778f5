package io.crisol.potentials.functions;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/**
 * ln x to about two units in the last place, the same operations in the same order for numbers and
 * for vectors.
 *
 * <p>x = 2ⁿ m with m from √½ to √2, by its bits; ln m = 2 artanh s with s = (m − 1)/(m + 1), by its
 * series to s²³ (|s| ≤ 0.1716, remainder below 1e-18 of the sum). Arguments below the smallest
 * normal number, 2.2e-308, are taken as that.
 */
public final class Logarithm {
  private static final double LN2_HIGH = 0x1.62e42feep-1;
  private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
  private static final long ROOT_HALF = Double.doubleToRawLongBits(0x1.6a09e667f3bcdp-1);
  private static final long BIAS = 1023L << 52;

  /** A long below 2^52 added to its bits is the number added to it. */
  private static final double SHIFT = 0x1p52;

  private static final long SHIFT_BITS = Double.doubleToRawLongBits(SHIFT);
  private static final int TERMS = 11;

  private Logarithm() {}

  /** ln x. */
  public static double of(double x) {
    long bits = Double.doubleToRawLongBits(Math.max(x, Double.MIN_NORMAL));
    long exponent = (bits - ROOT_HALF + BIAS) >>> 52;
    double n = Double.longBitsToDouble(exponent + SHIFT_BITS) - (SHIFT + 1023);
    double m = Double.longBitsToDouble(bits - (exponent << 52) + BIAS);
    double s = (m - 1) / (m + 1);
    double q = s * s;
    double sum = 1.0 / (2 * TERMS + 1);
    for (int k = TERMS - 1; k >= 1; k--) {
      sum = Math.fma(sum, q, 1.0 / (2 * k + 1));
    }
    double twice = s + s;
    double rest = Math.fma(twice * q, sum, n * LN2_LOW);
    return Math.fma(n, LN2_HIGH, twice + rest);
  }

  /** ln x of each lane. */
  public static DoubleVector of(DoubleVector x) {
    LongVector bits = x.max(Double.MIN_NORMAL).reinterpretAsLongs();
    LongVector exponent = bits.sub(ROOT_HALF).add(BIAS).lanewise(VectorOperators.LSHR, 52);
    DoubleVector n = exponent.add(SHIFT_BITS).reinterpretAsDoubles().sub(SHIFT + 1023);
    DoubleVector m =
        bits.sub(exponent.lanewise(VectorOperators.LSHL, 52)).add(BIAS).reinterpretAsDoubles();
    DoubleVector s = m.sub(1).div(m.add(1));
    DoubleVector q = s.mul(s);
    DoubleVector sum = DoubleVector.broadcast(x.species(), 1.0 / (2 * TERMS + 1));
    for (int k = TERMS - 1; k >= 1; k--) {
      sum = sum.fma(q, DoubleVector.broadcast(x.species(), 1.0 / (2 * k + 1)));
    }
    DoubleVector twice = s.add(s);
    DoubleVector rest = twice.mul(q).fma(sum, n.mul(LN2_LOW));
    return n.fma(DoubleVector.broadcast(x.species(), LN2_HIGH), twice.add(rest));
  }
}
