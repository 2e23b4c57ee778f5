package io.crisol.simulation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.structures.Progress;
import io.crisol.structures.io.ExtendedXyz;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An interrupted run has the same bits as one that was not. */
class RestartTest {
  private static final long KILLED_STEPS = 3_000;

  @TempDir Path folder;

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        found.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return found;
  }

  private static void assertSame(Path one, Path other) throws IOException {
    Map<String, String> expected = files(one);
    assertThat(expected)
        .containsKeys(
            "checkpoint.json",
            "results.json",
            "thermo.csv",
            "trajectory.xyz",
            "rdf.csv",
            "msd.csv");
    Map<String, String> found = files(other);
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (name, text) -> assertThat(difference(text, found.get(name))).as(name).isEmpty());
  }

  /** The first lines that differ; empty where none do. */
  private static String difference(String text, String other) {
    String[] lines = text.split("\n", -1);
    String[] others = other.split("\n", -1);
    for (int k = 0; k < Math.min(lines.length, others.length); k++) {
      if (!lines[k].equals(others[k])) {
        return "line " + (k + 1) + ": " + shortened(lines[k]) + " | " + shortened(others[k]);
      }
    }
    return lines.length == others.length ? "" : lines.length + " | " + others.length + " lines";
  }

  private static String shortened(String line) {
    return line.substring(0, Math.min(60, line.length()));
  }

  @Test
  void a_trajectory_states_the_unit_of_its_velocities() {
    KilledRun.of(100, MdOptions.Ensemble.NVE).start(folder.resolve("run"), Progress.NONE);
    var frame = ExtendedXyz.read(folder.resolve("run/trajectory.xyz")).frames().getLast();
    double fastest =
        Arrays.stream(frame.columns().get("velocities")).map(Math::abs).max().orElse(0);
    assertThat(fastest).isBetween(1e-4, 1e-1);
  }

  @Test
  void a_finished_run_resumed_gives_the_same_files() throws IOException {
    Path once = folder.resolve("once");
    Path twice = folder.resolve("twice");
    KilledRun.of(100, MdOptions.Ensemble.NVE).start(once, Progress.NONE);
    KilledRun.of(100, MdOptions.Ensemble.NVE).start(twice, Progress.NONE);
    KilledRun.of(100, MdOptions.Ensemble.NVE).resume(twice, Progress.NONE);
    assertSame(once, twice);
  }

  @ParameterizedTest
  @EnumSource(MdOptions.Ensemble.class)
  void two_hundred_steps_are_a_hundred_and_a_hundred_more(MdOptions.Ensemble ensemble)
      throws IOException {
    Path whole = folder.resolve("whole");
    Path parts = folder.resolve("parts");
    KilledRun.of(200, ensemble).start(whole, Progress.NONE);
    KilledRun.of(100, ensemble).start(parts, Progress.NONE);
    KilledRun.of(200, ensemble).resume(parts, Progress.NONE);
    assertSame(whole, parts);
  }

  @Test
  void what_was_written_after_the_checkpoint_is_written_again() throws IOException {
    Path whole = folder.resolve("whole");
    Path torn = folder.resolve("torn");
    KilledRun.of(200, MdOptions.Ensemble.BUSSI).start(whole, Progress.NONE);
    KilledRun.of(140, MdOptions.Ensemble.BUSSI).start(torn, Progress.NONE);
    Files.writeString(
        torn.resolve("thermo.csv"), "145,half a li".repeat(100_000), StandardOpenOption.APPEND);
    Files.writeString(torn.resolve("trajectory.xyz"), "32\nLatt", StandardOpenOption.APPEND);
    Files.writeString(torn.resolve("checkpoint.json.part"), "{\"kind\": \"m");
    KilledRun.of(200, MdOptions.Ensemble.BUSSI).resume(torn, Progress.NONE);
    assertSame(whole, torn);
  }

  @Test
  void a_run_killed_again_and_again_ends_with_the_same_bits() throws Exception {
    Path whole = folder.resolve("whole");
    KilledRun.go(KilledRun.of(KILLED_STEPS, MdOptions.Ensemble.LANGEVIN), whole);
    Path killed = folder.resolve("killed");
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    int kills = 0;
    for (int k = 0; k < 5; k++) {
      Process process = launch(killed);
      while (process.isAlive() && !Checkpoint.exists(killed)) {
        Thread.sleep(5);
      }
      if (!process.waitFor(k == 0 ? 0 : 100 + random.nextInt(300), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        kills++;
      }
      assertThat(process.waitFor()).isIn(0, 137);
    }
    assertThat(kills).isPositive();
    KilledRun.go(KilledRun.of(KILLED_STEPS, MdOptions.Ensemble.LANGEVIN), killed);
    Files.deleteIfExists(killed.resolve("checkpoint.json.part"));
    assertSame(whole, killed);
  }

  private static Process launch(Path killed) throws IOException {
    String tests = Path.of("target", "test-classes").toAbsolutePath().toString();
    String classes = System.getProperty("jdk.module.path") + File.pathSeparator + tests;
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--add-modules",
            "jdk.incubator.vector",
            "-cp",
            classes,
            KilledRun.class.getName(),
            killed.toString(),
            Long.toString(KILLED_STEPS))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  @Test
  void a_changed_option_is_refused_by_name() {
    KilledRun.of(10, MdOptions.Ensemble.NVE).start(folder, Progress.NONE);
    assertThatThrownBy(
            () -> KilledRun.of(20, MdOptions.Ensemble.BUSSI).resume(folder, Progress.NONE))
        .hasMessageContaining("changed ensemble")
        .hasMessageContaining("nve")
        .hasMessageContaining("bussi");
    Map<String, Object> longer = Map.of("timestep", 6.0);
    assertThatThrownBy(
            () -> KilledRun.of(20, MdOptions.Ensemble.NVE, longer).resume(folder, Progress.NONE))
        .hasMessageContaining("changed timestep");
    Map<String, Object> guard = Map.of("grade_limit", 11.0);
    assertThatThrownBy(
            () -> KilledRun.of(20, MdOptions.Ensemble.NVE, guard).resume(folder, Progress.NONE))
        .hasMessageContaining("changed grade_limit");
  }

  @Test
  void a_folder_is_neither_overwritten_nor_resumed_from_nothing() {
    assertThatThrownBy(() -> KilledRun.of(10, MdOptions.Ensemble.NVE).resume(folder, Progress.NONE))
        .hasMessageContaining("resume-nothing");
    KilledRun.of(10, MdOptions.Ensemble.NVE).start(folder, Progress.NONE);
    assertThatThrownBy(() -> KilledRun.of(10, MdOptions.Ensemble.NVE).start(folder, Progress.NONE))
        .hasMessageContaining("run-folder-taken");
    assertThatThrownBy(() -> KilledRun.of(5, MdOptions.Ensemble.NVE).resume(folder, Progress.NONE))
        .hasMessageContaining("has done 10 already");
  }
}
