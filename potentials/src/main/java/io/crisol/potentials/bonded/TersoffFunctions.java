package io.crisol.potentials.bonded;

import io.crisol.potentials.functions.Exponential;
import io.crisol.potentials.functions.Logarithm;
import io.crisol.potentials.functions.SineCosine;

/** The functions of one number in {@link Tersoff}. */
final class TersoffFunctions {
  /** Beyond it the bond is gone to 1e-87; it keeps products of ζ and its slopes finite. */
  static final double LARGEST_EXPONENT = 200;

  private TersoffFunctions() {}

  /**
   * fc(r) = sin²(2a) with a = π (R + D − r)/8D between 0 and π/4, which is the same and exactly 0
   * at R + D.
   */
  static double cutoff(double r, double middle, double halfWidth) {
    if (r <= middle - halfWidth || r >= middle + halfWidth) {
      return r < middle ? 1 : 0;
    }
    double w = doubleSine(r, middle, halfWidth);
    return w * w;
  }

  /** dfc/dr. */
  static double cutoffSlope(double r, double middle, double halfWidth) {
    if (r <= middle - halfWidth || r >= middle + halfWidth) {
      return 0;
    }
    double s = SineCosine.sine(angle(r, middle, halfWidth));
    return -Math.PI / (2 * halfWidth) * doubleSine(r, middle, halfWidth) * (1 - 2 * s * s);
  }

  private static double doubleSine(double r, double middle, double halfWidth) {
    double a = angle(r, middle, halfWidth);
    return 2 * SineCosine.sine(a) * SineCosine.cosine(a);
  }

  private static double angle(double r, double middle, double halfWidth) {
    return Math.PI / 8 * (middle + halfWidth - r) / halfWidth;
  }

  /** (1 + eˣ)^(−1/2n), x = n ln(βζ): no power overflows, whatever n is. */
  static double bondOrder(double x, double n) {
    double u = Exponential.of(-Math.abs(x));
    return Exponential.of(-(Math.max(x, 0) + Logarithm.of(1 + u)) / (2 * n));
  }

  /** eˣ/(1 + eˣ): −2ζ/b times db/dζ. */
  static double saturation(double x) {
    double u = Exponential.of(-Math.abs(x));
    return (x > 0 ? 1 : u) / (1 + u);
  }

  static double boundedExponential(double x) {
    return Exponential.of(Math.min(x, LARGEST_EXPONENT));
  }
}
