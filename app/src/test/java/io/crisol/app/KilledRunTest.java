package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.crisol.structures.RandomStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run killed at a random moment and resumed ends with the bits of one that was not. */
class KilledRunTest {
  @TempDir Path folder;

  private static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(List.of(Launched.root().resolve("crisol").toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  private Process start(List<String> command) throws IOException {
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("CRISOL_MODULE_PATH", System.getProperty("jdk.module.path"));
    return builder
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(folder.resolve("err.txt").toFile())
        .start();
  }

  /** Kills it a while after its first checkpoint, unless it ends before. */
  private void kill(List<String> command, Path checkpoint, int millis) throws Exception {
    Process process = start(command);
    while (process.isAlive() && !Files.exists(checkpoint)) {
      process.waitFor(5, TimeUnit.MILLISECONDS);
    }
    process.waitFor(millis, TimeUnit.MILLISECONDS);
    process.destroyForcibly().waitFor();
  }

  private void complete(List<String> command) throws Exception {
    Process process = start(command);
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("err.txt"))).isZero();
  }

  @Test
  void molecular_dynamics() throws Exception {
    Files.writeString(
        folder.resolve("ar.xyz"),
        "1\nLattice=\"0 2.7 2.7 2.7 0 2.7 2.7 2.7 0\" Properties=species:S:1:pos:R:3\nAr 0 0 0\n");
    String[] md = {
      "md",
      BadInputTest.LJ,
      "ar.xyz",
      "--replicate",
      "4x4x4",
      "--temperature",
      "30",
      "--steps",
      "4000",
      "--checkpoint-interval",
      "100",
      "--out"
    };
    killedAndWhole(md, "trajectory.xyz", "thermo.csv", "results.json", "rdf.csv");
  }

  @Test
  void training() throws Exception {
    String data = Launched.root().resolve("examples/silicon/train.xyz.gz") + "@0:16";
    String[] train = {
      "train",
      data,
      "--hidden",
      "4",
      "--radial-order",
      "4",
      "--angular-order",
      "3",
      "--iterations",
      "60",
      "--checkpoint-interval",
      "2",
      "--quarantine",
      "keep",
      "--out"
    };
    killedAndWhole(train, "parity.json", "validation.xyz");
    assertThat(parameters("killed")).isEqualTo(parameters("whole"));
  }

  private String parameters(String run) throws IOException {
    String text = Files.readString(folder.resolve(run).resolve("potential.crisol.json"));
    return text.substring(text.indexOf("\"parameters\""), text.indexOf("\"provenance\""));
  }

  private void killedAndWhole(String[] verb, String... files) throws Exception {
    complete(with(verb, "whole"));
    RandomStream random = new RandomStream(20260917);
    Path checkpoint = folder.resolve("killed/checkpoint.json");
    kill(with(verb, "killed"), checkpoint, random.nextInt(300));
    assertThat(checkpoint).exists();
    kill(command(verb[0], "--resume", "--out", "killed"), checkpoint, 900 + random.nextInt(600));
    complete(command(verb[0], "--resume", "--out", "killed"));
    for (String file : files) {
      assertThat(folder.resolve("killed").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("whole").resolve(file));
    }
  }

  private static List<String> with(String[] verb, String out) {
    List<String> command = command(verb);
    command.add(out);
    return command;
  }
}
