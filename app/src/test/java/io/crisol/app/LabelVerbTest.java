package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb label, with a potential or a shell script in the place of an ab initio program. */
class LabelVerbTest {
  @TempDir Path folder;

  private Path data;

  @BeforeEach
  void writeData() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < 4; k++) {
      text.append(
              "2\nLattice=\"6 0 0 0 6 0 0 0 6\" Properties=species:S:1:pos:R:3 name=f%d%n"
                  .formatted(k))
          .append("Ar 0 0 0\nAr %s 0 0%n".formatted(3.5 + 0.1 * k));
    }
    data = Files.writeString(folder.resolve("data.xyz"), text);
  }

  private Crisol label(Path config, String out) {
    return Crisol.run(
        "label", config.toString(), data.toString(), "--out", folder.resolve(out).toString());
  }

  @Test
  void a_rehearsal_and_the_record_of_it() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("label.toml"),
            "[label]\nlabeller = \"potential\"\nteacher = \"" + BadInputTest.LJ + "\"\n");
    Crisol first = label(config, "a");
    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(first.out()).contains("labelled");
    String labelled = Files.readString(folder.resolve("a/labelled.xyz"));
    assertThat(labelled.lines().filter(line -> line.contains("energy="))).hasSize(4);
    Path recorded =
        Files.writeString(
            folder.resolve("recorded.toml"),
            "[label]\nlabeller = \"recorded\"\nrecorded = \"a/labelled.xyz\"\n");
    Crisol second = label(recorded, "b");
    assertThat(second.exit()).as(second.err()).isZero();
    assertThat(folder.resolve("b/labelled.xyz")).hasContent(labelled);
    assertThat(Files.readString(folder.resolve("b/results.json"))).contains("\"labels\": 4");
  }

  /** A "pw.x" that fails in one way or another. */
  private Path config(String script) throws IOException {
    Path program = Files.writeString(folder.resolve("fake-pw.sh"), "#!/bin/sh\n" + script);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Path pseudo = Files.createDirectories(folder.resolve("pseudo"));
    Files.writeString(
        pseudo.resolve("Ar.UPF"), "<UPF><PP_HEADER element=\"Ar\" wfc_cutoff=\"30.\"/>");
    return Files.writeString(
        folder.resolve("pw.toml"),
        """
        [label]
        jobs = "%s"
        [quantum-espresso]
        command = "%s"
        pseudo_folder = "pseudo"
        [jobs]
        retries = 0
        """
            .formatted(folder.resolve("jobs"), program));
  }

  @Test
  void what_fails_is_named_frame_by_frame() throws IOException {
    Crisol crisol = label(config("kill -SEGV $$\n"), "run");
    assertThat(crisol.exit()).isEqualTo(1);
    assertThat(crisol.err())
        .contains("frame 0: ", "frame 3: ", "the program crashed", "SIGSEGV", "label-failed")
        .contains("where: ", "what to do: ")
        .doesNotContain("\tat ");
    assertThat(Files.readString(folder.resolve("run/failed.xyz"))).contains("failure=");
    assertThat(Files.readString(folder.resolve("run/results.json")))
        .contains("\"failed_labels\": 4", "\"kind\": \"crashed\"");
  }

  @Test
  void cp2k_says_that_all_is_well_and_is_not_believed() throws IOException {
    config(
        "echo '*** WARNING in qs_scf.F:601 :: SCF run NOT converged ***'; echo PROGRAM ENDED AT\n");
    Path names = Files.createDirectories(folder.resolve("cp2k"));
    Files.writeString(names.resolve("BASIS_MOLOPT"), "Ar DZVP-MOLOPT-SR-GTH\n 1\n");
    Files.writeString(names.resolve("GTH_POTENTIALS"), "Ar GTH-PBE-q8 GTH-PBE\n 2 6\n");
    Path config =
        Files.writeString(
            folder.resolve("cp2k.toml"),
            """
            [label]
            labeller = "cp2k"
            jobs = "jobs"
            [cp2k]
            command = "%s"
            data_folder = "cp2k"
            """
                .formatted(folder.resolve("fake-pw.sh")));
    Crisol crisol = label(config, "run");
    assertThat(crisol.exit()).as(crisol.err()).isEqualTo(3);
    assertThat(Files.readString(folder.resolve("run/results.json")))
        .contains("\"failed_labels\": 4", "\"kind\": \"not-converged\"");
  }

  @Test
  void a_dry_run_counts_and_touches_nothing() throws IOException {
    Path config = config("exit 0\n");
    Crisol crisol = Crisol.run("label", config.toString(), data.toString(), "--dry-run");
    assertThat(crisol.exit()).as(crisol.err()).isZero();
    assertThat(crisol.out()).contains("4 calculations are to be done");
    assertThat(folder.resolve("jobs")).doesNotExist();
  }

  @Test
  void a_program_that_is_not_there() throws IOException {
    Path config = config("exit 0\n");
    Files.delete(folder.resolve("fake-pw.sh"));
    Crisol crisol = label(config, "run");
    assertThat(crisol.exit()).isEqualTo(1);
    assertThat(crisol.err()).contains("program-missing", "fake-pw.sh", "command");
  }

  private Process start(List<String> command) throws IOException {
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("CRISOL_MODULE_PATH", System.getProperty("jdk.module.path"));
    return builder
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(folder.resolve("err.txt").toFile())
        .start();
  }

  @Test
  void killed_and_started_again_it_computes_nothing_twice() throws Exception {
    Path log = folder.resolve("log");
    Path config = config("echo start >>%1$s\nsleep 0.3\necho end >>%1$s\nexit 2\n".formatted(log));
    List<String> command =
        new ArrayList<>(List.of(Launched.root().resolve("crisol").toString(), "label"));
    command.addAll(List.of(config.toString(), data.toString(), "--overwrite", "--out", "run"));
    for (int kills = 0; kills < 3; kills++) {
      Process process = start(command);
      long seen = kills;
      while (process.isAlive()
          && (!Files.exists(log) || Files.readAllLines(log).size() <= 2 * seen)) {
        process.waitFor(5, TimeUnit.MILLISECONDS);
      }
      process.destroyForcibly().waitFor();
    }
    Process last = start(command);
    assertThat(last.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(last.exitValue()).as(Files.readString(folder.resolve("err.txt"))).isEqualTo(1);
    // Exit code 2 without words is a crash: four structures, one attempt each, none cut off.
    List<String> events = Files.readAllLines(log);
    assertThat(events.stream().filter("start"::equals)).hasSize(4);
    assertThat(events.stream().filter("end"::equals)).hasSize(4);
  }
}
