package io.crisol.potentials.functions;

import jdk.incubator.vector.DoubleVector;

/**
 * The complementary error function, erfc(x) = 2/√π ∫ₓ^∞ exp(−t²) dt, to about 1e-15 relative for x
 * up to 26; the same bits always.
 *
 * <p>Below 1 by the series erf(x) = 2/√π exp(−x²) Σ 2ⁿ x²ⁿ⁺¹ / (2n+1)!!, whose terms are positive;
 * above by the trapezoidal rule with step h for exp(−x²)/π ∫ x exp(−t²)/(x² + t²) dt, whose error
 * falls like exp(−π²/h²) once the pole at t = ix is accounted for (Chiarella, Reichel, Math. Comp.
 * 22, 137 (1968)).
 *
 * <p>{@link #scaled(double)} is for kernels: (1 + 2x) exp(x²) erfc(x) as a polynomial of degree 22
 * in (x − 3.75)/(x + 3.75), the Chebyshev series of M. M. Shepherd, J. G. Laframboise, Math. Comp.
 * 36, 249 (1981), in powers, computed anew with 40 digits.
 */
public final class ErrorFunction {
  /** Middle of the mapping of {@link #scaled(double)}. */
  public static final double CENTRE = 3.75;

  private static final double STEP = 0.5;
  private static final double TWO_OVER_ROOT_PI = 1.1283791670955126;
  private static final double[] WEIGHTS = new double[14];

  private static final int DEGREE = 22;

  /** Coefficients of (1 + 2x) exp(x²) erfc(x) in powers of (x − 3.75)/(x + 3.75). */
  private static final double[] POWERS = {
    1.2375126308378275,
    -0.14024059858554525,
    0.0035854154854790257,
    0.08227673848999506,
    -0.10880393014244462,
    0.09230432116428125,
    -0.05869339857664934,
    0.02836227737211114,
    -0.009746579683265262,
    0.0017556261651970652,
    0.000293714378044958,
    -0.00029015535246077655,
    5.164652974177416e-05,
    2.2387565714911816e-05,
    -1.143804803334689e-05,
    -9.792625707303536e-07,
    1.7419821586224778e-06,
    -5.0844653786872e-08,
    -2.4857126248016454e-07,
    1.879082322370004e-08,
    3.1979266716666805e-08,
    -1.9551358868984814e-09,
    -2.6231073471332497e-09
  };

  static {
    for (int n = 0; n < WEIGHTS.length; n++) {
      WEIGHTS[n] = StrictMath.exp(-n * STEP * n * STEP);
    }
  }

  private ErrorFunction() {}

  /** erfc(x) for x ≥ 0. */
  public static double complement(double x) {
    return x < 1 ? 1 - TWO_OVER_ROOT_PI * gaussian(x) * series(x) : quadrature(x);
  }

  /** exp(−x²), with the rounding error of x² taken back. */
  public static double gaussian(double x) {
    double square = x * x;
    double error = Math.fma(x, x, -square);
    return StrictMath.exp(-square) * (1 - error);
  }

  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; term > 1e-17 * sum; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return sum;
  }

  private static double quadrature(double x) {
    double square = x * x;
    double sum = 0;
    for (int n = WEIGHTS.length - 1; n > 0; n--) {
      sum += WEIGHTS[n] / (n * STEP * n * STEP + square);
    }
    double integral = STEP / Math.PI * x * (1 / square + 2 * sum) * gaussian(x);
    // The pole lies inside the strip in which the rule converges as long as x < π/h.
    return x < Math.PI / STEP
        ? integral + 2 / (1 - StrictMath.exp(2 * Math.PI * x / STEP))
        : integral;
  }

  /**
   * (1 + 2x) exp(x²) erfc(x) for x from 0 to 26 to about 1e-15 relative, the same operations in the
   * same order for numbers and for vectors.
   *
   * @param t (x − {@link #CENTRE})/(x + {@link #CENTRE})
   */
  public static double scaled(double t) {
    double square = t * t;
    double even = POWERS[DEGREE];
    double odd = POWERS[DEGREE - 1];
    for (int k = DEGREE - 2; k > 0; k -= 2) {
      even = Math.fma(even, square, POWERS[k]);
      odd = Math.fma(odd, square, POWERS[k - 1]);
    }
    even = Math.fma(even, square, POWERS[0]);
    return Math.fma(odd, t, even);
  }

  /** {@link #scaled(double)} of each lane. */
  public static DoubleVector scaled(DoubleVector t) {
    DoubleVector square = t.mul(t);
    DoubleVector even = DoubleVector.broadcast(t.species(), POWERS[DEGREE]);
    DoubleVector odd = DoubleVector.broadcast(t.species(), POWERS[DEGREE - 1]);
    for (int k = DEGREE - 2; k > 0; k -= 2) {
      even = even.fma(square, DoubleVector.broadcast(t.species(), POWERS[k]));
      odd = odd.fma(square, DoubleVector.broadcast(t.species(), POWERS[k - 1]));
    }
    even = even.fma(square, DoubleVector.broadcast(t.species(), POWERS[0]));
    return odd.fma(t, even);
  }
}
