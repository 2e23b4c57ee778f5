package io.crisol.simulation.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.simulation.LennardJones;
import io.crisol.simulation.PotentialEngine;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import org.junit.jupiter.api.Test;

class NewtonTest {
  private static final Structure CRYSTAL = LennardJones.fcc(5.3, 3);

  private static Dynamics dynamics(double timestep) {
    return new Dynamics(new PotentialEngine(LennardJones.argon(), 1), new VelocityVerlet(timestep));
  }

  private static State hot() {
    RandomStream random = new RandomStream(7);
    return State.start(CRYSTAL, Velocities.exact(CRYSTAL, 60, random), random);
  }

  private static double fluctuation(double timestep, double time) {
    double[] range = {Double.MAX_VALUE, -Double.MAX_VALUE};
    dynamics(timestep).stream(hot())
        .limit(Math.round(time / timestep) + 1)
        .forEach(
            step -> {
              range[0] = Math.min(range[0], step.total());
              range[1] = Math.max(range[1], step.total());
            });
    return range[1] - range[0];
  }

  @Test
  void the_error_of_the_energy_falls_with_the_square_of_the_timestep() {
    double coarse = fluctuation(8, 1600);
    double fine = fluctuation(4, 1600);
    assertThat(coarse / fine).isCloseTo(4, within(0.4));
    assertThat(fine / CRYSTAL.size()).isLessThan(5e-6);
  }

  @Test
  void running_back_leads_to_the_start() {
    State start = hot();
    Step there = dynamics(4).stream(start).skip(300).findFirst().orElseThrow();
    Step back = dynamics(-4).stream(there.state()).skip(300).findFirst().orElseThrow();
    double farthest = 0;
    double travelled = 0;
    for (int k = 0; k < 3 * CRYSTAL.size(); k++) {
      farthest =
          Math.max(
              farthest, Math.abs(back.state().structure().coordinate(k) - CRYSTAL.coordinate(k)));
      travelled =
          Math.max(
              travelled, Math.abs(there.state().structure().coordinate(k) - CRYSTAL.coordinate(k)));
    }
    assertThat(travelled).isGreaterThan(0.2);
    assertThat(farthest).isLessThan(1e-9);
  }

  @Test
  void momentum_is_conserved() {
    Step last = dynamics(4).stream(hot()).skip(300).findFirst().orElseThrow();
    double[] momentum = new double[3];
    double size = 0;
    for (int k = 0; k < 3 * CRYSTAL.size(); k++) {
      double p = last.state().mass(k / 3) * last.state().velocity(k);
      momentum[k % 3] += p;
      size += Math.abs(p);
    }
    for (double component : momentum) {
      assertThat(Math.abs(component) / size).isLessThan(1e-12);
    }
  }

  @Test
  void exact_velocities_have_the_temperature_and_sampled_ones_fluctuate_around_it() {
    assertThat(dynamics(1).evaluate(hot()).temperature()).isCloseTo(60, within(1e-9));
    double sum = 0;
    double squares = 0;
    RandomStream random = new RandomStream(3);
    int draws = 400;
    for (int k = 0; k < draws; k++) {
      State state = State.start(CRYSTAL, Velocities.sampled(CRYSTAL, 60, random), random);
      double t =
          dynamics(1).integrator().degrees(108) == 321
              ? 2 * state.kineticEnergy() / 321 / 8.617333262145179e-5
              : 0;
      sum += t;
      squares += t * t;
    }
    double mean = sum / draws;
    double deviation = Math.sqrt(squares / draws - mean * mean);
    double expected = 60 * Math.sqrt(2.0 / 321);
    assertThat(mean).isCloseTo(60, within(4 * expected / Math.sqrt(draws)));
    assertThat(deviation).isCloseTo(expected, within(4 * expected / Math.sqrt(2.0 * draws)));
  }

  @Test
  void the_number_of_threads_does_not_change_a_bit() {
    int before = Workers.threads();
    try {
      Workers.setThreads(1);
      double[] one =
          dynamics(4).stream(hot()).skip(50).findFirst().orElseThrow().state().velocities();
      Workers.setThreads(3);
      double[] three =
          dynamics(4).stream(hot()).skip(50).findFirst().orElseThrow().state().velocities();
      assertThat(three).containsExactly(one);
    } finally {
      Workers.setThreads(before);
    }
  }
}
