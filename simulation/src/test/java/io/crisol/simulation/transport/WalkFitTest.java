package io.crisol.simulation.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Diffusivities and Haven's ratio, and intervals that hold the truth as often as they say. */
class WalkFitTest {
  /** Few hops, many hops, hops in pairs (Haven's ratio one half), few atoms that vibrate. */
  @ParameterizedTest
  @CsvSource({
    "300, 32, 0.1, 0, 1",
    "300, 16, 1, 0, 1",
    "500, 32, 0.1, 0, 2",
    "1000, 8, 0.04, 0.2, 1"
  })
  void intervals_hold_the_truth(int steps, int atoms, double hops, double vibration, int group) {
    RandomStream random = new RandomStream(20261122);
    Coverage tracer = new Coverage();
    Coverage collective = new Coverage();
    Coverage haven = new Coverage();
    double truth = hops / 6;
    for (int run = 0; run < 400; run++) {
      WalkEstimate found =
          WalkFit.of(Walks.lattice(steps, atoms, hops, vibration, group, random.fork(run)));
      tracer.count(truth, found.tracer().interval68(), found.tracer().interval95());
      collective.count(
          truth * group, found.collective().interval68(), found.collective().interval95());
      Diffusivity ratio = found.tracer().over(found.collective());
      haven.count(
          1.0 / group, ratio.ratioInterval(Diffusivity.ONE_SIGMA), ratio.ratioInterval(0.95));
    }
    tracer.check("tracer");
    collective.check("collective");
    haven.check("Haven's ratio");
  }

  /**
   * A vacancy in fcc: an atom that has hopped likes to hop back, f = 0.7815 (Compaan and Haven,
   * Trans. Faraday Soc. 52, 786 (1956)). In a periodic crystal of N sites, to which the vacancy
   * returns from all sides, it is larger by about 1/N.
   */
  @Test
  void a_vacancy_has_its_correlation_factor() {
    int sites = 4 * 5 * 5 * 5;
    double factor = 0.78146 + 1.0 / sites;
    Walkers walkers = Walks.vacancy(5, 3000, 60, new RandomStream(4));
    WalkEstimate found = WalkFit.of(walkers);
    // All hops are those of the vacancy, by √½ lattice constants.
    double vacancy = 60 * 0.5 / 6 / (sites - 1);
    double[] tracer = found.tracer().interval(0.997);
    assertThat(factor * vacancy).isBetween(tracer[0], tracer[1]);
    assertThat(tracer[1] / tracer[0]).isLessThan(1.1);
    double[] haven = found.tracer().over(found.collective()).ratioInterval(0.997);
    assertThat(factor).isBetween(haven[0], haven[1]);
  }

  @Test
  void correlated_vibrations_are_left_behind() {
    // Vibrations that take five frames to forget: the line begins where they are forgotten.
    RandomStream random = new RandomStream(8);
    Walkers walk = Walks.lattice(2000, 32, 0.1, 0, 1, random);
    double keep = Math.exp(-1 / 5.0);
    for (double[] path : walk.paths()) {
      double[] x = new double[3];
      for (int k = 0; k < path.length; k++) {
        x[k % 3] = keep * x[k % 3] + 0.4 * Math.sqrt(1 - keep * keep) * random.nextGaussian();
        path[k] += x[k % 3];
      }
    }
    WalkEstimate found = WalkFit.of(walk);
    assertThat(found.start()).isGreaterThan(5);
    double[] interval = found.tracer().interval(0.997);
    assertThat(0.1 / 6).isBetween(interval[0], interval[1]);
    assertThat(found.longer()).isEqualTo(1);
  }

  @Test
  void covariances_are_those_of_walks() {
    int steps = 40;
    int[] lags = {2, 5, 9};
    double[][] sums = new double[3][3];
    double[] means = new double[3];
    int walks = 60_000;
    RandomStream random = new RandomStream(3);
    double noise = 0.8;
    for (int w = 0; w < walks; w++) {
      double[] x = walk(steps, noise, random);
      double[] squares = Arrays.stream(lags).mapToDouble(lag -> squares(x, lag)).toArray();
      for (int i = 0; i < 3; i++) {
        means[i] += squares[i] / walks;
        for (int j = 0; j < 3; j++) {
          sums[i][j] += squares[i] * squares[j] / walks;
        }
      }
    }
    double[][] expected = WalkCovariance.of(lags, steps, noise);
    for (int i = 0; i < 3; i++) {
      assertThat(means[i]).isCloseTo(lags[i] + 2 * noise, within(0.02 * means[i]));
      for (int j = 0; j < 3; j++) {
        assertThat(sums[i][j] - means[i] * means[j])
            .isCloseTo(expected[i][j], within(0.05 * expected[i][j]));
      }
    }
  }

  private static double[] walk(int steps, double noise, RandomStream random) {
    double[] x = new double[steps + 1];
    double at = 0;
    for (int k = 0; k <= steps; k++) {
      at += k == 0 ? 0 : random.nextGaussian();
      x[k] = at + Math.sqrt(noise) * random.nextGaussian();
    }
    return x;
  }

  private static double squares(double[] x, int lag) {
    double sum = 0;
    for (int k = lag; k < x.length; k++) {
      sum += (x[k] - x[k - lag]) * (x[k] - x[k - lag]);
    }
    return sum / (x.length - lag);
  }

  @Test
  void chi_square_has_its_quantiles() {
    // Abramowitz and Stegun, table 26.8.
    assertThat(ChiSquare.quantile(0.95, 1)).isCloseTo(3.84146, within(1e-5));
    assertThat(ChiSquare.quantile(0.025, 10)).isCloseTo(3.24697, within(1e-5));
    assertThat(ChiSquare.quantile(0.975, 100)).isCloseTo(129.561, within(1e-3));
    assertThat(ChiSquare.below(5, 5) + ChiSquare.above(5, 5)).isCloseTo(1, within(1e-14));
    assertThat(ChiSquare.quantile(0.5, 1e6)).isCloseTo(1e6 - 2.0 / 3, within(1e-2));
    assertThat(ChiSquare.digamma(1)).isCloseTo(-0.5772156649015329, within(1e-12));
    assertThat(ChiSquare.trigamma(1)).isCloseTo(Math.PI * Math.PI / 6, within(1e-12));
  }
}
