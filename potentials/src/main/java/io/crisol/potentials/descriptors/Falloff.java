package io.crisol.potentials.descriptors;

import io.crisol.potentials.Continuity;
import io.crisol.potentials.functions.Exponential;
import io.crisol.potentials.functions.HalfTurns;

/**
 * Functions that fall from 1 at x = 0 (but for {@link #TANH_CUBED}) to 0 at x = 1.
 *
 * <p>Source: Behler, Int. J. Quantum Chem. 115, 1032 (2015), doi:10.1002/qua.24890 (cosine, tanh³);
 * Singraber, Behler, Dellago, JCTC 15, 1827 (2019), doi:10.1021/acs.jctc.8b00770 (exponential and
 * polynomials, which make as many derivatives vanish at both ends as their number says).
 */
public enum Falloff {
  /** 1. */
  HARD,
  /** ½ (cos πx + 1). */
  COSINE,
  /** tanh³(1 − x), which begins at tanh³ 1 = 0.4418. */
  TANH_CUBED,
  /** tanh³(1 − x) / tanh³ 1. */
  NORMALISED_TANH_CUBED,
  /** exp(1 − 1/(1 − x²)). */
  EXPONENTIAL,
  /** 1 + x² (2x − 3). */
  POLYNOMIAL_1,
  /** 1 − x³ (10 − 15x + 6x²). */
  POLYNOMIAL_2,
  /** 1 − x⁴ (35 − 84x + 70x² − 20x³). */
  POLYNOMIAL_3,
  /** 1 − x⁵ (126 − 420x + 540x² − 315x³ + 70x⁴). */
  POLYNOMIAL_4;

  private static final double TANH_OF_ONE = tanh(1);
  private static final double NORM = 1 / (TANH_OF_ONE * TANH_OF_ONE * TANH_OF_ONE);

  /** The function at x; 0 from 1 on. */
  public double value(double x) {
    if (x >= 1) {
      return 0;
    }
    return switch (this) {
      case HARD -> 1;
      case COSINE -> 0.5 * (HalfTurns.cosine(x) + 1);
      case TANH_CUBED -> cube(tanh(1 - x));
      case NORMALISED_TANH_CUBED -> NORM * cube(tanh(1 - x));
      case EXPONENTIAL -> Exponential.of(1 - 1 / (1 - x * x));
      case POLYNOMIAL_1 -> 1 + x * x * (2 * x - 3);
      case POLYNOMIAL_2 -> 1 - x * x * x * (10 + x * (6 * x - 15));
      case POLYNOMIAL_3 -> 1 - x * x * (x * x) * (35 + x * (x * (70 - 20 * x) - 84));
      case POLYNOMIAL_4 ->
          1 - x * x * (x * x) * x * (126 + x * (x * (540 + x * (70 * x - 315)) - 420));
    };
  }

  /** Its derivative by x; 0 from 1 on. */
  public double slope(double x) {
    if (x >= 1) {
      return 0;
    }
    double y = 1 - x;
    return switch (this) {
      case HARD -> 0;
      case COSINE -> -0.5 * Math.PI * HalfTurns.sine(x);
      case TANH_CUBED -> slopeOfCube(tanh(y));
      case NORMALISED_TANH_CUBED -> NORM * slopeOfCube(tanh(y));
      case EXPONENTIAL -> -2 * x / ((1 - x * x) * (1 - x * x)) * value(x);
      case POLYNOMIAL_1 -> -6 * x * y;
      case POLYNOMIAL_2 -> -30 * (x * y) * (x * y);
      case POLYNOMIAL_3 -> -140 * (x * y) * (x * y) * (x * y);
      case POLYNOMIAL_4 -> -630 * (x * y) * (x * y) * ((x * y) * (x * y));
    };
  }

  /** Whether it may begin at an inner radius. */
  public boolean hasInner() {
    return this != HARD && this != TANH_CUBED && this != NORMALISED_TANH_CUBED;
  }

  /** What crossing x = 1 does. */
  public Continuity continuity() {
    return this == HARD ? Continuity.BROKEN : Continuity.FORCES;
  }

  private static double cube(double t) {
    return t * t * t;
  }

  private static double slopeOfCube(double t) {
    return -3 * t * t * (1 - t * t);
  }

  private static double tanh(double y) {
    double e = Exponential.of(-2 * y);
    return (1 - e) / (1 + e);
  }
}
