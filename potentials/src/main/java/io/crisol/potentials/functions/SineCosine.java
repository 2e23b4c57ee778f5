package io.crisol.potentials.functions;

import jdk.incubator.vector.DoubleVector;

/**
 * Sine and cosine of angles up to π/4 in size to about two units in the last place, by their Taylor
 * polynomials of degrees 17 and 16 (remainders below 1e-19), the same operations in the same order
 * for numbers and for vectors.
 */
public final class SineCosine {
  // Coefficients of sin(a)/a − 1 and cos(a) − 1 in powers of a². Constants: the compiler would read
  // an array again for every vector.
  private static final double S3 = -1.0 / 6.0;
  private static final double S5 = 1.0 / 120.0;
  private static final double S7 = -1.0 / 5040.0;
  private static final double S9 = 1.0 / 362880.0;
  private static final double S11 = -1.0 / 39916800.0;
  private static final double S13 = 1.0 / 6227020800.0;
  private static final double S15 = -1.0 / 1307674368000.0;
  private static final double S17 = 1.0 / 355687428096000.0;
  private static final double C2 = -1.0 / 2.0;
  private static final double C4 = 1.0 / 24.0;
  private static final double C6 = -1.0 / 720.0;
  private static final double C8 = 1.0 / 40320.0;
  private static final double C10 = -1.0 / 3628800.0;
  private static final double C12 = 1.0 / 479001600.0;
  private static final double C14 = -1.0 / 87178291200.0;
  private static final double C16 = 1.0 / 20922789888000.0;

  private SineCosine() {}

  /** sin a. */
  public static double sine(double a) {
    double q = a * a;
    double sum = S17;
    sum = Math.fma(sum, q, S15);
    sum = Math.fma(sum, q, S13);
    sum = Math.fma(sum, q, S11);
    sum = Math.fma(sum, q, S9);
    sum = Math.fma(sum, q, S7);
    sum = Math.fma(sum, q, S5);
    sum = Math.fma(sum, q, S3);
    return Math.fma(a * q, sum, a);
  }

  /** cos a. */
  public static double cosine(double a) {
    double q = a * a;
    double sum = C16;
    sum = Math.fma(sum, q, C14);
    sum = Math.fma(sum, q, C12);
    sum = Math.fma(sum, q, C10);
    sum = Math.fma(sum, q, C8);
    sum = Math.fma(sum, q, C6);
    sum = Math.fma(sum, q, C4);
    sum = Math.fma(sum, q, C2);
    return Math.fma(q, sum, 1);
  }

  /** sin a of each lane. */
  public static DoubleVector sine(DoubleVector a) {
    DoubleVector q = a.mul(a);
    DoubleVector sum = DoubleVector.broadcast(a.species(), S17);
    sum = sum.fma(q, DoubleVector.broadcast(a.species(), S15));
    sum = sum.fma(q, DoubleVector.broadcast(a.species(), S13));
    sum = sum.fma(q, DoubleVector.broadcast(a.species(), S11));
    sum = sum.fma(q, DoubleVector.broadcast(a.species(), S9));
    sum = sum.fma(q, DoubleVector.broadcast(a.species(), S7));
    sum = sum.fma(q, DoubleVector.broadcast(a.species(), S5));
    sum = sum.fma(q, DoubleVector.broadcast(a.species(), S3));
    return a.mul(q).fma(sum, a);
  }

  /** cos a of each lane. */
  public static DoubleVector cosine(DoubleVector a) {
    DoubleVector q = a.mul(a);
    DoubleVector sum = DoubleVector.broadcast(a.species(), C16);
    sum = sum.fma(q, DoubleVector.broadcast(a.species(), C14));
    sum = sum.fma(q, DoubleVector.broadcast(a.species(), C12));
    sum = sum.fma(q, DoubleVector.broadcast(a.species(), C10));
    sum = sum.fma(q, DoubleVector.broadcast(a.species(), C8));
    sum = sum.fma(q, DoubleVector.broadcast(a.species(), C6));
    sum = sum.fma(q, DoubleVector.broadcast(a.species(), C4));
    sum = sum.fma(q, DoubleVector.broadcast(a.species(), C2));
    return q.fma(sum, DoubleVector.broadcast(a.species(), 1));
  }
}
