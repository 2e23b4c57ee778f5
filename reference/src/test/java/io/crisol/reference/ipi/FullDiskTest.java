package io.crisol.reference.ipi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.PotentialRequest;
import io.crisol.potentials.file.Potentials;
import io.crisol.reference.Failure;
import io.crisol.reference.Labelled;
import io.crisol.reference.Labelling;
import io.crisol.reference.RecordedLabeller;
import io.crisol.reference.Silicon;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that the record of a socket fills; needs the right to mount a small one. */
class FullDiskTest {
  @TempDir private Path folder;

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

  @Test
  void what_fits_is_whole_and_the_rest_has_failed() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        command("mount", "-t", "tmpfs", "-o", "size=12k", "tmpfs", disk.toString()),
        "skipped: this user may not mount a small disk");
    try {
      fill(disk);
    } finally {
      assertThat(command("umount", "-l", disk.toString())).isTrue();
    }
  }

  private void fill(Path disk) {
    SocketName socket = SocketName.parse("unix:" + folder.resolve("s"));
    Structure atoms = Silicon.rattled(1);
    Potential potential =
        Potentials.resolve(
                "lj(epsilon=0.05, sigma=2.1, cutoff=4.5)", PotentialRequest.of(atoms.elementSet()))
            .potential();
    CompletableFuture<Void> client = CompletableFuture.runAsync(() -> again(socket, potential));
    List<Structure> structures = new ArrayList<>();
    for (int k = 1; k <= 12; k++) {
      structures.add(Silicon.rattled(k));
    }
    List<Labelling> results;
    try (SocketLabeller labeller =
        new SocketLabeller(new AnyProgram(""), socket, disk.resolve("work"), 10, 0)) {
      results = labeller.label(structures, Progress.NONE);
    }
    client.join();
    long labelled = results.stream().filter(Labelled.class::isInstance).count();
    assertThat(labelled).isBetween(1L, 11L);
    assertThat(results)
        .filteredOn(Failure.class::isInstance)
        .extracting(result -> ((Failure) result).kind())
        .containsOnly(Failure.Kind.DISK_FULL);
    assertThat(new RecordedLabeller(disk.resolve("work")).size()).isEqualTo((int) labelled);
  }

  /** A client that comes again when it was sent away. */
  private static void again(SocketName socket, Potential potential) {
    Structure atoms = Silicon.rattled(1);
    try {
      for (int k = 0; k < 12; k++) {
        new IpiClient(potential, _ -> atoms, Progress.NONE).serve(socket, 2, 10);
      }
    } catch (ProblemException e) {
      System.out.println("the client ends: " + e.why());
    }
  }
}
