package io.crisol.simulation.transport;

/**
 * What is known of a diffusivity, or of anything else that is a sum of squares of displacements.
 * With ν = 2/v degrees of freedom the estimate is distributed as D χ²_ν / ν about the true D: its
 * relative variance is v, and the posterior of D under the prior 1/D is estimate · ν / χ²_ν.
 *
 * @param estimate in whatever unit; may be 0 or less where nothing diffuses
 * @param variance relative variance v of the estimate
 */
public record Diffusivity(double estimate, double variance) {
  /** Probability within one standard deviation of a normal deviate. */
  static final double ONE_SIGMA = 0.682689492137086;

  /** Degrees of freedom ν. */
  public double degrees() {
    return 2 / variance;
  }

  /** Standard deviation of the estimate. */
  public double error() {
    return Math.abs(estimate) * Math.sqrt(variance);
  }

  /** Whether there is a positive value to speak of. */
  public boolean isKnown() {
    return estimate > 0 && Double.isFinite(variance);
  }

  /** Central interval that holds the value with this probability; double[2]. */
  public double[] interval(double probability) {
    return new double[] {quantile((1 - probability) / 2), quantile((1 + probability) / 2)};
  }

  /** The value that D is below with this probability. */
  public double quantile(double probability) {
    double nu = degrees();
    return estimate * nu / ChiSquare.quantile(1 - probability, nu);
  }

  /** 68.27 % interval. */
  public double[] interval68() {
    return interval(ONE_SIGMA);
  }

  /** 95 % interval. */
  public double[] interval95() {
    return interval(0.95);
  }

  /** The same in another unit. */
  public Diffusivity times(double factor) {
    return new Diffusivity(factor * estimate, variance);
  }

  /** Posterior mean of ln D. */
  public double meanLog() {
    double half = 0.5 * degrees();
    return StrictMath.log(estimate) + StrictMath.log(half) - ChiSquare.digamma(half);
  }

  /** Posterior variance of ln D. */
  public double varianceLog() {
    return ChiSquare.trigamma(0.5 * degrees());
  }

  /**
   * Haven's ratio: this, of tracers, over the collective diffusivity of the same walk. The relative
   * covariance of the two is the variance of the tracers', as for independent walkers and for
   * groups that walk together.
   */
  public Diffusivity over(Diffusivity collective) {
    return new Diffusivity(
        estimate / collective.estimate,
        Math.max(collective.variance - variance, 0.1 * collective.variance));
  }

  /** Interval of a ratio whose denominator is the uncertain part; double[2]. */
  public double[] ratioInterval(double probability) {
    double nu = degrees();
    return new double[] {
      estimate * ChiSquare.quantile((1 - probability) / 2, nu) / nu,
      estimate * ChiSquare.quantile((1 + probability) / 2, nu) / nu
    };
  }
}
