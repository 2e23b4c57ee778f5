package io.crisol.simulation.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.simulation.Einstein;
import io.crisol.simulation.LennardJones;
import io.crisol.simulation.PotentialEngine;
import io.crisol.simulation.dynamics.Dynamics;
import io.crisol.simulation.dynamics.State;
import io.crisol.simulation.dynamics.Step;
import io.crisol.simulation.dynamics.Velocities;
import io.crisol.simulation.dynamics.VelocityVerlet;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The spectrum of oscillators whose frequencies are known. */
class VibrationSpectrumTest {
  /** Two atoms that oscillate at 5 and 12 THz while they drift through a small cell. */
  private static List<Snapshot> oscillators(
      int frames, double interval, boolean velocities, boolean times) {
    Element[] elements = {Element.of("Li"), Element.of("O")};
    double[] frequency = {5e-3, 12e-3};
    List<Snapshot> all = new ArrayList<>();
    for (int k = 0; k < frames; k++) {
      double time = k * interval;
      double[] x = new double[6];
      double[] v = new double[6];
      for (int c = 0; c < 6; c++) {
        double omega = 2 * Math.PI * frequency[c / 3];
        double moved = 0.05 * Math.sin(omega * time + c) + (velocities ? 0 : 1e-5 * time);
        x[c] = moved - 3 * Math.floor(moved / 3);
        v[c] = 0.05 * omega * Math.cos(omega * time + c);
      }
      all.add(
          new Snapshot(
              new Structure(Cell.box(3, 3, 3), elements, x),
              velocities ? Optional.of(v) : Optional.empty(),
              times ? OptionalDouble.of(time) : OptionalDouble.empty()));
    }
    return all;
  }

  @Test
  void velocities_show_the_frequency_of_each_element() {
    VibrationSpectrum.Curves curves = VibrationSpectrum.of(oscillators(4000, 8, true, true), 8);
    assertThat(curves.isOfVelocities()).isTrue();
    assertThat(curves.resolution()).isLessThan(0.1);
    assertThat(curves.peak("Li")).isCloseTo(5, within(curves.resolution()));
    assertThat(curves.peak("O")).isCloseTo(12, within(curves.resolution()));
    assertThat(curves.mean("O")).isCloseTo(12, within(0.05));
    double sum = 0;
    for (double value : curves.density().get("Li")) {
      sum += value * curves.resolution();
    }
    assertThat(sum).isCloseTo(1, within(1e-12));
    assertThat(curves.highest()).isCloseTo(62.5, within(1e-9));
    assertThat(curves.shareAtTop()).isLessThan(1e-3);
  }

  @Test
  void wrapped_positions_show_the_same() {
    VibrationSpectrum.Curves curves = VibrationSpectrum.of(oscillators(4000, 8, false, true), 8);
    assertThat(curves.isOfVelocities()).isFalse();
    assertThat(curves.peak("Li")).isCloseTo(5, within(curves.resolution()));
    assertThat(curves.peak("O")).isCloseTo(12, within(curves.resolution()));
  }

  @Test
  void frames_too_far_apart_are_noticed() {
    VibrationSpectrum.Curves curves = VibrationSpectrum.of(oscillators(2000, 39, true, true), 39);
    assertThat(curves.highest()).isLessThan(13);
    assertThat(curves.shareAtTop()).isGreaterThan(0.5);
  }

  @Test
  void frames_without_times_or_with_a_missing_one_are_refused() {
    assertThatThrownBy(() -> VibrationSpectrum.interval(oscillators(20, 8, true, false), "a.xyz"))
        .hasMessageContaining("frame_time")
        .hasMessageContaining("--frame-time");
    List<Snapshot> gap = new ArrayList<>(oscillators(20, 8, true, true));
    gap.remove(7);
    assertThatThrownBy(() -> VibrationSpectrum.interval(gap, "a.xyz"))
        .hasMessageContaining("a frame is missing");
  }

  @Test
  void dynamics_of_a_crystal_of_springs_have_its_one_frequency() {
    Einstein springs = new Einstein(LennardJones.fcc(5.3, 1), 2.0);
    Structure sites = springs.sites();
    RandomStream random = new RandomStream(3);
    State start = State.start(sites, Velocities.exact(sites, 100, random), random);
    List<Snapshot> frames =
        new Dynamics(new PotentialEngine(springs, 2), new VelocityVerlet(2))
            .stream(start)
                .limit(20_000)
                .filter(step -> step.number() % 10 == 0)
                .map(VibrationSpectrumTest::snapshot)
                .toList();
    double omega = Math.sqrt(2.0 / (sites.element(0).mass() * Units.AMU));
    VibrationSpectrum.Curves curves =
        VibrationSpectrum.of(frames, VibrationSpectrum.interval(frames, "springs"));
    assertThat(curves.peak("Ar"))
        .isCloseTo(1000 * omega / (2 * Math.PI), within(curves.resolution()));
  }

  private static Snapshot snapshot(Step step) {
    return new Snapshot(
        step.state().structure(),
        Optional.of(step.state().velocities()),
        OptionalDouble.of(step.time()));
  }
}
