package io.crisol.simulation.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.simulation.Einstein;
import io.crisol.simulation.LennardJones;
import io.crisol.simulation.PotentialEngine;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Thermostats sample the canonical ensemble: K is gamma distributed, ⟨K⟩ = f kT/2, var K = f
 * (kT)²/2.
 */
class ThermostatTest {
  private static final double TEMPERATURE = 300;
  private static final double KT = Units.BOLTZMANN * TEMPERATURE;

  private static Stream<Step> run(Integrator integrator, Einstein springs, long seed) {
    RandomStream random = new RandomStream(seed);
    double[] cold = Velocities.exact(springs.sites(), TEMPERATURE / 2, random);
    return new Dynamics(new PotentialEngine(springs, 3), integrator)
        .stream(State.start(springs.sites(), cold, random));
  }

  /** Mean of the values and its standard error from 20 blocks. */
  private static double[] mean(double[] values) {
    int length = values.length / 20;
    double[] blocks = new double[20];
    for (int k = 0; k < 20 * length; k++) {
      blocks[k / length] += values[k] / length;
    }
    double mean = Arrays.stream(blocks).average().orElseThrow();
    double variance = Arrays.stream(blocks).map(b -> (b - mean) * (b - mean)).sum() / 19;
    return new double[] {mean, Math.sqrt(variance / 20)};
  }

  private static void assertMean(double[] values, double expected, double bias) {
    double[] found = mean(values);
    assertThat(found[1]).isLessThan(0.05 * Math.abs(expected));
    assertThat(found[0]).isCloseTo(expected, within(4 * found[1] + bias * expected));
  }

  private static void assertCanonical(double[] kinetic, int degrees) {
    double expected = 0.5 * degrees * KT;
    assertMean(kinetic, expected, 0);
    double[] squares = Arrays.stream(kinetic).map(k -> (k - expected) * (k - expected)).toArray();
    assertMean(squares, 0.5 * degrees * KT * KT, 0);
  }

  @Test
  void langevin_dynamics_give_each_coordinate_half_kT_whatever_the_timestep() {
    Einstein springs = new Einstein(LennardJones.fcc(5.3, 2), 1.0);
    // ω dt = 0.62: a fifth of the largest stable timestep. BAOAB keeps ⟨x²⟩ exact and lowers ⟨v²⟩
    // by (ω dt)²/4.
    double timestep = 40;
    double omega = Math.sqrt(1.0 / (springs.sites().element(0).mass() * Units.AMU));
    List<Double> potential = new ArrayList<>();
    List<Double> kinetic = new ArrayList<>();
    run(new Langevin(timestep, TEMPERATURE, 200), springs, 5)
        .skip(200)
        .limit(12_000)
        .forEach(
            step -> {
              potential.add(step.potential());
              kinetic.add(step.kinetic());
            });
    double half = 0.5 * 96 * KT;
    assertMean(potential.stream().mapToDouble(x -> x).toArray(), half, 0);
    double lowered = 1 - omega * omega * timestep * timestep / 4;
    assertMean(kinetic.stream().mapToDouble(x -> x).toArray(), half * lowered, 0);
    assertThat(lowered).isLessThan(0.95);
  }

  @Test
  void langevin_kinetic_energies_are_canonical() {
    Einstein springs = new Einstein(LennardJones.fcc(5.3, 2), 1.0);
    double[] kinetic =
        run(new Langevin(2, TEMPERATURE, 50), springs, 11)
            .skip(500)
            .limit(20_000)
            .mapToDouble(Step::kinetic)
            .toArray();
    assertCanonical(kinetic, 96);
  }

  @Test
  void velocity_rescaling_is_canonical() {
    Structure crystal = LennardJones.fcc(5.3, 2);
    RandomStream random = new RandomStream(21);
    State start = State.start(crystal, Velocities.exact(crystal, TEMPERATURE / 2, random), random);
    // Neon-like forces on a light scale of time: only the kinetic energy matters here.
    Dynamics dynamics =
        new Dynamics(
            new PotentialEngine(new LennardJones(0.1, 3.4, 4.0, 4.6), 0.6),
            new VelocityRescaling(4, TEMPERATURE, 40));
    double[] kinetic =
        dynamics.stream(start).skip(300).limit(12_000).mapToDouble(Step::kinetic).toArray();
    assertCanonical(kinetic, 93);
  }

  @Test
  void velocity_rescaling_keeps_the_centre_of_mass_at_rest() {
    Structure crystal = LennardJones.fcc(5.3, 2);
    RandomStream random = new RandomStream(21);
    State start = State.start(crystal, Velocities.exact(crystal, TEMPERATURE, random), random);
    Dynamics dynamics =
        new Dynamics(
            new PotentialEngine(LennardJones.argon(), 1),
            new VelocityRescaling(4, TEMPERATURE, 40));
    State last = dynamics.stream(start).skip(200).findFirst().orElseThrow().state();
    for (int axis = 0; axis < 3; axis++) {
      double momentum = 0;
      for (int i = 0; i < last.size(); i++) {
        momentum += last.velocity(3 * i + axis);
      }
      assertThat(momentum).isCloseTo(0, within(1e-12));
    }
  }

  @Test
  void the_sum_of_squares_has_the_moments_of_chi_squared() {
    RandomStream random = new RandomStream(4);
    for (int degrees : new int[] {1, 5, 40}) {
      double[] drawn = new double[200_000];
      Arrays.setAll(drawn, _ -> VelocityRescaling.sumOfSquares(degrees, random));
      assertMean(drawn, degrees, 0);
      assertMean(
          Arrays.stream(drawn).map(x -> (x - degrees) * (x - degrees)).toArray(), 2.0 * degrees, 0);
    }
  }
}
