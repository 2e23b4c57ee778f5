package io.crisol.simulation.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.simulation.LennardJones;
import io.crisol.simulation.PotentialEngine;
import io.crisol.simulation.analysis.BlockAverage;
import io.crisol.structures.Cell;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Constant pressure: distributions that are known exactly, and the pressure that was asked for. */
class CellRescalingTest {
  private static final double TEMPERATURE = 300;
  private static final double KT = Units.BOLTZMANN * TEMPERATURE;

  /** Of an ideal gas: its bulk modulus is the pressure. */
  private static final double PRESSURE = 1e-4;

  private static final LennardJones ARGON = LennardJones.argon();

  private static CellRescaling gas(double timestep, double barostatTime, CellMotion motion) {
    return new CellRescaling(timestep, TEMPERATURE, 50, PRESSURE, barostatTime, PRESSURE, motion);
  }

  private static Structure gasAt(int atoms, double volume) {
    Structure one = LennardJones.fcc(5, 2);
    double edge = StrictMath.cbrt(volume);
    double[] positions = java.util.Arrays.copyOf(one.positions(), 3 * atoms);
    return new Structure(
        Cell.box(edge, edge, edge), java.util.Arrays.copyOf(one.elements(), atoms), positions);
  }

  /** Atoms that do not see each other. */
  private static Prediction nothing(Structure structure, Quantities wanted) {
    return Prediction.of(0).withGradients(new double[3 * structure.size()], new double[9]);
  }

  private static BlockAverage.Mean mean(List<Step> steps, ToDoubleFunction<Step> quantity) {
    BlockAverage average = new BlockAverage(quantity, 0);
    steps.forEach(average::accept);
    return average.result().orElseThrow();
  }

  private static double volume(Step step) {
    return step.state().structure().cell().volume();
  }

  @Test
  void the_volume_of_an_ideal_gas_is_gamma_distributed() {
    int atoms = 30;
    Structure start = gasAt(atoms, 1.3 * atoms * KT / PRESSURE);
    RandomStream random = new RandomStream(8);
    State state = State.start(start, Velocities.exact(start, TEMPERATURE, random), random);
    List<Step> steps =
        new Dynamics(CellRescalingTest::nothing, gas(10, 400, CellMotion.ISOTROPIC))
            .stream(state).skip(2_000).limit(80_000).toList();
    double expected = atoms * KT / PRESSURE;
    BlockAverage.Mean volume = mean(steps, CellRescalingTest::volume);
    assertThat(volume.error()).isLessThan(0.01 * expected);
    assertThat(volume.mean()).isCloseTo(expected, within(4 * volume.error()));
    BlockAverage.Mean squares =
        mean(steps, step -> (volume(step) - expected) * (volume(step) - expected));
    double variance = expected * expected / atoms;
    assertThat(squares.error()).isLessThan(0.06 * variance);
    assertThat(squares.mean()).isCloseTo(variance, within(4 * squares.error()));
    BlockAverage.Mean pressure = mean(steps, step -> step.pressure().orElseThrow());
    assertThat(pressure.mean()).isCloseTo(PRESSURE, within(4 * pressure.error()));
  }

  /** ⟨exp(−δ/kT)⟩ = 1 over states of the exact ensemble, however long the step. */
  @ParameterizedTest
  @EnumSource(CellMotion.class)
  void the_imbalance_of_a_step_is_counted_exactly(CellMotion motion) {
    int atoms = 6;
    RandomStream random = new RandomStream(3);
    int steps = 20_000;
    double[] weights = new double[steps];
    double largest = 0;
    for (int k = 0; k < steps; k++) {
      double drawn = 0.5 * VelocityRescaling.sumOfSquares(2 * atoms, random) * KT / PRESSURE;
      Structure at = gasAt(atoms, drawn);
      double[] velocities = Velocities.sampled(at, TEMPERATURE, random);
      Dynamics dynamics = new Dynamics(CellRescalingTest::nothing, gas(10, 40, motion));
      Step first = dynamics.evaluate(State.start(at, velocities, random.fork(k)));
      double change = dynamics.after(first).conserved() - first.conserved();
      weights[k] = StrictMath.exp(-change / KT);
      largest = Math.max(largest, Math.abs(change) / KT);
      random.nextLong();
    }
    double mean = java.util.Arrays.stream(weights).average().orElseThrow();
    double variance =
        java.util.Arrays.stream(weights).map(w -> (w - mean) * (w - mean)).sum() / steps;
    assertThat(largest).isGreaterThan(0.1);
    assertThat(mean).isCloseTo(1, within(4 * Math.sqrt(variance / steps)));
  }

  private static List<Step> crystal(Structure start, CellRescaling rule, int steps) {
    RandomStream random = new RandomStream(12);
    State state =
        State.start(start, Velocities.exact(start, 2 * rule.temperature(), random), random);
    List<Step> all = new ArrayList<>();
    new Dynamics(new PotentialEngine(ARGON, 0.6, true), rule)
        .stream(state).skip(1_000).limit(steps).forEach(all::add);
    return all;
  }

  private static CellRescaling solid(double gpa, CellMotion motion) {
    return new CellRescaling(5, 40, 200, gpa / Units.GPA, 500, 2.5 / Units.GPA, motion);
  }

  @Test
  void a_solid_has_the_pressure_asked_for_and_the_bulk_modulus_of_its_fluctuations() {
    List<Step> steps = crystal(LennardJones.fcc(5.3, 2), solid(0.1, CellMotion.ISOTROPIC), 25_000);
    BlockAverage.Mean pressure = mean(steps, step -> step.pressure().orElseThrow() * Units.GPA);
    assertThat(pressure.error()).isLessThan(0.004);
    assertThat(pressure.mean()).isCloseTo(0.1, within(4 * pressure.error()));
    BlockAverage.Mean volume = mean(steps, CellRescalingTest::volume);
    double kt = Units.BOLTZMANN * 40;
    double fluctuation = kt * volume.mean() / (volume.deviation() * volume.deviation()) * Units.GPA;
    double share = Math.sqrt(2) * volume.error() / volume.deviation();
    double edge = StrictMath.cbrt(volume.mean()) / 2;
    double difference = 0.01;
    double modulus =
        (fixed(edge * (1 - difference / 3)) - fixed(edge * (1 + difference / 3)))
            / (2 * difference);
    assertThat(share).isLessThan(0.12);
    assertThat(fluctuation).isCloseTo(modulus, within((4 * share + 0.02) * modulus));
  }

  /** Mean pressure at constant volume, GPa. */
  private static double fixed(double edge) {
    Structure start = LennardJones.fcc(edge, 2);
    RandomStream random = new RandomStream(5);
    List<Step> steps =
        new Dynamics(new PotentialEngine(ARGON, 0.6), new VelocityRescaling(5, 40, 200))
            .stream(State.start(start, Velocities.exact(start, 80, random), random))
                .skip(1_000)
                .limit(10_000)
                .toList();
    return mean(steps, step -> step.pressure().orElseThrow() * Units.GPA).mean();
  }

  @ParameterizedTest
  @EnumSource(
      value = CellMotion.class,
      names = {"ORTHORHOMBIC", "FLEXIBLE"})
  void a_cell_that_was_strained_becomes_cubic(CellMotion motion) {
    double shear = motion == CellMotion.FLEXIBLE ? 0.02 : 0;
    Structure start =
        LennardJones.fcc(5.35, 2).strained(new double[] {0.02, shear, 0, shear, -0.02, 0, 0, 0, 0});
    List<Step> steps = crystal(start, solid(0, motion), 16_000);
    BlockAverage.Mean pressure = mean(steps, step -> step.pressure().orElseThrow() * Units.GPA);
    assertThat(pressure.mean()).isCloseTo(0, within(4 * pressure.error()));
    double[] lengths = new double[3];
    for (int a = 0; a < 3; a++) {
      int axis = a;
      BlockAverage.Mean length = mean(steps, step -> edge(step, axis));
      lengths[a] = length.mean();
      assertThat(length.error()).isLessThan(0.05);
      assertThat(lengths[a]).isCloseTo(lengths[0], within(6 * length.error()));
      int next = (a + 1) % 3;
      BlockAverage.Mean angle = mean(steps, step -> product(step, axis, next));
      assertThat(angle.mean()).isCloseTo(0, within(4 * angle.error() + 1e-12));
    }
    if (motion == CellMotion.FLEXIBLE) {
      assertThat(mean(steps, step -> product(step, 0, 1)).deviation()).isGreaterThan(1e-3);
    }
  }

  private static double edge(Step step, int a) {
    return Math.sqrt(product(step, a, a)) * 10;
  }

  /** Scalar product of two cell vectors, 100 Å². */
  private static double product(Step step, int a, int b) {
    double sum = 0;
    for (int axis = 0; axis < 3; axis++) {
      sum +=
          step.state().structure().cell().vector(a, axis)
              * step.state().structure().cell().vector(b, axis)
              / 100;
    }
    return sum;
  }

  @Test
  void the_conserved_energy_hardly_drifts() {
    List<Step> steps = crystal(LennardJones.fcc(5.3, 2), solid(0, CellMotion.FLEXIBLE), 4_000);
    BlockAverage.Mean total = mean(steps, Step::total);
    BlockAverage.Mean conserved = mean(steps, Step::conserved);
    assertThat(conserved.deviation()).isLessThan(0.05 * total.deviation());
  }

  @Test
  void the_centre_of_mass_rests_and_the_temperature_is_kept() {
    List<Step> steps = crystal(LennardJones.fcc(5.3, 2), solid(0, CellMotion.FLEXIBLE), 6_000);
    State last = steps.getLast().state();
    for (int axis = 0; axis < 3; axis++) {
      double momentum = 0;
      for (int i = 0; i < last.size(); i++) {
        momentum += last.velocity(3 * i + axis);
      }
      assertThat(momentum).isCloseTo(0, within(1e-12));
    }
    BlockAverage.Mean temperature = mean(steps, Step::temperature);
    assertThat(temperature.mean()).isCloseTo(40, within(4 * temperature.error()));
  }
}
