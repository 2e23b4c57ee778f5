package io.crisol.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.RandomStream;
import org.junit.jupiter.api.Test;

class StatisticalAssertionsTest {
  private static double[] normal(int count) {
    RandomStream random = new RandomStream(11);
    double[] samples = new double[count];
    for (int k = 0; k < count; k++) {
      samples[k] = random.nextGaussian();
    }
    return samples;
  }

  @Test
  void correlation_makes_the_error_of_the_mean_larger() {
    double[] samples = normal(8192);
    double alone = StatisticalAssertions.standardError(samples);
    assertThat(alone).isCloseTo(1 / Math.sqrt(8192), within(0.4 / Math.sqrt(8192)));
    for (int k = 1; k < samples.length; k++) {
      samples[k] = 0.9 * samples[k - 1] + Math.sqrt(0.19) * samples[k];
    }
    // The correlation time of 0.9 raises the error by √(1.9/0.1).
    assertThat(StatisticalAssertions.standardError(samples) / alone).isBetween(2.5, 6.0);
  }

  @Test
  void a_wrong_mean_and_a_wrong_distribution_are_noticed() {
    double[] samples = normal(4096);
    StatisticalAssertions.assertMean(samples, 0, 4);
    assertThatThrownBy(() -> StatisticalAssertions.assertMean(samples, 0.1, 4))
        .isInstanceOf(AssertionError.class);
    RandomStream random = new RandomStream(5);
    double[] uniform = new double[4096];
    for (int k = 0; k < uniform.length; k++) {
      uniform[k] = random.nextDouble();
    }
    StatisticalAssertions.assertDistribution(uniform, x -> x, 1e-4);
    assertThatThrownBy(() -> StatisticalAssertions.assertDistribution(uniform, x -> x * x, 1e-4))
        .isInstanceOf(AssertionError.class);
  }
}
