package io.crisol.reference.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crisol.reference.Failure;
import io.crisol.reference.Labelled;
import io.crisol.reference.Labelling;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calculations that fill the disk; needs the right to mount a small one. */
class FullDiskTest {
  @TempDir private Path folder;

  private Path disk;
  private boolean mounted;

  @BeforeEach
  void mount() throws IOException, InterruptedException {
    disk = Files.createDirectory(folder.resolve("disk"));
    mounted = command("mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", disk.toString());
    assumeTrue(mounted, "skipped: this user may not mount a small disk");
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    if (mounted) {
      assertThat(command("umount", disk.toString())).as("no file is left open").isTrue();
    }
  }

  private static boolean command(String... words) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false; // There is no such program here.
    }
  }

  private static Structure atom(double x) {
    return new Structure(
        Cell.box(5, 5, 5), new Element[] {Element.of("Ar")}, new double[] {x, 0, 0});
  }

  private JobLabeller labeller(String line) {
    JobOptions options = Settings.of(JobOptions.class).build(Map.of("jobs_at_once", 1L));
    return new JobLabeller(
        new ScriptProgram(line), disk.resolve("jobs"), new LocalRunner(options), options);
  }

  @Test
  void a_calculation_that_fills_the_disk_harms_itself() {
    String greedy =
        "[ $ID != 2.0 ] || dd if=/dev/zero of=$SCRATCH/waves bs=1024 count=2000 || exit 1;"
            + " echo $ID >energy";
    List<Structure> atoms = List.of(atom(1), atom(2), atom(3));
    try (JobLabeller labeller = labeller(greedy)) {
      List<Labelling> results = labeller.label(atoms, Progress.NONE);
      assertThat(results.get(0)).isInstanceOf(Labelled.class);
      assertThat(((Failure) results.get(1)).kind()).isEqualTo(Failure.Kind.DISK_FULL);
      assertThat(results.get(2)).as("its scratch files were removed").isInstanceOf(Labelled.class);
    }
    try (JobLabeller labeller = labeller("echo $ID >energy")) {
      List<Labelling> results = labeller.label(atoms, Progress.NONE);
      assertThat(results).allMatch(Labelled.class::isInstance);
      assertThat(results.stream().map(Labelling::isRecorded)).containsExactly(true, false, true);
    }
  }

  @Test
  void a_disk_too_full_for_the_records_themselves() throws IOException {
    try (JobLabeller labeller =
        labeller("dd if=/dev/zero of=%s/rest bs=1024; echo 1 >energy".formatted(disk))) {
      Failure failure = (Failure) labeller.label(atom(1));
      assertThat(failure.kind()).isEqualTo(Failure.Kind.DISK_FULL);
      assertThat(failure.problem().getMessage()).contains("free space");
    }
    Files.delete(disk.resolve("rest"));
    try (JobLabeller labeller = labeller("echo 1 >energy")) {
      assertThat(labeller.label(atom(1))).isInstanceOf(Labelled.class);
    }
  }
}
