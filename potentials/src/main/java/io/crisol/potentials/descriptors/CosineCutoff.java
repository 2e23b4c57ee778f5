package io.crisol.potentials.descriptors;

/**
 * The cutoff function fc(r) = ½ (cos(π r / Rc) + 1) below Rc, 0 from there on (Behler, Parrinello,
 * PRL 98, 146401 (2007), doi:10.1103/PhysRevLett.98.146401).
 *
 * <p>With a = π (Rc − r) / (4 Rc) in [0, π/4] it is 4 sin²a cos²a, exactly 0 at Rc. Sine and cosine
 * are Taylor polynomials of our own, so that the bits do not depend on the state of the
 * just-in-time compiler.
 */
final class CosineCutoff {
  /** Coefficients of sin(a)/a − 1 and cos(a) − 1 in powers of a², from the first. */
  private static final double[] SINE = taylor(3);

  private static final double[] COSINE = taylor(2);

  private CosineCutoff() {}

  private static double[] taylor(int first) {
    double[] coefficients = new double[8];
    double factorial = 1;
    for (int k = 2; k < first; k++) {
      factorial *= k;
    }
    int sign = 1;
    for (int k = 0; k < 8; k++) {
      factorial *= k == 0 ? first : (double) (first + 2 * k - 1) * (first + 2 * k);
      sign = -sign;
      coefficients[k] = sign / factorial;
    }
    return coefficients;
  }

  /** fc(r). */
  static double value(double r, double cutoff) {
    double a = angle(r, cutoff);
    double s = sine(a);
    double c = cosine(a);
    return 4 * (s * c) * (s * c);
  }

  /** dfc/dr. */
  static double slope(double r, double cutoff) {
    double a = angle(r, cutoff);
    double s = sine(a);
    double c = cosine(a);
    return -(Math.PI / cutoff) * (2 * s * c) * (1 - 2 * s * s);
  }

  /** Fills fc and dfc/dr for {@code count} distances. */
  static void fill(double[] r, int count, double cutoff, double[] value, double[] slope) {
    for (int k = 0; k < count; k++) {
      double a = angle(r[k], cutoff);
      double s = sine(a);
      double c = cosine(a);
      value[k] = 4 * (s * c) * (s * c);
      slope[k] = -(Math.PI / cutoff) * (2 * s * c) * (1 - 2 * s * s);
    }
  }

  private static double angle(double r, double cutoff) {
    return Math.max(0, cutoff - r) * (Math.PI / (4 * cutoff));
  }

  private static double sine(double a) {
    double q = a * a;
    return Math.fma(a * q, horner(SINE, q), a);
  }

  private static double cosine(double a) {
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
