package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.crisol.structures.RandomStream;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process of a campaign is killed by signal 9 at random moments, with labels that were recorded
 * before; the same command goes on each time, and the end has the bits of a campaign that was never
 * killed. {@code -Dcrisol.kills=20} kills it so often ({@code bench/killed recorded}).
 */
class KilledCampaignTest {
  private static final int KILLS = Integer.getInteger("crisol.kills", 3);

  /** Little to begin with and few labels at once: about ten generations in some seconds. */
  private static final String CONFIG =
      """
      [learn]
      labels = [60]
      first = 2
      rattle = 0.04
      strain = 0.005
      per_generation = 2
      fresh = 4

      [explore]
      structures = ["ar.xyz 2x2x2"]
      temperatures = [20, 80]
      time = "1 ps"
      timestep = "5 fs"

      [potential]
      model = "moment"

      [moment]
      level = 6
      moment_cutoff = 5
      radial_basis_size = 6
      starts = 1
      steps = 4

      [training]
      iterations = 5
      stress_weight = 0
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeInput() throws IOException {
    Files.writeString(folder.resolve("ar.xyz"), LearnVerbTest.ARGON);
    Files.writeString(folder.resolve("learn.toml"), CONFIG);
    Files.writeString(
        folder.resolve("recorded.toml"),
        CONFIG + "\n[label]\nlabeller = \"recorded\"\nrecorded = \"records\"\n");
  }

  @Test
  void killed_at_random_moments_it_ends_with_the_same_bits() throws Exception {
    record("learn.toml", "--rehearse", BadInputTest.LJ);
    Process process = begin("whole");
    long begin = System.nanoTime();
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("err.txt"))).isZero();
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf(Locale.ROOT, "never killed: %.2f s after the start of Java%n", seconds);
    RandomStream random = new RandomStream(20261122);
    int kills = 0;
    while (kills < KILLS) {
      if (kill(kills + 1, random.nextDouble() * seconds)) {
        kills++;
      } else {
        requireSame();
      }
    }
    learn("recorded.toml", "--resume", "--out", "killed");
    requireSame();
  }

  /** A rehearsal, whose labels are the records. */
  private void record(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(words));
    command.addAll(List.of("--out", "rehearsed"));
    learn(command.toArray(String[]::new));
    Files.createDirectories(folder.resolve("records"));
    for (String name : List.of("labelled.xyz", "fresh.xyz")) {
      Files.copy(folder.resolve("rehearsed").resolve(name), folder.resolve("records/" + name));
    }
  }

  private void learn(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("learn"));
    command.addAll(List.of(words));
    Launched learned = Launched.crisol(folder, command.toArray(String[]::new));
    assertThat(learned.exit()).as(learned.err()).isZero();
  }

  /** Starts it or goes on, the same command each time, and waits until it works. */
  private Process begin(String out) throws Exception {
    var builder =
        new ProcessBuilder(
            Launched.root().resolve("crisol").toString(),
            "learn",
            "recorded.toml",
            "--resume",
            "--out",
            out);
    builder.directory(folder.toFile());
    builder.environment().put("CRISOL_MODULE_PATH", System.getProperty("jdk.module.path"));
    Path settings = folder.resolve(out).resolve("run.toml");
    Map<String, Object> before = fileKey(settings);
    Process process =
        builder
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(folder.resolve("err.txt").toFile())
            .start();
    while (process.isAlive() && fileKey(settings).equals(before)) {
      process.waitFor(2, TimeUnit.MILLISECONDS);
    }
    return process;
  }

  /** Changes whenever the file is written: each run writes its settings first, to a new file. */
  private static Map<String, Object> fileKey(Path file) throws IOException {
    return Files.exists(file) ? Files.readAttributes(file, "unix:ino,ctime") : Map.of();
  }

  /** Kills it so long after it began to work; false where it ended before. */
  private boolean kill(int number, double seconds) throws Exception {
    Process process = begin("killed");
    if (process.waitFor(Math.round(seconds * 1000), TimeUnit.MILLISECONDS)) {
      assertThat(process.exitValue()).as(Files.readString(folder.resolve("err.txt"))).isZero();
      return false;
    }
    process.destroyForcibly().waitFor();
    System.out.printf(Locale.ROOT, "kill %d: after %.2f s, %s%n", number, seconds, where());
    return true;
  }

  private String where() throws IOException {
    Path file = folder.resolve("killed/campaign.json");
    if (!Files.exists(file)) {
      return "before its first state was written";
    }
    Json.Obj state =
        Json.parse(Files.readString(file), file.toString()).asObject().get("state").asObject();
    return String.format(
        Locale.ROOT,
        "generation %d, phase %s, %d labels",
        state.get("generation").asInt(),
        state.get("phase").asString(),
        state.get("known").asInt());
  }

  /** Compares all that was selected, labelled and learned, and begins anew. */
  private void requireSame() throws IOException {
    List<String> files = files("whole");
    assertThat(files("killed")).isEqualTo(files);
    assertThat(files).filteredOn(name -> name.endsWith("selected.xyz")).hasSizeGreaterThan(5);
    for (String file : files) {
      assertThat(folder.resolve("killed").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("whole").resolve(file));
    }
    System.out.printf(
        Locale.ROOT, "ended: %d files of frames and potentials have the same bits%n", files.size());
    try (Stream<Path> below = Files.walk(folder.resolve("killed"))) {
      for (Path file : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private List<String> files(String run) throws IOException {
    Path root = folder.resolve(run);
    try (Stream<Path> below = Files.walk(root)) {
      return below
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.matches(".*(\\.xyz|potential\\.crisol\\.json)"))
          .sorted()
          .toList();
    }
  }
}
