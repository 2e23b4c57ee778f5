package io.crisol.potentials.functions;

import jdk.incubator.vector.DoubleVector;

/**
 * Sine and cosine of angles up to π/4 in size to about two units in the last place, by their Taylor
 * polynomials of degrees 17 and 16 (remainders below 1e-19), the same operations in the same order
 * for numbers and for vectors.
 */
public final class SineCosine {
  private static final int TERMS = 8;

  /** Coefficients of sin(a)/a − 1 and cos(a) − 1 in powers of a², from the first. */
  private static final double[] SINE = taylor(3);

  private static final double[] COSINE = taylor(2);

  private SineCosine() {}

  private static double[] taylor(int first) {
    double[] coefficients = new double[TERMS];
    double factorial = first == 3 ? 6 : 2;
    double sign = -1;
    for (int k = 0; k < TERMS; k++) {
      coefficients[k] = sign / factorial;
      factorial *= (first + 2 * k + 1) * (first + 2 * k + 2);
      sign = -sign;
    }
    return coefficients;
  }

  /** sin a. */
  public static double sine(double a) {
    double q = a * a;
    double sum = SINE[TERMS - 1];
    for (int k = TERMS - 2; k >= 0; k--) {
      sum = Math.fma(sum, q, SINE[k]);
    }
    return Math.fma(a * q, sum, a);
  }

  /** cos a. */
  public static double cosine(double a) {
    double q = a * a;
    double sum = COSINE[TERMS - 1];
    for (int k = TERMS - 2; k >= 0; k--) {
      sum = Math.fma(sum, q, COSINE[k]);
    }
    return Math.fma(q, sum, 1);
  }

  /** sin a of each lane. */
  public static DoubleVector sine(DoubleVector a) {
    DoubleVector q = a.mul(a);
    DoubleVector sum = DoubleVector.broadcast(a.species(), SINE[TERMS - 1]);
    for (int k = TERMS - 2; k >= 0; k--) {
      sum = sum.fma(q, DoubleVector.broadcast(a.species(), SINE[k]));
    }
    return a.mul(q).fma(sum, a);
  }

  /** cos a of each lane. */
  public static DoubleVector cosine(DoubleVector a) {
    DoubleVector q = a.mul(a);
    DoubleVector sum = DoubleVector.broadcast(a.species(), COSINE[TERMS - 1]);
    for (int k = TERMS - 2; k >= 0; k--) {
      sum = sum.fma(q, DoubleVector.broadcast(a.species(), COSINE[k]));
    }
    return q.fma(sum, DoubleVector.broadcast(a.species(), 1));
  }
}
