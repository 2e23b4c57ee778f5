package io.crisol.simulation.kinetic;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A ratio of sums over independent runs with its error by the jackknife (M. H. Quenouille,
 * Biometrika 43, 353 (1956), doi:10.1093/biomet/43.3-4.353): the scatter of what is left when one
 * run after the other is taken out.
 *
 * @param value of all runs
 * @param error one standard deviation
 */
public record Estimate(double value, double error) {
  static Estimate of(List<Segment> runs, ToDoubleFunction<Segment> ratio) {
    Segment all = Segment.none(runs.getFirst().occupied().length);
    for (Segment run : runs) {
      all = all.plus(run);
    }
    int n = runs.size();
    double[] without = new double[n];
    double mean = 0;
    for (int k = 0; k < n; k++) {
      without[k] = ratio.applyAsDouble(all.minus(runs.get(k)));
      mean += without[k] / n;
    }
    double squares = 0;
    for (double value : without) {
      squares += (value - mean) * (value - mean);
    }
    return new Estimate(ratio.applyAsDouble(all), Math.sqrt(squares * (n - 1) / n));
  }

  /** Error by value. */
  public double relative() {
    return error / Math.abs(value);
  }

  /** The interval that holds the value with a probability of 68 or, twice as wide, 95 %. */
  public double[] interval(double deviations) {
    return new double[] {value - deviations * error, value + deviations * error};
  }
}
