package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run on a full disk says so and leaves whole what was there; needs the right to mount a small
 * one.
 */
class FullDiskTest {
  @TempDir Path folder;

  private Path disk;
  private boolean mounted;

  @BeforeEach
  void mount() throws IOException, InterruptedException {
    disk = Files.createDirectory(folder.resolve("disk"));
    mounted = command("mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", disk.toString());
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

  @Test
  void a_trajectory_that_no_longer_fits() throws IOException {
    Path argon = disk.resolve("argon.xyz");
    Files.writeString(argon, "1\nLattice=\"5 0 0 0 5 0 0 0 5\"\nAr 0 0 0\n");
    String kept = "x".repeat(20_000);
    Path other = Files.writeString(disk.resolve("kept.txt"), kept);
    Crisol crisol =
        Crisol.run(
            "md",
            "lj(epsilon=0.0104, sigma=3.4, cutoff=4.0)",
            argon.toString(),
            "--replicate",
            "4x4x4",
            "--steps",
            "400",
            "--trajectory-interval",
            "1",
            "--out",
            disk.resolve("run").toString());
    assertThat(crisol.exit()).isEqualTo(1);
    assertThat(crisol.err()).contains("output-unwritable", "No space left", "what to do: ");
    assertThat(crisol.err()).doesNotContain("\tat ");
    assertThat(other).hasContent(kept);
    assertThat(disk.resolve("run/run.toml")).isNotEmptyFile();
  }
}
