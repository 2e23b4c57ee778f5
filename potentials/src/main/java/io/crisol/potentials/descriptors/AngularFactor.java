package io.crisol.potentials.descriptors;

import io.crisol.potentials.functions.Exponential;
import io.crisol.potentials.functions.Logarithm;
import io.crisol.structures.Problem;

/** A function of the angle θ between two neighbours: one factor of angular symmetry functions. */
public sealed interface AngularFactor {
  /** The function of cos θ. */
  double value(double cosine);

  /**
   * Its derivative by cos θ. At cos θ = ±1, where the direction of the change of θ is not defined
   * and that of cos θ vanishes, 0 where the limit is infinite.
   */
  double slope(double cosine);

  /** In few words. */
  String text();

  /**
   * 2^(1−ζ) (1 + λ cos θ)^ζ; 0 where the bracket is not positive.
   *
   * @param lambda λ, usually 1 or −1
   * @param zeta ζ, positive
   */
  record CosinePower(double lambda, double zeta) implements AngularFactor {
    /** Checks the parameters. */
    public CosinePower {
      if (!(zeta > 0) || !Double.isFinite(zeta) || !Double.isFinite(lambda)) {
        throw Problem.PARAMETER_INVALID.with(
            "zeta", zeta, "the exponent is a positive number", "choose for example 1");
      }
    }

    /** ζ where it is a whole number up to 1000, −1 otherwise. */
    int whole() {
      return zeta == Math.rint(zeta) && zeta <= 1000 ? (int) zeta : -1;
    }

    @Override
    public double value(double cosine) {
      double p = 0.5 * (1 + lambda * cosine);
      return p > 0 ? 2 * power(p, zeta) : 0;
    }

    @Override
    public double slope(double cosine) {
      double p = 0.5 * (1 + lambda * cosine);
      return p > 0 || zeta == 1 ? lambda * zeta * power(Math.max(p, 0), zeta - 1) : 0;
    }

    private static double power(double base, double exponent) {
      if (exponent == Math.rint(exponent) && exponent <= 1000) {
        double result = 1;
        double square = base;
        for (int n = (int) exponent; n > 0; n >>= 1) {
          result = (n & 1) == 1 ? result * square : result;
          square *= square;
        }
        return result;
      }
      return base > 0 ? Exponential.of(exponent * Logarithm.of(base)) : 0;
    }

    @Override
    public String text() {
      return "lambda %s zeta %s".formatted(lambda, zeta);
    }
  }

  /**
   * A hump in θ as {@link RadialFactor.Compact} is one in r.
   *
   * @param left radians; negative only where {@code right} = −left
   * @param right radians; above π only where the middle is π
   */
  record Compact(double left, double right, Falloff falloff, boolean asymmetric)
      implements AngularFactor {
    /** Checks the parameters. */
    public Compact {
      Hump.check("left angle", left, right);
      double tolerance = 1e-12;
      boolean below = left < -tolerance && Math.abs(left + right) > tolerance;
      boolean above =
          right > Math.PI + tolerance && Math.abs(left + right - 2 * Math.PI) > tolerance;
      if (below || above || right - left > 2 * Math.PI + tolerance) {
        throw Problem.PARAMETER_INVALID.with(
            "the angles",
            Math.toDegrees(left) + " to " + Math.toDegrees(right),
            "beyond 0 and 180 degrees the middle must be 0 or 180",
            "correct them");
      }
    }

    @Override
    public double value(double cosine) {
      return Hump.value(angle(cosine), left, right, falloff, asymmetric);
    }

    @Override
    public double slope(double cosine) {
      double sine = Math.sqrt((1 - cosine) * (1 + cosine));
      return sine > 0 ? -Hump.slope(angle(cosine), left, right, falloff, asymmetric) / sine : 0;
    }

    private static double angle(double cosine) {
      return StrictMath.acos(cosine);
    }

    @Override
    public String text() {
      return "between %.1f and %.1f degrees".formatted(Math.toDegrees(left), Math.toDegrees(right));
    }
  }
}
