package io.crisol.simulation.transport;

import java.util.ArrayList;
import java.util.List;

/**
 * Diffusivities of walkers from their mean square displacements ⟨|r(t₀ + t) − r(t₀)|²⟩ = 6 D t + c:
 * of tracers (mean over walkers) and collective (of Σ r / √N).
 *
 * <p>The line is a generalised least squares fit ({@link SlopeFit}) from a lag on from which it
 * describes the displacements: the shortest whose χ² is not improbable (5 %), and then twice that,
 * since a bias as large as the error goes unnoticed half of the time. Only displacements of up to a
 * quarter of the run are looked at.
 *
 * <p>The variance of the slope has three parts, each seen in the data: that of a normal random walk
 * with vibrations (the modelled covariance); what hops add as long as each atom has made few (the
 * fourth cumulant of displacements, which grows as time does, so it adds its share per step); and a
 * factor for atoms that do not walk independently, from how the mean over atoms scatters from
 * window to window compared with a single atom. The scatter of the slopes of single atoms is joined
 * to this model, which counts as much as 20 atoms.
 */
final class WalkFit {
  private static final int[] FACTORS = {1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128};
  private static final double PRIOR = 20;
  private static final double PRIOR_JOINT = 5;
  private static final double VIBRATIONS = 8;
  private static final double IMPROBABLE = 0.05;
  private static final int SAFETY = 2;

  /** The longest first lag is this part of the run, the longest lag four times that. */
  private static final int SHORTEST_RUN = 16;

  /** Fewer steps than this cannot be judged. */
  static final int FEWEST_STEPS = 2 * SHORTEST_RUN;

  private final Walkers walkers;
  private final Walkers together;
  private final int steps;

  private WalkFit(Walkers walkers) {
    this.walkers = walkers;
    this.together = walkers.together();
    this.steps = walkers.steps();
  }

  /**
   * Fits.
   *
   * @param walkers at least {@link #FEWEST_STEPS} steps
   */
  static WalkEstimate of(Walkers walkers) {
    return new WalkFit(walkers).estimate();
  }

  /** Lags in steps that may begin the line. */
  private List<Integer> starts() {
    List<Integer> starts = new ArrayList<>();
    for (int m = 1; m <= steps / SHORTEST_RUN; ) {
      starts.add(m);
      m = Math.max(m + 1, (int) Math.round(m * Math.sqrt(2)));
    }
    return starts;
  }

  private static int[] lags(int start, int steps) {
    return java.util.Arrays.stream(FACTORS)
        .map(factor -> factor * start)
        .filter(lag -> lag <= steps / 4)
        .toArray();
  }

  private WalkEstimate estimate() {
    int wanted = Integer.MAX_VALUE;
    WalkEstimate last = null;
    for (int start : starts()) {
      if (wanted != Integer.MAX_VALUE && start < wanted) {
        continue;
      }
      last = from(start);
      boolean fits = last.probability() > IMPROBABLE && last.tracer().estimate() > 0;
      if (wanted == Integer.MAX_VALUE && fits) {
        wanted = start == 1 ? 1 : SAFETY * start;
      }
      if (start >= wanted) {
        return last;
      }
    }
    double missing = wanted == Integer.MAX_VALUE ? 4 : (double) wanted * SHORTEST_RUN / steps;
    return last.asTooShort(Math.max(2, missing));
  }

  private WalkEstimate from(int start) {
    int[] lags = lags(start, steps);
    double[][] squares = new double[lags.length][];
    double[] tracer = new double[lags.length];
    for (int k = 0; k < lags.length; k++) {
      squares[k] = walkers.meanSquares(lags[k]);
      tracer[k] = Walkers.mean(squares[k]) / Walkers.AXES;
    }
    SlopeFit one = SlopeFit.of(lags, tracer, steps);
    Walkers.Scatter scatter = walkers.scatter(start);
    double hops = hopVariance(scatter, one, start);
    int window = window(one, start);
    double joint = joint(window);
    double variance = variance(one, squares, hops, joint) * doubt(window);
    double misfit = one.misfit() * one.variance() / variance;
    double few = Math.max(1, joint) * hops / walkers.size();
    return new WalkEstimate(
        start,
        lags,
        new Diffusivity(diffusivity(one), variance),
        one.intercept() * Walkers.AXES,
        collective(together, start, few),
        few,
        lags.length > 2 ? ChiSquare.above(misfit, lags.length - 2) : 1,
        1);
  }

  /**
   * Diffusivity of one walker that is the sum of many.
   *
   * @param sum the walker, such as the sum of charges times positions
   * @param start first lag of the line, in steps
   * @param hops what is added to its relative variance
   */
  static Diffusivity collective(Walkers sum, int start, double hops) {
    int[] lags = lags(start, sum.steps());
    double[] squares = new double[lags.length];
    for (int k = 0; k < lags.length; k++) {
      squares[k] = sum.meanSquare(lags[k]) / Walkers.AXES;
    }
    SlopeFit fit = SlopeFit.of(lags, squares, sum.steps());
    double normal = fit.variance() / Walkers.AXES;
    return new Diffusivity(
        fit.slope() / (2 * sum.interval()), Math.max(normal + hops, 0.1 * normal));
  }

  private double diffusivity(SlopeFit fit) {
    return fit.slope() / (2 * walkers.interval());
  }

  /** Relative variance of the slope of one walker by the fourth cumulant of its displacements. */
  private double hopVariance(Walkers.Scatter scatter, SlopeFit fit, int start) {
    double grown = fit.slope() * Walkers.AXES * start;
    return scatter.excess() / (grown * grown) * start / steps;
  }

  /** A window over which atoms walk far more than they vibrate, if the run has sixteen such. */
  private int window(SlopeFit fit, int start) {
    double wanted = VIBRATIONS * Math.max(0, fit.intercept()) / Math.max(fit.slope(), 1e-300);
    return (int) Math.clamp(Math.ceil(wanted), start, Math.max(start, steps / SHORTEST_RUN));
  }

  /** Variance of Student's t for the variances that are found from few atoms and few windows. */
  private double doubt(int window) {
    double atoms = walkers.size() - 1 + PRIOR;
    double windows = (double) steps / window + PRIOR_JOINT;
    return walkers.size() == 1 ? 1 : atoms / (atoms - 2) * windows / (windows - 2);
  }

  /** By how much the mean over walkers scatters more than that of independent ones. */
  private double joint(int window) {
    Walkers.Scatter scatter = walkers.scatter(window);
    double windows = (double) steps / window;
    double seen = scatter.varianceOfMean() * walkers.size() / scatter.variance();
    return walkers.size() == 1 || !Double.isFinite(seen)
        ? 1
        : (PRIOR_JOINT + windows * seen) / (PRIOR_JOINT + windows);
  }

  private double variance(SlopeFit fit, double[][] squares, double hops, double joint) {
    int n = walkers.size();
    double normal = fit.variance() / Walkers.AXES;
    double model = Math.max(normal + hops, 0.1 * normal) / n;
    if (n == 1) {
      return model;
    }
    double[] slopes = new double[n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < squares.length; k++) {
        slopes[i] += fit.weights()[k] * squares[k][i] / Walkers.AXES;
      }
    }
    double seen =
        Walkers.squareDeviations(slopes, fit.slope()) / (n - 1.0) / n / (fit.slope() * fit.slope());
    return Math.max(joint, 0.1) * ((n - 1) * seen + PRIOR * model) / (n - 1 + PRIOR);
  }
}
