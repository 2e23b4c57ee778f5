package io.crisol.testkit;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Assertions on random samples; with a fixed seed they pass always or never. */
public final class StatisticalAssertions {
  private StatisticalAssertions() {}

  /**
   * Standard error of the mean of correlated samples: the largest that averaging over blocks of 1,
   * 2, 4 … samples gives while at least 32 blocks remain (Flyvbjerg, Petersen, J. Chem. Phys. 91,
   * 461 (1989), doi:10.1063/1.457480).
   */
  public static double standardError(double[] samples) {
    double[] blocks = samples.clone();
    double largest = 0;
    while (blocks.length >= 32) {
      double mean = Arrays.stream(blocks).average().orElseThrow();
      double squares = 0;
      for (double block : blocks) {
        squares += (block - mean) * (block - mean);
      }
      largest = Math.max(largest, Math.sqrt(squares / (blocks.length - 1.0) / blocks.length));
      double[] halved = new double[blocks.length / 2];
      for (int k = 0; k < halved.length; k++) {
        halved[k] = (blocks[2 * k] + blocks[2 * k + 1]) / 2;
      }
      blocks = halved;
    }
    return largest;
  }

  /**
   * Asserts that the mean of at least 32 samples, correlated or not, lies within so many standard
   * errors of the expected.
   */
  public static void assertMean(double[] samples, double expected, double standardErrors) {
    if (samples.length < 32) {
      throw new IllegalArgumentException(
          "a standard error needs 32 samples and there are " + samples.length);
    }
    double mean = Arrays.stream(samples).average().orElseThrow();
    double error = standardError(samples);
    if (!(Math.abs(mean - expected) <= standardErrors * error)) {
      throw new AssertionError(
          "mean "
              + mean
              + " ± "
              + error
              + ", expected "
              + expected
              + " within "
              + standardErrors
              + " standard errors");
    }
  }

  /**
   * Asserts that independent samples follow a distribution, by Kolmogorov and Smirnov's largest
   * distance.
   *
   * @param cumulative the distribution function
   * @param significance probability with which samples of this very distribution fail, such as 1e-4
   */
  public static void assertDistribution(
      double[] samples, DoubleUnaryOperator cumulative, double significance) {
    double[] sorted = samples.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    double distance = 0;
    for (int k = 0; k < n; k++) {
      double expected = cumulative.applyAsDouble(sorted[k]);
      distance = Math.max(distance, Math.max(expected - (double) k / n, (k + 1.0) / n - expected));
    }
    // Limit of many samples: P(D > d) ≈ 2 exp(−2 n d²).
    double limit = Math.sqrt(Math.log(2 / significance) / (2 * n));
    if (!(distance <= limit)) {
      throw new AssertionError(
          "the distribution is off by "
              + distance
              + ", more than "
              + limit
              + " for "
              + n
              + " samples");
    }
  }
}
