package io.crisol.simulation.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Potential;
import io.crisol.potentials.pair.LennardJones;
import io.crisol.potentials.pair.Smoothing;
import io.crisol.structures.Element;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches in folders: same bits however they are run, and what they refuse. */
class SearchRunTest {
  private static final Potential LJ = LennardJones.of(Element.of("Ar"), 1, 1, 50, Smoothing.NONE);

  @TempDir Path folder;

  @AfterEach
  void allThreads() {
    Workers.setThreads(Runtime.getRuntime().availableProcessors());
  }

  private static SearchOptions options(Object... settings) {
    return Settings.of(SearchOptions.class).build(map(settings));
  }

  private static Map<String, Object> map(Object... settings) {
    Map<String, Object> values = new HashMap<>();
    for (int k = 0; k < settings.length; k += 2) {
      values.put((String) settings[k], settings[k + 1]);
    }
    return values;
  }

  private static SearchRun run(Potential potential, SearchOptions options, Object... genetic) {
    return new SearchRun(
        potential,
        options,
        Settings.of(PopulationOptions.class).build(map(genetic)),
        Settings.defaults(CandidateOptions.class),
        Optional.empty(),
        Map.of());
  }

  private static String file(Path folder, String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  @Test
  void nothingDependsOnTheNumberOfThreads() throws IOException {
    Path one = Files.createDirectories(folder.resolve("one"));
    Path three = Files.createDirectories(folder.resolve("three"));
    SearchOptions options = options("composition", "Ar11", "relaxations", 90L);
    Workers.setThreads(1);
    run(LJ, options, "restart", 40L).start(one, Progress.NONE);
    Workers.setThreads(3);
    run(LJ, options, "restart", 40L).start(three, Progress.NONE);
    for (String name : new String[] {"structures.xyz", "search.csv", "checkpoint.json"}) {
      assertThat(file(three, name)).as(name).isEqualTo(file(one, name));
    }
  }

  @Test
  void resumedItGoesOnWithTheSameBits() throws IOException {
    Path whole = Files.createDirectories(folder.resolve("whole"));
    Path cut = Files.createDirectories(folder.resolve("cut"));
    SearchOptions all = options("composition", "Ar11", "relaxations", 96L);
    run(LJ, all, "restart", 40L).start(whole, Progress.NONE);
    run(LJ, options("composition", "Ar11", "relaxations", 48L), "restart", 40L)
        .start(cut, Progress.NONE);
    run(LJ, all, "restart", 40L).resume(cut, Progress.NONE);
    for (String name : new String[] {"structures.xyz", "search.csv", "checkpoint.json"}) {
      assertThat(file(cut, name)).as(name).isEqualTo(file(whole, name));
    }
    assertThatThrownBy(() -> run(LJ, options("composition", "Ar12")).resume(cut, Progress.NONE))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("composition");
  }

  /** Random structures alone find the icosahedron too; it is the lowest by far. */
  @Test
  void randomSearchFindsTheIcosahedron() {
    SearchResult found =
        run(
                LJ,
                options(
                    "composition",
                    "Ar13",
                    "method",
                    "random",
                    "target_energy",
                    -44.326801,
                    "relaxations",
                    1500L))
            .start(folder, Progress.NONE);
    assertThat(found.stoppedBy()).isEqualTo("target");
    assertThat(found.best().orElseThrow().energy()).isCloseTo(-44.326801, within(1e-6));
    assertThat(found.tally().moves().keySet()).isSubsetOf("random", "symmetric");
  }

  @Test
  void stagnationEndsIt() {
    SearchResult found =
        run(LJ, options("composition", "Ar7", "relaxations", 5000L, "stagnation", 60L))
            .start(folder, Progress.NONE);
    assertThat(found.stoppedBy()).isEqualTo("stagnation");
    assertThat(found.tally().relaxations()).isLessThan(200);
    assertThat(found.best().orElseThrow().energy()).isCloseTo(-16.505384, within(1e-6));
    // Lennard-Jones clusters of 7 atoms have 4 minima (Hoare, McInnes 1976).
    assertThat(found.structures()).hasSizeLessThanOrEqualTo(4).hasSizeGreaterThan(1);
  }

  @Test
  void structuresBelowTheFloorAreNotBelieved() {
    CandidateOptions strict =
        Settings.of(CandidateOptions.class).build(Map.of("energy_floor", -3.0));
    SearchResult found =
        new SearchRun(
                LJ,
                options("composition", "Ar13", "relaxations", 48L),
                Settings.defaults(PopulationOptions.class),
                strict,
                Optional.empty(),
                Map.of())
            .start(folder, Progress.NONE);
    assertThat(found.tally().rejected().get("below the floor")).isPositive();
    assertThat(found.structures())
        .allSatisfy(c -> assertThat(c.energyPerAtom()).isGreaterThanOrEqualTo(-3.0));
  }

  @Test
  void whatCannotBeSearchedIsRefused() {
    assertThatThrownBy(() -> options("composition", "38 argon"))
        .hasMessageContaining("composition = 38 argon");
    assertThatThrownBy(() -> options()).hasMessageContaining("composition is missing");
    assertThatThrownBy(() -> options("composition", "Ar0")).hasMessageContaining("at least one");
    assertThatThrownBy(() -> options("composition", "Qq3")).hasMessageContaining("not an element");
    assertThatThrownBy(() -> options("kind", "bulk", "elements", List.of("Cu"), "atoms", "8-2"))
        .hasMessageContaining("atoms = 8-2");
    assertThatThrownBy(() -> options("elements", List.of("Cu")))
        .hasMessageContaining("with kind = \"bulk\"");
    assertThatThrownBy(() -> options("composition", "Ar3", "time_limit", -1.0))
        .hasMessageContaining("time_limit");
    assertThatThrownBy(() -> run(LJ, options("composition", "Ar3"), "population", 1L))
        .hasMessageContaining("population = 1");
    assertThatThrownBy(() -> run(LJ, options("composition", "Ar3"), "moves", Map.of("strain", 1.0)))
        .hasMessageContaining("moves = strain");
    assertThatThrownBy(() -> run(LJ, options("composition", "Cu3")))
        .hasMessageContaining("does not know Cu");
  }
}
