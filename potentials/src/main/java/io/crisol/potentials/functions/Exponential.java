package io.crisol.potentials.functions;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/**
 * e^x to about one unit in the last place, the same operations in the same order for numbers and
 * for vectors: the library's own functions give other last bits before and after compilation.
 *
 * <p>x = n ln 2 + t with |t| ≤ ½ ln 2; e^t by its Taylor polynomial of degree 13 (remainder below
 * 5e-18); 2^n by its bits. Arguments beyond ±708 are taken as ±708.
 */
public final class Exponential {
  private static final double LIMIT = 708;
  private static final double LOG2_E = 1.4426950408889634;

  /** ln 2 in two parts, the first with 32 trailing zero bits so that n times it is exact. */
  private static final double LN2_HIGH = 0x1.62e42feep-1;

  private static final double LN2_LOW = 0x1.a39ef35793c76p-33;

  /** Adding it rounds to an integer, which then stands in the lowest bits. */
  private static final double ROUND = 0x1.8p52;

  private static final long ONE_BITS = 1023L << 52;

  private static final double[] TAYLOR = taylor();

  private Exponential() {}

  private static double[] taylor() {
    double[] coefficients = new double[14];
    double factorial = 1;
    for (int k = 0; k < coefficients.length; k++) {
      factorial *= Math.max(1, k);
      coefficients[k] = 1 / factorial;
    }
    return coefficients;
  }

  /** e^x. */
  public static double of(double x) {
    double bounded = Math.min(Math.max(x, -LIMIT), LIMIT);
    double shifted = Math.fma(bounded, LOG2_E, ROUND);
    double n = shifted - ROUND;
    double t = Math.fma(-n, LN2_LOW, Math.fma(-n, LN2_HIGH, bounded));
    double sum = TAYLOR[13];
    for (int k = 12; k >= 0; k--) {
      sum = Math.fma(sum, t, TAYLOR[k]);
    }
    return sum * Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) << 52) + ONE_BITS);
  }

  /** e^x of each lane. */
  public static DoubleVector of(DoubleVector x) {
    DoubleVector bounded = x.max(-LIMIT).min(LIMIT);
    DoubleVector shifted =
        bounded.fma(
            DoubleVector.broadcast(x.species(), LOG2_E),
            DoubleVector.broadcast(x.species(), ROUND));
    DoubleVector n = shifted.sub(ROUND).neg();
    DoubleVector t = n.fma(DoubleVector.broadcast(x.species(), LN2_HIGH), bounded);
    t = n.fma(DoubleVector.broadcast(x.species(), LN2_LOW), t);
    DoubleVector sum = DoubleVector.broadcast(x.species(), TAYLOR[13]);
    for (int k = 12; k >= 0; k--) {
      sum = sum.fma(t, DoubleVector.broadcast(x.species(), TAYLOR[k]));
    }
    LongVector bits = shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52).add(ONE_BITS);
    return sum.mul(bits.reinterpretAsDoubles());
  }
}
