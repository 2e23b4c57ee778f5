package io.crisol.simulation.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Potential;
import io.crisol.simulation.Einstein;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks against what statistical mechanics says, and walks that were interrupted. */
class McRunTest {
  @TempDir Path folder;

  private static <R extends Record> R of(Class<R> type, Map<String, Object> values) {
    return Settings.of(type).build(values);
  }

  private static McRun run(
      Potential potential,
      Structure start,
      Map<String, Object> options,
      Map<String, Object> moves,
      Map<String, Object> sampling) {
    return new McRun(
        potential,
        start,
        start.cell(),
        of(McOptions.class, options),
        of(MoveOptions.class, moves),
        of(McSampling.class, sampling),
        Optional.empty(),
        Map.of());
  }

  private McResult result(McRun run) {
    return run.run(folder, false, Progress.NONE);
  }

  @Test
  void anAlloyWalksTheSameAfterAnInterruption() throws IOException {
    Map<String, Object> options =
        Map.of(
            "temperatures", List.of(900.0, 500.0),
            "sweeps", 30L,
            "equilibration", 10L,
            "annealing", 10L,
            "anneal_from", 2000.0,
            "container", 9.0,
            "checkpoint_interval", 7L);
    Map<String, Object> moves = Map.of("swaps", 0.5, "bursts", 1L, "burst_steps", 3L);
    Map<String, Object> sampling =
        Map.of("thermo_interval", 2L, "trajectory_interval", 9L, "profile_interval", 3L);
    Structure cluster = Alloy.crystal(2, false, false, false);
    Path whole = Files.createDirectories(folder.resolve("whole"));
    Path cut = Files.createDirectories(folder.resolve("cut"));
    McRun run = run(Alloy.potential(), cluster, options, moves, sampling);
    McResult expected = run.run(whole, false, Progress.NONE);
    AtomicLong calls = new AtomicLong();
    Progress kill =
        (_, _, _) -> {
          if (calls.incrementAndGet() > 40) {
            throw new IllegalStateException("killed");
          }
        };
    try {
      run(Alloy.potential(), cluster, options, moves, sampling).run(cut, false, kill);
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("killed");
    }
    McResult resumed =
        run(Alloy.potential(), cluster, options, moves, sampling).run(cut, true, Progress.NONE);
    assertThat(resumed.toJson().text()).isEqualTo(expected.toJson().text());
    for (String file : List.of("walk-1.csv", "walk-2.csv", "trajectory-1.xyz", "profile-2.csv")) {
      assertThat(cut.resolve(file)).hasSameTextualContentAs(whole.resolve(file));
    }
  }

  /** Every atom on a spring of its own: ⟨E⟩ = ½ kT for each coordinate. */
  @Test
  void springsHaveTheirEquipartition() {
    double temperature = 300;
    Structure crystal = Alloy.crystal(1, true, true, true);
    WalkResult walk =
        result(
                run(
                    new Einstein(crystal, 2.0),
                    crystal,
                    Map.of(
                        "temperatures", List.of(temperature),
                        "sweeps", 20000L,
                        "equilibration", 1000L),
                    Map.of("step", 0.02),
                    Map.of("thermo_interval", 2L)))
            .walks()
            .getFirst();
    double expected = 6 * Units.BOLTZMANN * temperature;
    assertThat(walk.energy().mean()).isCloseTo(expected, within(4 * walk.energy().error()));
    assertThat(walk.energy().error()).isLessThan(0.02 * expected);
    assertThat(walk.heatCapacity().getAsDouble()).isCloseTo(1.5, within(0.1));
    assertThat(walk.acceptance().get("displacement")).isCloseTo(0.4, within(0.08));
    assertThat(walk.drift()).isLessThan(1e-9);
    assertThat(walk.equilibrated()).isTrue();
  }

  /** Bursts of dynamics alone sample the same ensemble as displacements. */
  @Test
  void burstsAndDisplacementsSampleTheSameEnsemble() {
    Map<String, Object> options =
        Map.of("temperatures", List.of(300.0), "sweeps", 1500L, "equilibration", 200L);
    Structure cluster = Alloy.crystal(1, true, true, true);
    WalkResult displaced =
        result(run(Alloy.potential(), cluster, options, Map.of(), Map.of("thermo_interval", 1L)))
            .walks()
            .getFirst();
    Map<String, Object> bursting = new HashMap<>(options);
    bursting.put("trials_per_sweep", 1L);
    WalkResult burst =
        result(
                run(
                    Alloy.potential(),
                    cluster,
                    bursting,
                    Map.of("bursts", 1L, "burst_steps", 10L, "burst_timestep", 8.0),
                    Map.of("thermo_interval", 1L)))
            .walks()
            .getFirst();
    double sigma = Math.hypot(displaced.energy().error(), burst.energy().error());
    assertThat(burst.energy().mean()).isCloseTo(displaced.energy().mean(), within(4 * sigma));
    assertThat(burst.acceptance().get("burst")).isBetween(0.5, 0.9999);
  }

  /** Atoms without interaction: x/(1 − x) = exp(Δμ/kT). */
  @Test
  void anIdealMixtureFollowsItsChemicalPotentials() {
    double temperature = 400;
    double difference = 0.03;
    Structure apart =
        new Structure(
            Cell.box(50, 50, 50),
            new Element[] {Alloy.COPPER, Alloy.COPPER, Alloy.GOLD, Alloy.GOLD},
            new double[] {0, 0, 0, 20, 0, 0, 0, 20, 0, 0, 0, 20});
    WalkResult walk =
        result(
                run(
                    Alloy.potential(),
                    apart,
                    Map.of("temperatures", List.of(temperature), "sweeps", 20000L),
                    Map.of(
                        "displacements", 0.0,
                        "changes", 1.0,
                        "chemical_potentials", Map.of("Cu", 0.1, "Au", 0.1 + difference)),
                    Map.of("thermo_interval", 1L)))
            .walks()
            .getFirst();
    double expected = 1 / (1 + Math.exp(-difference / (Units.BOLTZMANN * temperature)));
    Series gold = walk.number().get(Alloy.GOLD);
    assertThat(gold.mean() / 4).isCloseTo(expected, within(4 * gold.error() / 4));
    assertThat(gold.error() / 4).isLessThan(0.01);
  }
}
