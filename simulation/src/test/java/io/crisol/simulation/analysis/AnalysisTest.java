package io.crisol.simulation.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Prediction;
import io.crisol.simulation.Einstein;
import io.crisol.simulation.LennardJones;
import io.crisol.simulation.PotentialEngine;
import io.crisol.simulation.dynamics.Dynamics;
import io.crisol.simulation.dynamics.State;
import io.crisol.simulation.dynamics.Step;
import io.crisol.simulation.dynamics.VelocityVerlet;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AnalysisTest {
  private static final Structure ATOM =
      new Structure(Cell.box(10, 10, 10), new Element[] {Element.of("Ar")}, new double[3]);

  private static Step at(
      Structure structure, double[] velocities, int number, double time, double energy) {
    State state = State.at(structure, velocities, number, time, new long[4]);
    return Step.of(
        state,
        Prediction.of(energy).withGradients(new double[3 * structure.size()], new double[9]),
        3);
  }

  @Test
  void the_drift_is_the_slope_after_the_first_picosecond() {
    // 2e-6 eV/fs is 2 meV/ps; the jump in the first picosecond must not count, nor the large
    // constant.
    Stream<Step> steps =
        IntStream.range(0, 5000)
            .mapToObj(
                k ->
                    at(
                        ATOM,
                        new double[3],
                        k,
                        k,
                        -1e5 + (k < 1000 ? 7 : 2e-6 * k + 1e-3 * Math.sin(k))));
    assertThat(steps.collect(Analysis.collector(EnergyDrift::new)).orElseThrow())
        .isCloseTo(2.0, within(0.005));
    Stream<Step> brief = IntStream.range(0, 1001).mapToObj(k -> at(ATOM, new double[3], k, k, 0));
    assertThat(brief.collect(Analysis.collector(EnergyDrift::new))).isEmpty();
  }

  @Test
  void the_drift_is_per_atom() {
    Structure two = ATOM.replicate(2, 1, 1);
    Stream<Step> steps =
        IntStream.range(1000, 1100).mapToObj(k -> at(two, new double[6], k, k, 2e-6 * k));
    assertThat(steps.collect(Analysis.collector(EnergyDrift::new)).orElseThrow())
        .isCloseTo(1.0, within(1e-9));
  }

  @Test
  void the_mean_temperature_leaves_out_equilibration_in_long_runs_only() {
    double hot = 0.01;
    for (int length : new int[] {15, 30}) {
      MeanTemperature.Mean mean =
          IntStream.range(0, length)
              .mapToObj(k -> at(ATOM, new double[] {k < 10 ? 0 : hot, 0, 0}, k, k, 0))
              .collect(Analysis.collector(() -> new MeanTemperature(10)));
      double one = at(ATOM, new double[] {hot, 0, 0}, 0, 0, 0).temperature();
      assertThat(mean.mean()).isCloseTo(length == 30 ? one : one / 3, within(1e-9));
      assertThat(mean.from()).isEqualTo(length == 30 ? 10 : 0);
      assertThat(mean.steps()).isEqualTo(length == 30 ? 20 : 15);
    }
  }

  @Test
  void an_ideal_gas_has_no_structure() {
    RandomStream random = new RandomStream(12);
    Structure gas =
        new Structure(
            new Cell(new double[] {20, 0, 0, 6, 19, 0, -5, 4, 21}, true, true, true),
            IntStream.range(0, 400)
                .mapToObj(k -> Element.of(k % 4 == 0 ? "Li" : "O"))
                .toArray(Element[]::new),
            new double[1200]);
    RadialDistribution.Curves curves =
        IntStream.range(0, 20)
            .mapToObj(
                k -> {
                  double[] positions = new double[1200];
                  Arrays.setAll(positions, _ -> 40 * random.nextDouble() - 10);
                  double[] inside = gas.positions();
                  for (int i = 0; i < 400; i++) {
                    for (int axis = 0; axis < 3; axis++) {
                      for (int a = 0; a < 3; a++) {
                        inside[3 * i + axis] +=
                            positions[3 * i + a] / 20 * gas.cell().vector(a, axis);
                      }
                    }
                  }
                  return at(gas.withPositions(inside), new double[1200], k, k, 0);
                })
            .collect(Analysis.collector(() -> new RadialDistribution(1, 9, 0.5, 0)))
            .orElseThrow();
    assertThat(curves.g().keySet()).containsExactly("Li-Li", "Li-O", "O-O");
    Map<String, Double> density =
        Map.of("Li-Li", 100.0 * 100 / 2, "Li-O", 100.0 * 300, "O-O", 300.0 * 300 / 2);
    curves
        .g()
        .forEach(
            (pair, g) -> {
              for (int bin = 4; bin < 18; bin++) {
                double r = curves.r()[bin];
                double pairs =
                    20 * density.get(pair) * 4 * Math.PI * r * r * 0.5 / gas.cell().volume();
                double ideal =
                    pair.equals("Li-O") ? 1 : 1 - (pair.equals("Li-Li") ? 1 / 100.0 : 1 / 300.0);
                assertThat(g[bin])
                    .as(pair + " at " + r)
                    .isCloseTo(ideal, within(4.5 / Math.sqrt(pairs)));
              }
            });
  }

  @Test
  void fcc_has_twelve_six_and_twenty_four_neighbours() {
    double a = 5.3;
    Structure crystal = LennardJones.fcc(a, 2);
    RadialDistribution.Curves curves =
        Stream.of(at(crystal, new double[96], 0, 0, 0))
            .collect(Analysis.collector(() -> new RadialDistribution(1, 7, 0.05, 0)))
            .orElseThrow();
    double[] g = curves.g().get("Ar-Ar");
    double[] shells = {a / Math.sqrt(2), a, a * Math.sqrt(1.5)};
    int[] neighbours = {12, 6, 24};
    for (int s = 0; s < 3; s++) {
      double count = 0;
      for (int bin = 0; bin < g.length; bin++) {
        if (Math.abs(curves.r()[bin] - shells[s]) < 0.2) {
          double inner = bin * 0.05;
          double outer = inner + 0.05;
          count +=
              g[bin]
                  * 4
                  / 3.0
                  * Math.PI
                  * (Math.pow(outer, 3) - Math.pow(inner, 3))
                  * 4
                  / (a * a * a);
        }
      }
      assertThat(count).isCloseTo(neighbours[s], within(1e-9));
    }
  }

  @Test
  void an_open_box_has_no_radial_distribution() {
    Structure open = new Structure(Cell.OPEN, new Element[] {Element.of("Ar")}, new double[3]);
    assertThat(
            Stream.of(at(open, new double[3], 0, 0, 0))
                .collect(Analysis.collector(() -> new RadialDistribution(1, 5, 0.1, 0))))
        .isEmpty();
  }

  @Test
  void free_atoms_go_as_the_square_of_time_relative_to_their_centre_of_mass() {
    // Two light and two heavy atoms flying apart, and all of it drifting through the periodic
    // boundary.
    Structure four =
        new Structure(
            Cell.box(5, 5, 5),
            new Element[] {Element.of("H"), Element.of("H"), Element.of("O"), Element.of("O")},
            new double[12]);
    double u = 0.02;
    double w = 0.003;
    double drift = 0.05;
    double[] velocities = {u + drift, 0, 0, -u + drift, 0, 0, drift, w, 0, drift, -w, 0};
    Dynamics free =
        new Dynamics(new PotentialEngine(new Einstein(four, 0), 1), new VelocityVerlet(2));
    MeanSquareDisplacement.Curves curves =
        free.stream(State.start(four, velocities, new RandomStream(1)))
            .limit(401)
            .collect(Analysis.collector(() -> new MeanSquareDisplacement(4)));
    assertThat(curves.displacement().keySet()).containsExactly("H", "O");
    assertThat(curves.time()).hasSize(101);
    for (int lag = 0; lag < 101; lag++) {
      double t = 8.0 * lag;
      assertThat(curves.time()[lag]).isEqualTo(t);
      assertThat(curves.displacement().get("H")[lag]).isCloseTo(u * u * t * t, within(1e-9));
      assertThat(curves.displacement().get("O")[lag]).isCloseTo(w * w * t * t, within(1e-9));
    }
  }

  @Test
  void a_random_walk_is_averaged_over_many_origins() {
    RandomStream random = new RandomStream(9);
    int n = 200;
    Structure walkers =
        new Structure(
            Cell.box(5, 5, 5),
            IntStream.range(0, n).mapToObj(_ -> Element.of("Li")).toArray(Element[]::new),
            new double[3 * n]);
    double[] positions = new double[3 * n];
    MeanSquareDisplacement.Curves curves =
        IntStream.range(0, 1000)
            .mapToObj(
                k -> {
                  for (int c = 0; c < 3 * n && k > 0; c++) {
                    positions[c] += 0.1 * random.nextGaussian();
                  }
                  return at(walkers.withPositions(positions), new double[3 * n], k, k, 0);
                })
            .collect(Analysis.collector(() -> new MeanSquareDisplacement(1)));
    double[] msd = curves.displacement().get("Li");
    // ⟨Δ²⟩ = 3 · 0.01 · lag (1 − 1/N); relative error of one origin √(2/3N).
    for (int lag : new int[] {1, 10, 100, 900}) {
      double expected = 0.03 * lag * (1 - 1.0 / n);
      assertThat(msd[lag]).isCloseTo(expected, within(4 * expected * Math.sqrt(2.0 / (3 * n))));
    }
    // Lag 10 fits a hundred times into the run: far more exact than one origin could be.
    assertThat(msd[10])
        .isCloseTo(0.3 * (1 - 1.0 / n), within(0.3 * 1.5 * Math.sqrt(2.0 / (3 * n))));
  }
}
