package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code md} at several temperatures: a run folder each, a table and a verdict of all. */
class MdReplicasVerbTest {
  @TempDir Path folder;

  @BeforeEach
  void argon() throws IOException {
    Files.writeString(
        folder.resolve("ar.xyz"),
        "1\nLattice=\"0 2.7 2.7 2.7 0 2.7 2.7 2.7 0\" Properties=species:S:1:pos:R:3\nAr 0 0 0\n");
  }

  private Crisol md(String... more) {
    List<String> arguments = new ArrayList<>(List.of("md", BadInputTest.LJ));
    arguments.add(folder.resolve("ar.xyz").toString());
    arguments.addAll(List.of("--replicate", "4x4x4", "--ensemble", "bussi", "--timestep", "4"));
    arguments.addAll(List.of(more));
    return Crisol.run(arguments.toArray(String[]::new));
  }

  private static Json.Obj results(Path run) throws IOException {
    return Json.parse(Files.readString(run.resolve("results.json")), "results").asObject();
  }

  @Test
  void temperatures_run_side_by_side_each_in_a_folder_of_its_own() throws IOException {
    Path out = folder.resolve("many");
    Crisol run =
        md(
            "--temperatures",
            "20,40 K",
            "--replicas",
            "2",
            "--steps",
            "60",
            "--out",
            out.toString());
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("T0020K-1", "T0020K-2", "T0040K-1", "T0040K-2");
    Json.Obj all = results(out);
    assertThat(all.get("replicas").asList()).hasSize(4);
    assertThat(all.get("temperatures_K").asDoubles()).containsExactly(20, 40);
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("Runs side by side", "all 4 runs came to the end", "T0040K-2");
    Path one = out.resolve("T0040K-2");
    assertThat(Files.readString(one.resolve("run.toml"))).contains("temperature = 40.0");
    assertThat(one.resolve("report.html")).exists();
    assertThat(one.resolve("provenance.json")).exists();
    Crisol alone =
        Crisol.run(
            "md", one.resolve("run.toml").toString(), "--out", folder.resolve("one").toString());
    assertThat(alone.exit()).as(alone.err()).isZero();
    assertThat(folder.resolve("one/trajectory.xyz"))
        .hasSameBinaryContentAs(one.resolve("trajectory.xyz"));
  }

  @Test
  void all_are_resumed_together() throws IOException {
    Path out = folder.resolve("many");
    assertThat(md("--temperatures", "20,40", "--steps", "40", "--out", out.toString()).exit())
        .isZero();
    Crisol more = Crisol.run("md", "--resume", "--out", out.toString(), "--steps", "70");
    assertThat(more.exit()).as(more.err()).isZero();
    assertThat(results(out.resolve("T0040K-1")).get("steps").asDouble()).isEqualTo(70);
    Crisol again =
        md("--temperatures", "20", "--steps", "40", "--out", out.toString(), "--overwrite");
    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(out.resolve("T0040K-1")).doesNotExist();
  }

  @Test
  void runs_that_a_guard_stops_are_named() throws IOException {
    Path out = folder.resolve("stopped");
    Crisol run =
        md("--temperatures", "1,400", "--steps", "50", "--stride", "0.02", "--out", out.toString());
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("1 of 2 runs were stopped: T0400K-1", "lost-atoms");
    assertThat(results(out).get("stopped_by").asString()).isEqualTo("lost-atoms");
    assertThat(results(out.resolve("T0001K-1")).get("steps").asDouble()).isEqualTo(50);
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("1 of 2 runs were stopped: T0400K-1 (lost-atoms guard)");
  }

  @Test
  void one_temperature_and_several_are_refused_together() {
    Crisol run = md("--temperatures", "20,40", "--temperature", "30", "--steps", "5", "--dry-run");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("temperatures", "a temperature is given too");
    Crisol plan = md("--temperatures", "20,40", "--replicas", "3", "--steps", "5", "--dry-run");
    assertThat(plan.out()).contains("Would run 6 times, side by side", "20.0, 40.0 K");
  }
}
