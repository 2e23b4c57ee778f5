package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Campaigns that explore by other ways than dynamics; refusals before anything is written. */
class LearnMethodsTest {
  private static final String ARGON =
      """
      4
      Lattice="5.3 0 0 0 5.3 0 0 0 5.3" Properties=species:S:1:pos:R:3
      Ar 0 0 0
      Ar 0 2.65 2.65
      Ar 2.65 0 2.65
      Ar 2.65 2.65 0
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeStructure() throws IOException {
    Files.writeString(folder.resolve("ar.xyz"), ARGON);
  }

  private String place(String name) {
    return folder.resolve(name).toString();
  }

  private void configure(String learn, String explore) throws IOException {
    Files.writeString(
        folder.resolve("learn.toml"),
        """
        [learn]
        labels = [30]
        first = 3
        %s

        [explore]
        structures = ["%s 2x2x2"]
        %s

        [potential]
        model = "moment"

        [moment]
        level = 4
        moment_cutoff = 5
        radial_basis_size = 6
        starts = 1
        steps = 5

        [training]
        iterations = 5
        stress_weight = 0
        """
            .formatted(learn, place("ar.xyz"), explore));
  }

  private Crisol rehearse(String... more) {
    String[] words = {
      "learn", place("learn.toml"), "--rehearse", BadInputTest.LJ, "--out", place("run")
    };
    String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return Crisol.run(all);
  }

  @Test
  void a_rehearsal_by_relaxations_tells_what_the_real_campaign_would_cost() throws IOException {
    configure(
        "fresh = 3\nseconds_per_calculation = \"60s\"",
        "method = \"relax\"\n[relax]\nrattle = \"0.3 Å\"\nmax_steps = 60");
    Crisol learned = rehearse();
    assertThat(learned.exit()).as(learned.err()).isZero();
    assertThat(learned.out())
        .contains("fresh labels           3 (0 failed)")
        .containsPattern("calculations +\\d+ of 32 atoms \\(3 fresh\\)")
        .containsPattern("real ones would take +about .*estimate from the time given");
    String results = Files.readString(folder.resolve("run/results.json"));
    assertThat(results).contains("\"failed_fresh_labels\": 0", "\"forecast_fresh_seconds\": 180");
    assertThat(folder.resolve("run/labelled.xyz")).content().contains("relaxation ");
    assertThat(folder.resolve("run/report.html"))
        .content()
        .contains("This was a rehearsal", "reached (steps)");
    // A resumed campaign may be asked with another figure.
    configure(
        "fresh = 3\nseconds_per_calculation = \"120s\"",
        "method = \"relax\"\n[relax]\nrattle = \"0.3 Å\"\nmax_steps = 60");
    Crisol again = rehearse("--resume");
    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(folder.resolve("run/results.json"))
        .content()
        .contains("\"forecast_fresh_seconds\": 360");
  }

  private void refused(String learn, String explore, String... words) throws IOException {
    configure(learn, explore);
    Crisol learned = rehearse();
    assertThat(learned.exit()).isEqualTo(1);
    assertThat(learned.err()).contains(words);
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void what_is_refused_while_planning_leaves_nothing() throws IOException {
    refused("", "method = \"path\"", "ends");
    refused("", "method = \"monte-carlo\"", "temperatures");
    refused("", "method = \"swim\"", "method", "dynamics");
    refused("measured = \"" + place("none") + "\"", "method = \"relax\"", "none");
    refused("data = [\"" + place("none.xyz") + "\"]", "method = \"relax\"", "none.xyz");
    Crisol relaxed = Crisol.run("relax", "none.eam", place("ar.xyz"), "--out", place("relaxed"));
    assertThat(relaxed.exit()).isEqualTo(1);
    assertThat(relaxed.err()).contains("none.eam");
    assertThat(folder.resolve("relaxed")).doesNotExist();
  }

  @Test
  void a_refused_run_does_not_overwrite() throws IOException {
    configure("data = [\"" + place("none.xyz") + "\"]", "method = \"relax\"");
    Path results = folder.resolve("run/results.json");
    Files.createDirectories(results.getParent());
    Files.writeString(results, "{}");
    assertThat(rehearse("--overwrite").exit()).isEqualTo(1);
    assertThat(results).hasContent("{}");
  }

  /** Long-ranged potentials are refused after the energy was computed. */
  @Test
  void an_explanation_that_is_refused_tells_nothing() throws IOException {
    Files.writeString(
        folder.resolve("salt.xyz"),
        """
        2
        Lattice="5 0 0 0 5 0 0 0 5" Properties=species:S:1:pos:R:3
        Na 0 0 0
        Cl 2.5 0 0
        """);
    Crisol explained = Crisol.run("explain", "point-charges(Na=1, Cl=-1)", place("salt.xyz"));
    assertThat(explained.exit()).isEqualTo(1);
    assertThat(explained.err()).contains("long-ranged");
    assertThat(explained.out()).isEmpty();
    assertThat(Crisol.run("explain", BadInputTest.LJ, place("ar.xyz")).out())
        .contains("energy ", "atom 0, Ar", "neighbours: ");
  }
}
