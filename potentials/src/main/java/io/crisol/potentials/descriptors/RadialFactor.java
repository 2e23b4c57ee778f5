package io.crisol.potentials.descriptors;

import io.crisol.potentials.Continuity;
import io.crisol.potentials.functions.Exponential;
import io.crisol.structures.Problem;

/** A function of a distance that vanishes from its cutoff on: one factor of symmetry functions. */
public sealed interface RadialFactor {
  /** Distance from which on it is zero, Å. */
  double cutoff();

  /** The function at distance {@code r}, Å. */
  double value(double r);

  /** Its derivative, 1/Å. */
  double slope(double r);

  /** What crossing the cutoff does. */
  Continuity continuity();

  /** In few words. */
  String text();

  /**
   * exp(−η (r − r_s)²) fc(r), where fc falls from the inner radius to the cutoff.
   *
   * @param eta η, 1/Å²
   * @param shift r_s, Å
   * @param inner share of the cutoff at which fc begins to fall, 0 ≤ inner &lt; 1; tanh³ falls from
   *     0 on whatever is given
   */
  record Gaussian(double eta, double shift, double cutoff, Falloff falloff, double inner)
      implements RadialFactor {
    /** Checks the parameters. */
    public Gaussian {
      checkCutoff(cutoff);
      if (!Double.isFinite(eta) || !Double.isFinite(shift)) {
        throw Problem.PARAMETER_INVALID.with(
            "eta or shift", eta + ", " + shift, "they are finite numbers", "correct them");
      }
      if (!(inner >= 0 && inner < 1)) {
        throw Problem.PARAMETER_INVALID.with(
            "inner cutoff",
            inner,
            "it is a share of the cutoff, from 0 to below 1",
            "give for example 0");
      }
    }

    /** Where fc begins to fall, Å. */
    double start() {
      return falloff.hasInner() ? inner * cutoff : 0;
    }

    private double fall(double r) {
      return r < start() ? 1 : falloff.value((r - start()) / (cutoff - start()));
    }

    private double fallSlope(double r) {
      double width = cutoff - start();
      return r < start() ? 0 : falloff.slope((r - start()) / width) / width;
    }

    @Override
    public double value(double r) {
      return r < cutoff ? Exponential.of(-eta * (r - shift) * (r - shift)) * fall(r) : 0;
    }

    @Override
    public double slope(double r) {
      if (!(r < cutoff)) {
        return 0;
      }
      double e = Exponential.of(-eta * (r - shift) * (r - shift));
      return e * (fallSlope(r) - 2 * eta * (r - shift) * fall(r));
    }

    @Override
    public Continuity continuity() {
      return falloff.continuity();
    }

    @Override
    public String text() {
      return "eta %s rs %s within %s Å".formatted(eta, shift, cutoff);
    }
  }

  /**
   * A hump C((r − c)/w) between {@code low} and {@code cutoff}, highest in the middle c; w is half
   * their distance and C falls on both sides. The asymmetric form takes (2 − |x|) |x| for |x|.
   *
   * <p>Source: Bircher, Singraber, Dellago, Mach. Learn.: Sci. Technol. 2, 035026 (2021),
   * doi:10.1088/2632-2153/abf817.
   *
   * @param low may be negative, so that the hump's top stands at 0, Å
   */
  record Compact(double low, double cutoff, Falloff falloff, boolean asymmetric)
      implements RadialFactor {
    /** Checks the parameters. */
    public Compact {
      checkCutoff(cutoff);
      Hump.check("low", low, cutoff);
    }

    @Override
    public double value(double r) {
      return Hump.value(r, low, cutoff, falloff, asymmetric);
    }

    @Override
    public double slope(double r) {
      return Hump.slope(r, low, cutoff, falloff, asymmetric);
    }

    @Override
    public Continuity continuity() {
      return Continuity.FORCES;
    }

    @Override
    public String text() {
      return "between %s and %s Å".formatted(low, cutoff);
    }
  }

  private static void checkCutoff(double cutoff) {
    if (!(cutoff > 0) || cutoff > 100) {
      throw Problem.PARAMETER_INVALID.with(
          "cutoff", cutoff, "a cutoff is a positive length in Å", "choose for example 6.0");
    }
  }
}
