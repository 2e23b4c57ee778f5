package io.crisol.simulation.transport;

/**
 * The χ² distribution with any positive number of degrees of freedom, from the regularised
 * incomplete gamma function P(ν/2, x/2).
 *
 * <p>Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 6.5 (series 6.5.29 and
 * continued fraction 6.5.31), 26.4.17 (Wilson-Hilferty).
 */
final class ChiSquare {
  private static final double TINY = 1e-300;
  private static final double SMALL = 1e-14;
  private static final int MOST = 100_000;

  /** Lanczos' coefficients, g = 7, n = 9 (P. Godfrey). */
  private static final double[] LANCZOS = {
    0.99999999999980993,
    676.5203681218851,
    -1259.1392167224028,
    771.32342877765313,
    -176.61502916214059,
    12.507343278686905,
    -0.13857109526572012,
    9.9843695780195716e-6,
    1.5056327351493116e-7
  };

  private ChiSquare() {}

  /** Probability of a value below {@code x}. */
  static double below(double x, double degrees) {
    return x <= 0 ? 0 : gamma(degrees / 2, x / 2, true);
  }

  /** Probability of a value above {@code x}. */
  static double above(double x, double degrees) {
    return x <= 0 ? 1 : gamma(degrees / 2, x / 2, false);
  }

  /** The value that is exceeded with probability 1 − {@code p}; by bisection of its logarithm. */
  static double quantile(double p, double degrees) {
    double low = StrictMath.log(degrees) - 700;
    double high = StrictMath.log(degrees + 1) + 8;
    for (int k = 0; k < 200 && high - low > 1e-13 * Math.max(1, Math.abs(high)); k++) {
      double middle = 0.5 * (low + high);
      if (below(StrictMath.exp(middle), degrees) < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return StrictMath.exp(0.5 * (low + high));
  }

  private static double gamma(double a, double x, boolean lower) {
    double front = StrictMath.exp(-x + a * StrictMath.log(x) - logGamma(a));
    if (x < a + 1) {
      double p = front * series(a, x);
      return lower ? p : 1 - p;
    }
    double q = front * fraction(a, x);
    return lower ? 1 - q : q;
  }

  private static double series(double a, double x) {
    double term = 1 / a;
    double sum = term;
    for (int n = 1; n < MOST && Math.abs(term) > SMALL * sum; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return sum;
  }

  private static double fraction(double a, double x) {
    double b = x + 1 - a;
    double c = 1 / TINY;
    double d = 1 / b;
    double h = d;
    for (int n = 1; n < MOST; n++) {
      double an = -n * (n - a);
      b += 2;
      d = an * d + b;
      d = 1 / (Math.abs(d) < TINY ? TINY : d);
      c = b + an / c;
      c = Math.abs(c) < TINY ? TINY : c;
      double factor = c * d;
      h *= factor;
      if (Math.abs(factor - 1) < SMALL) {
        break;
      }
    }
    return h;
  }

  static double logGamma(double a) {
    double sum = LANCZOS[0];
    for (int k = 1; k < LANCZOS.length; k++) {
      sum += LANCZOS[k] / (a - 1 + k);
    }
    double t = a + 6.5;
    return 0.5 * StrictMath.log(2 * Math.PI)
        + (a - 0.5) * StrictMath.log(t)
        - t
        + StrictMath.log(sum);
  }

  /** ψ(a), the derivative of ln Γ: mean of ln of a gamma variate of shape a. */
  static double digamma(double a) {
    double shift = 0;
    double x = a;
    while (x < 10) {
      shift -= 1 / x;
      x++;
    }
    double i = 1 / (x * x);
    return shift
        + StrictMath.log(x)
        - 0.5 / x
        - i * (1.0 / 12 - i * (1.0 / 120 - i * (1.0 / 252 - i / 240)));
  }

  /** ψ'(a): variance of ln of a gamma variate of shape a. */
  static double trigamma(double a) {
    double sum = 0;
    double x = a;
    while (x < 10) {
      sum += 1 / (x * x);
      x++;
    }
    double i = 1 / (x * x);
    return sum + 1 / x + i / 2 + i / x * (1.0 / 6 - i * (1.0 / 30 - i * (1.0 / 42 - i / 30)));
  }
}
