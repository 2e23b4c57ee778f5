package io.crisol.potentials.functions;

/**
 * Sine and cosine of angles counted in half turns, sin πt and cos πt, to about one unit in the last
 * place: Taylor polynomials of our own, so that the bits do not depend on the state of the
 * just-in-time compiler.
 */
public final class HalfTurns {
  /** Coefficients of sin(a)/a − 1 and cos(a) − 1 in powers of a², from the first. */
  private static final double[] SINE = taylor(3);

  private static final double[] COSINE = taylor(2);

  private HalfTurns() {}

  private static double[] taylor(int first) {
    double[] coefficients = new double[8];
    double term = 1;
    for (int k = 0; k < coefficients.length; k++) {
      term /= -(double) (first + 2 * k - 1) * (first + 2 * k);
      coefficients[k] = term;
    }
    return coefficients;
  }

  /** sin πt for |t| below 1e9. */
  public static double sine(double t) {
    double n = Math.rint(2 * t);
    double a = Math.PI * (t - 0.5 * n);
    return switch ((int) ((long) n & 3)) {
      case 0 -> sineOf(a);
      case 1 -> cosineOf(a);
      case 2 -> -sineOf(a);
      default -> -cosineOf(a);
    };
  }

  /** cos πt for |t| below 1e9. */
  public static double cosine(double t) {
    double n = Math.rint(2 * t);
    double a = Math.PI * (t - 0.5 * n);
    return switch ((int) ((long) n & 3)) {
      case 0 -> cosineOf(a);
      case 1 -> -sineOf(a);
      case 2 -> -cosineOf(a);
      default -> sineOf(a);
    };
  }

  /** sin a for |a| up to π/4. */
  private static double sineOf(double a) {
    double q = a * a;
    return Math.fma(a * q, horner(SINE, q), a);
  }

  /** cos a for |a| up to π/4. */
  private static double cosineOf(double a) {
    double q = a * a;
    return Math.fma(q, horner(COSINE, q), 1);
  }

  private static double horner(double[] c, double q) {
    double p = Math.fma(c[7], q, c[6]);
    p = Math.fma(p, q, c[5]);
    p = Math.fma(p, q, c[4]);
    p = Math.fma(p, q, c[3]);
    p = Math.fma(p, q, c[2]);
    p = Math.fma(p, q, c[1]);
    return Math.fma(p, q, c[0]);
  }
}
