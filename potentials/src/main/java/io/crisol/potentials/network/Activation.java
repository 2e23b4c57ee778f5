package io.crisol.potentials.network;

import io.crisol.potentials.functions.Exponential;
import io.crisol.potentials.functions.HalfTurns;
import io.crisol.potentials.functions.Logarithm;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a unit makes of its weighted sum z. Values, slopes and curvatures are made of our own
 * functions: the same bits before and after just-in-time compilation.
 */
public enum Activation {
  /** z. */
  LINEAR,
  /** tanh z. */
  TANH,
  /** 1/(1 + e^−z). */
  SIGMOID,
  /** ln(1 + e^z). */
  SOFTPLUS,
  /** exp(−z²/2). */
  GAUSSIAN,
  /** cos z. */
  COSINE,
  /** 1.7159 tanh(2z/3), "mtanh" in aenet. */
  SCALED_TANH,
  /** The same + 0.1 z, "twist" in aenet. */
  TWISTED_TANH,
  /** max(0, z). */
  RECTIFIER,
  /** 1 − 1/(1 + e^−z). */
  REVERSED_SIGMOID,
  /** e^−z. */
  EXPONENTIAL,
  /** z². */
  HARMONIC;

  private static final double HEIGHT = 1.7159;
  private static final double RATE = 2.0 / 3.0;
  private static final double TWIST = 0.1;

  /** Name in potential files. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** By its name in potential files. */
  static Optional<Activation> find(String text) {
    return Arrays.stream(values()).filter(a -> a.text().equals(text)).findFirst();
  }

  /** Replaces {@code count} sums, padded to whole vectors, by their values, and fills slopes. */
  void apply(double[] z, double[] slope, int count) {
    switch (this) {
      case LINEAR -> Arrays.fill(slope, 0, count, 1);
      case TANH -> tanh(z, slope, count);
      case SOFTPLUS -> SigmoidKernel.softplus(z, slope, count);
      case SIGMOID -> SigmoidKernel.sigmoid(z, slope, count);
      default -> {
        for (int k = 0; k < count; k++) {
          double sum = z[k];
          z[k] = value(sum);
          slope[k] = slope(sum, z[k]);
        }
      }
    }
  }

  private static void tanh(double[] z, double[] slope, int count) {
    TanhKernel.apply(z, count);
    for (int k = 0; k < count; k++) {
      slope[k] = 1 - z[k] * z[k];
    }
  }

  /** Value at {@code z}. */
  double value(double z) {
    return switch (this) {
      case LINEAR -> z;
      case TANH -> TanhKernel.tanh(z);
      case SIGMOID -> sigmoid(z);
      case SOFTPLUS -> Math.max(z, 0) + Logarithm.of(1 + Exponential.of(-Math.abs(z)));
      case GAUSSIAN -> Exponential.of(-0.5 * z * z);
      case COSINE -> HalfTurns.cosine(z / Math.PI);
      case SCALED_TANH -> HEIGHT * TanhKernel.tanh(RATE * z);
      case TWISTED_TANH -> HEIGHT * TanhKernel.tanh(RATE * z) + TWIST * z;
      case RECTIFIER -> Math.max(z, 0);
      case REVERSED_SIGMOID -> sigmoid(-z);
      case EXPONENTIAL -> Exponential.of(-z);
      case HARMONIC -> z * z;
    };
  }

  /** Derivative at {@code z}, where the value is {@code a}. */
  double slope(double z, double a) {
    return switch (this) {
      case LINEAR -> 1;
      case TANH -> 1 - a * a;
      case SIGMOID -> a * (1 - a);
      case SOFTPLUS -> sigmoid(z);
      case GAUSSIAN -> -z * a;
      case COSINE -> -HalfTurns.sine(z / Math.PI);
      case SCALED_TANH -> scaledSlope(z);
      case TWISTED_TANH -> scaledSlope(z) + TWIST;
      case RECTIFIER -> z > 0 ? 1 : 0;
      case REVERSED_SIGMOID -> -a * (1 - a);
      case EXPONENTIAL -> -a;
      case HARMONIC -> 2 * z;
    };
  }

  /** Second derivative at {@code z}, where the value is {@code a} and the slope {@code s}. */
  double curvature(double z, double a, double s) {
    return switch (this) {
      case LINEAR, RECTIFIER -> 0;
      case TANH -> -2 * a * s;
      case SIGMOID -> s * (1 - 2 * a);
      case REVERSED_SIGMOID -> s * (2 * a - 1);
      case SOFTPLUS -> s * (1 - s);
      case GAUSSIAN -> (z * z - 1) * a;
      case COSINE -> -a;
      case SCALED_TANH, TWISTED_TANH -> -2 * RATE * TanhKernel.tanh(RATE * z) * scaledSlope(z);
      case EXPONENTIAL -> a;
      case HARMONIC -> 2;
    };
  }

  private static double sigmoid(double z) {
    double e = Exponential.of(-Math.abs(z));
    return z >= 0 ? 1 / (1 + e) : e / (1 + e);
  }

  private static double scaledSlope(double z) {
    double t = TanhKernel.tanh(RATE * z);
    return HEIGHT * RATE * (1 - t * t);
  }
}
