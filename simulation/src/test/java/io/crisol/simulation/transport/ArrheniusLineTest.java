package io.crisol.simulation.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.RandomStream;
import io.crisol.structures.Units;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Arrhenius' law through diffusivities that scatter as their posteriors say. */
class ArrheniusLineTest {
  private static final double[] TEMPERATURES = {500, 600, 700, 850, 1000};
  private static final int[] DEGREES = {12, 30, 60, 100, 200};
  private static final double ENERGY = 0.25;
  private static final double PREFACTOR = 2e-3;

  private static double truth(double temperature) {
    return PREFACTOR * Math.exp(-ENERGY / (Units.BOLTZMANN * temperature));
  }

  private static Diffusivity seen(int k, double bend, RandomStream random) {
    double sum = 0;
    for (int d = 0; d < DEGREES[k]; d++) {
      double x = random.nextGaussian();
      sum += x * x;
    }
    double bent = Math.exp(bend * Math.pow(1000 / TEMPERATURES[k] - 1.5, 2));
    return new Diffusivity(truth(TEMPERATURES[k]) * bent * sum / DEGREES[k], 2.0 / DEGREES[k]);
  }

  private static ArrheniusLine line(RandomStream random, double bend) {
    Diffusivity[] seen =
        IntStream.range(0, TEMPERATURES.length)
            .mapToObj(k -> seen(k, bend, random))
            .toArray(Diffusivity[]::new);
    return ArrheniusLine.of(
        TEMPERATURES,
        java.util.Arrays.stream(seen).mapToDouble(Diffusivity::meanLog).toArray(),
        java.util.Arrays.stream(seen).mapToDouble(Diffusivity::varianceLog).toArray());
  }

  @Test
  void intervals_hold_the_truth_at_300_K_and_of_the_energy() {
    RandomStream random = new RandomStream(17);
    Coverage energy = new Coverage();
    Coverage at300 = new Coverage();
    double logarithm = Math.log(truth(300));
    for (int run = 0; run < 400; run++) {
      ArrheniusLine line = line(random, 0);
      energy.count(
          ENERGY,
          around(line.energy(), line.energyError(), 1),
          around(line.energy(), line.energyError(), 1.96));
      at300.count(
          logarithm,
          around(line.at(300), line.error(300), 1),
          around(line.at(300), line.error(300), 1.96));
    }
    energy.check("activation energy");
    at300.check("ln D at 300 K");
  }

  private static double[] around(double middle, double error, double times) {
    return new double[] {middle - times * error, middle + times * error};
  }

  @Test
  void a_bend_is_seen() {
    RandomStream random = new RandomStream(5);
    int straight = 0;
    int bent = 0;
    for (int run = 0; run < 200; run++) {
      straight += Math.abs(line(random, 0).curvature()) > 2 ? 1 : 0;
      bent += line(random, 12).curvature() > 2 ? 1 : 0;
    }
    assertThat(straight).isBetween(2, 20);
    assertThat(bent).isGreaterThan(190);
  }

  @Test
  void exact_points_give_the_exact_line() {
    double[] values = java.util.Arrays.stream(TEMPERATURES).map(t -> Math.log(truth(t))).toArray();
    ArrheniusLine line = ArrheniusLine.of(TEMPERATURES, values, new double[] {1, 2, 3, 1, 1});
    assertThat(line.energy()).isCloseTo(ENERGY, within(1e-12));
    assertThat(line.at(300)).isCloseTo(Math.log(truth(300)), within(1e-10));
    assertThat(line.inflation()).isEqualTo(1);
  }
}
