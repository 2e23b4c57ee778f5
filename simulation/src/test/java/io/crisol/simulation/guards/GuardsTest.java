package io.crisol.simulation.guards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.Spread;
import io.crisol.simulation.Einstein;
import io.crisol.simulation.LennardJones;
import io.crisol.simulation.MdResult;
import io.crisol.simulation.Watchful;
import io.crisol.simulation.run.GuardOptions;
import io.crisol.simulation.run.MdOptions;
import io.crisol.simulation.run.MdRun;
import io.crisol.simulation.run.SamplingOptions;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each guard fires on what it is for, at the right step and atom, and leaves the last frames. */
class GuardsTest {
  private static final Structure CRYSTAL = LennardJones.fcc(5.4, 2);

  @TempDir Path folder;

  /** A potential whose predictions are changed on the way. */
  private record Spoiled(Potential sound, BiFunction<Structure, Prediction, Prediction> spoil)
      implements Potential {
    @Override
    public Set<Element> elements() {
      return sound.elements();
    }

    @Override
    public double cutoff() {
      return sound.cutoff();
    }

    @Override
    public Prediction predict(Structure structure, Neighbors neighbors, Quantities wanted) {
      return spoil.apply(structure, sound.predict(structure, neighbors, wanted));
    }
  }

  private MdResult run(
      Potential potential,
      Structure structure,
      Optional<double[]> velocities,
      Map<String, Object> given) {
    Map<String, Object> values =
        new java.util.HashMap<>(
            Map.of(
                "steps",
                400L,
                "timestep",
                5.0,
                "temperature",
                40.0,
                "velocities",
                velocities.isPresent() ? "given" : "exact",
                "last_frames",
                4L));
    values.putAll(given);
    return MdRun.of(
            potential,
            structure,
            velocities,
            Settings.of(MdOptions.class).build(values),
            Settings.of(SamplingOptions.class).build(values),
            Settings.of(GuardOptions.class).build(values),
            Map.of())
        .start(folder, Progress.NONE);
  }

  private String lastFrames() throws IOException {
    return Files.readString(folder.resolve("last-frames.xyz"));
  }

  @Test
  void nothing_fires_in_a_sound_run() {
    MdResult result =
        run(
            new Watchful(LennardJones.argon(), CRYSTAL, 1, 2.5),
            CRYSTAL,
            Optional.empty(),
            Map.of());
    assertThat(result.stop()).isEmpty();
    assertThat(result.steps()).isEqualTo(400);
    assertThat(result.maxGrade().orElseThrow()).isBetween(0.1, 1.0);
    assertThat(result.doubtfulSteps()).isZero();
    assertThat(folder.resolve("last-frames.xyz")).doesNotExist();
  }

  @Test
  void nan_stops_at_once_and_names_the_atom() throws IOException {
    int[] calls = new int[1];
    Potential broken =
        new Spoiled(
            LennardJones.argon(),
            (_, p) -> {
              if (calls[0]++ == 25) {
                p.forces()[3 * 17 + 1] = Double.NaN;
              }
              return p;
            });
    MdResult result = run(broken, CRYSTAL, Optional.empty(), Map.of());
    Stop stop = result.stop().orElseThrow();
    assertThat(stop.guard()).isEqualTo("nan");
    assertThat(stop.step()).isEqualTo(25);
    assertThat(stop.atom()).isEqualTo(17);
    assertThat(lastFrames())
        .contains("step=0 ", "step=10 ", "step=20 ", "step=25 ", "stopped_by=nan guilty_atom=17");
    assertThat(Files.readString(folder.resolve("results.json")))
        .contains("\"stopped_by\": \"nan\"");
  }

  @Test
  void a_step_in_the_energy_stops_a_run_at_any_temperature() {
    Potential step =
        new Spoiled(
            LennardJones.argon(),
            (s, p) ->
                s.coordinate(0) > 0.02
                    ? Prediction.of(p.energy() - 1).withGradients(p.forces(), p.virial())
                    : p);
    double[] velocities = new double[96];
    velocities[0] = 0.001;
    Stop stop =
        run(
                step,
                CRYSTAL,
                Optional.of(velocities),
                Map.of("ensemble", "langevin", "temperature", 0.0))
            .stop()
            .orElseThrow();
    assertThat(stop.guard()).isEqualTo("energy-jump");
    assertThat(stop.reason()).contains("-1.000 eV");
    assertThat(stop.step()).isBetween(4L, 6L);
  }

  @Test
  void a_timestep_that_is_too_finestops_a_constant_energy_run() {
    Einstein stiff = new Einstein(CRYSTAL, 50);
    Stop stop =
        run(stiff, CRYSTAL, Optional.empty(), Map.of("timestep", 20.0)).stop().orElseThrow();
    assertThat(stop.guard()).isEqualTo("energy-jump");
  }

  @Test
  void an_atom_that_moves_too_far_is_caught_before_it_moves() {
    double[] velocities = new double[96];
    velocities[3 * 5 + 2] = 0.11;
    Stop stop =
        run(new Einstein(CRYSTAL, 0), CRYSTAL, Optional.of(velocities), Map.of())
            .stop()
            .orElseThrow();
    assertThat(stop.guard()).isEqualTo("lost-atoms");
    assertThat(stop.atom()).isEqualTo(5);
    assertThat(stop.step()).isZero();
  }

  @Test
  void an_atom_that_flies_off_an_open_box_is_lost() {
    Cell slab = new Cell(new double[] {10, 0, 0, 0, 10, 0, 0, 0, 20}, true, true, false);
    Structure two =
        new Structure(
            slab,
            new Element[] {Element.of("Ar"), Element.of("Ar")},
            new double[] {1, 1, 1, 5, 5, 4});
    double[] along = {0.05, 0.05, 0, 0, 0, 0.04};
    Stop stop =
        run(new Einstein(two, 0), two, Optional.of(along), Map.of("escape", 10.0))
            .stop()
            .orElseThrow();
    assertThat(stop.guard()).isEqualTo("lost-atoms");
    assertThat(stop.atom()).isEqualTo(1);
    assertThat(stop.step()).isEqualTo(51);
  }

  @Test
  void a_grade_above_the_limit_stops_and_names_the_component() throws IOException {
    double[] velocities = new double[96];
    velocities[3 * 9] = 0.0099;
    Watchful watchful = new Watchful(new Einstein(CRYSTAL, 0), CRYSTAL, 0.1, 0);
    MdResult result = run(watchful, CRYSTAL, Optional.of(velocities), Map.of());
    Stop stop = result.stop().orElseThrow();
    assertThat(stop.guard()).isEqualTo("grade");
    assertThat(stop.atom()).isEqualTo(9);
    // grade 0.495 a step, evaluated every ten: 9.9 at step 20, 14.85 at step 30.
    assertThat(stop.step()).isEqualTo(30);
    assertThat(result.doubtfulSteps()).isEqualTo(3);
    assertThat(result.maxGrade().orElseThrow()).isCloseTo(14.85, within(1e-9));
    assertThat(stop.extrapolation().orElseThrow().component()).isEqualTo("displacement");
    assertThat(lastFrames()).contains("component=displacement", "grade:R:1", "step=30 ");
  }

  /** Adds a spread that grows with the distance of an atom from where it was. */
  private static Prediction disagreeing(Structure structure, Prediction prediction) {
    double[] spread = new double[structure.size()];
    for (int k = 0; k < 3 * spread.length; k++) {
      double way = structure.coordinate(k) - CRYSTAL.coordinate(k);
      spread[k / 3] = Math.max(spread[k / 3], Math.abs(way));
    }
    return prediction.withSpread(Spread.of(true, 0.1).withGradients(spread, 0.1));
  }

  @Test
  void a_committee_that_disagrees_stops_the_run() throws IOException {
    double[] velocities = new double[96];
    velocities[3 * 9] = 0.0099;
    Potential committee = new Spoiled(new Einstein(CRYSTAL, 0), GuardsTest::disagreeing);
    Map<String, Object> limit = Map.of("spread_limit", 0.52);
    MdResult result = run(committee, CRYSTAL, Optional.of(velocities), limit);
    Stop stop = result.stop().orElseThrow();
    // 0.0495 Å a step: 0.495 at step 10, 0.5445 at step 11.
    assertThat(stop.guard()).isEqualTo("spread");
    assertThat(stop.step()).isEqualTo(11);
    assertThat(stop.atom()).isEqualTo(9);
    assertThat(stop.reason()).contains("atom 9", "0.545 eV/Å", "0.520 eV/Å");
    assertThat(stop.extrapolation()).isEmpty();
    assertThat(result.maxSpread().orElseThrow()).isCloseTo(0.5445, within(1e-9));
    assertThat(result.toJson().get("max_spread_eV_per_angstrom").asDouble())
        .isCloseTo(0.5445, within(1e-9));
    assertThat(lastFrames()).contains("stopped_by=spread");
    assertThat(Files.readAllLines(folder.resolve("thermo.csv")))
        .first()
        .asString()
        .endsWith(",max_spread");
  }

  @Test
  void persistence_waits_for_evaluations_in_a_row() {
    double[] velocities = new double[96];
    velocities[3 * 9] = 0.0099;
    Watchful watchful = new Watchful(new Einstein(CRYSTAL, 0), CRYSTAL, 0.1, 0);
    Map<String, Object> patient = Map.of("grade_persistence", 3L, "grade_interval", 5L);
    Stop stop = run(watchful, CRYSTAL, Optional.of(velocities), patient).stop().orElseThrow();
    assertThat(stop.step()).isEqualTo(35);
  }

  @Test
  void atoms_are_stopped_before_they_come_closer_than_in_the_data() {
    // Through the boundary: 4 Å apart, and 0.1 Å closer with every step.
    Structure two =
        new Structure(
            Cell.box(20, 20, 20),
            new Element[] {Element.of("Ar"), Element.of("Ar")},
            new double[] {1, 5, 5, 17, 5, 5});
    double[] velocities = {-0.01, 0, 0, 0.01, 0, 0};
    Watchful watchful = new Watchful(new LennardJones(0, 3.4, 5.5, 6.5), two, 1e9, 2.55);
    MdResult result = run(watchful, two, Optional.of(velocities), Map.of());
    Stop stop = result.stop().orElseThrow();
    assertThat(stop.guard()).isEqualTo("distance");
    assertThat(stop.step()).isEqualTo(14);
    assertThat(stop.reason()).contains("2.6000", "2.5500");
    assertThat(result.shortestDistance().orElseThrow()).isCloseTo(2.6, within(1e-9));
  }

  @Test
  void a_collision_with_forces_is_foreseen_to_the_last_digit() throws IOException {
    // Argon atoms collide head on and turn at 3.07 Å; with a limit above that the run must stop
    // before, with one just below it must not.
    Structure two =
        new Structure(
            Cell.box(30, 30, 30),
            new Element[] {Element.of("Ar"), Element.of("Ar")},
            new double[] {1, 5, 5, 8, 5, 5});
    double[] velocities = {0.004, 0, 0, -0.004, 0, 0};
    LennardJones argon = LennardJones.argon();
    Map<String, Object> fine =
        Map.of("thermo_interval", 1L, "steps", 2000L, "distance_allowance", 0.0);
    MdResult free = run(new Watchful(argon, two, 1e9, 2.5), two, Optional.of(velocities), fine);
    assertThat(free.shortestDistance().orElseThrow()).isCloseTo(3.07, within(0.01));
    folder = folder.resolve("guarded");
    double limit = free.shortestDistance().orElseThrow() + 0.02;
    MdResult guarded =
        run(new Watchful(argon, two, 1e9, limit), two, Optional.of(velocities), fine);
    assertThat(guarded.stop().orElseThrow().guard()).isEqualTo("distance");
    assertThat(guarded.shortestDistance().orElseThrow()).isBetween(limit, limit + 0.05);
    folder = folder.resolve("just");
    double touched = free.shortestDistance().orElseThrow() - 1e-9;
    assertThat(
            run(new Watchful(argon, two, 1e9, touched), two, Optional.of(velocities), fine).stop())
        .isEmpty();
  }

  @Test
  void a_pair_may_pass_the_shortest_distance_a_little_but_not_at_speed() {
    Structure two =
        new Structure(
            Cell.box(30, 30, 30),
            new Element[] {Element.of("Ar"), Element.of("Ar")},
            new double[] {1, 5, 5, 8, 5, 5});
    LennardJones argon = LennardJones.argon();
    Map<String, Object> fine = Map.of("thermo_interval", 1L, "steps", 2000L);
    double[] gentle = {0.002, 0, 0, -0.002, 0, 0};
    MdResult free = run(new Watchful(argon, two, 1e9, 2.5), two, Optional.of(gentle), fine);
    double limit = free.shortestDistance().orElseThrow() + 0.02;
    folder = folder.resolve("gentle");
    assertThat(run(new Watchful(argon, two, 1e9, limit), two, Optional.of(gentle), fine).stop())
        .isEmpty();
    folder = folder.resolve("fast");
    double[] fast = {0.02, 0, 0, -0.02, 0, 0};
    MdResult stopped = run(new Watchful(argon, two, 1e9, limit), two, Optional.of(fast), fine);
    assertThat(stopped.stop().orElseThrow().guard()).isEqualTo("distance");
    assertThat(stopped.shortestDistance().orElseThrow()).isGreaterThan(limit);
  }

  @Test
  void every_guard_says_what_to_do() {
    for (String guard : List.of("nan", "energy-jump", "lost-atoms", "grade", "distance")) {
      assertThat(new Stop(guard, 3, 1, "because").problem("runs/x").getMessage())
          .contains(
              "stopped by its " + guard + " guard", "step 3: because", "runs/x/last-frames.xyz");
    }
  }
}
