package io.crisol.simulation.transport;

import io.crisol.structures.Units;
import java.util.Arrays;

/**
 * A line y = a − E / kT through logarithms of diffusivities, weighted by their posterior variances;
 * abscissa and errors in closed form, in the variable x = 1/kT less its weighted mean.
 *
 * @param mean weighted mean of 1/kT, 1/eV
 * @param level y at that mean
 * @param energy E, eV
 * @param levelVariance of {@code level}
 * @param energyVariance eV²
 * @param misfit χ² of the points about the line
 * @param degrees degrees of freedom: points less 2
 * @param curvature coefficient of x² over its standard deviation; NaN with fewer than 4 points
 */
public record ArrheniusLine(
    double mean,
    double level,
    double energy,
    double levelVariance,
    double energyVariance,
    double misfit,
    int degrees,
    double curvature) {
  /**
   * The line.
   *
   * @param temperatures K, at least two different ones
   * @param values logarithms
   * @param variances of them
   */
  static ArrheniusLine of(double[] temperatures, double[] values, double[] variances) {
    int n = values.length;
    double[] x = Arrays.stream(temperatures).map(t -> 1 / (Units.BOLTZMANN * t)).toArray();
    double weights = Arrays.stream(variances).map(v -> 1 / v).sum();
    double meanX = weighted(x, variances) / weights;
    double meanY = weighted(values, variances) / weights;
    double squares = 0;
    double products = 0;
    for (int k = 0; k < n; k++) {
      squares += (x[k] - meanX) * (x[k] - meanX) / variances[k];
      products += (x[k] - meanX) * (values[k] - meanY) / variances[k];
    }
    double slope = products / squares;
    double misfit = misfit(x, values, variances, meanX, meanY, slope);
    return new ArrheniusLine(
        meanX,
        meanY,
        -slope,
        1 / weights,
        1 / squares,
        misfit,
        n - 2,
        curvature(x, values, variances, meanX, meanY, slope));
  }

  private static double weighted(double[] values, double[] variances) {
    double sum = 0;
    for (int k = 0; k < values.length; k++) {
      sum += values[k] / variances[k];
    }
    return sum;
  }

  private static double misfit(
      double[] x, double[] y, double[] variances, double meanX, double meanY, double slope) {
    double misfit = 0;
    for (int k = 0; k < x.length; k++) {
      double off = y[k] - meanY - slope * (x[k] - meanX);
      misfit += off * off / variances[k];
    }
    return misfit;
  }

  /** Of what x² holds beyond a line (Gram-Schmidt), in standard deviations. */
  private static double curvature(
      double[] x, double[] y, double[] variances, double meanX, double meanY, double slope) {
    if (x.length < 4) {
      return Double.NaN;
    }
    double weights = 0;
    double squares = 0;
    double square = 0;
    double cube = 0;
    for (int k = 0; k < x.length; k++) {
      double d = x[k] - meanX;
      weights += 1 / variances[k];
      squares += d * d / variances[k];
      square += d * d / variances[k];
      cube += d * d * d / variances[k];
    }
    double norm = 0;
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      double d = x[k] - meanX;
      double q = d * d - square / weights - cube / squares * d;
      norm += q * q / variances[k];
      sum += q * (y[k] - meanY - slope * d) / variances[k];
    }
    return norm > 1e-12 * squares ? sum / Math.sqrt(norm) : Double.NaN;
  }

  /** Value at a temperature, K. */
  public double at(double temperature) {
    return level - energy * (1 / (Units.BOLTZMANN * temperature) - mean);
  }

  /** Probability of points that lie farther from a line. */
  public double probability() {
    return degrees < 1 ? 1 : ChiSquare.above(misfit, degrees);
  }

  /** Points farther from the line than their errors say (5 %) make all errors larger. */
  public double inflation() {
    return probability() < 0.05 ? Math.sqrt(misfit / degrees) : 1;
  }

  /** Standard deviation of the value at a temperature, K. */
  public double error(double temperature) {
    double d = 1 / (Units.BOLTZMANN * temperature) - mean;
    return inflation() * Math.sqrt(levelVariance + d * d * energyVariance);
  }

  /** Standard deviation of the energy, eV. */
  public double energyError() {
    return inflation() * Math.sqrt(energyVariance);
  }
}
