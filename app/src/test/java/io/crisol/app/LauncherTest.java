package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
  @TempDir Path folder;

  @Test
  void version_is_all_that_is_printed() throws Exception {
    var launched = Launched.crisol(folder, "--version");
    assertThat(launched.exit()).isZero();
    assertThat(launched.out()).matches("crisol \\d+\\.\\d+\\.\\d+\\S*\\R");
    assertThat(launched.err()).isEmpty();
  }

  @Test
  void errors_reach_standard_error_and_no_warning_of_the_machine_does() throws Exception {
    var launched = Launched.crisol(folder, "--no-such-option");
    assertThat(launched.exit()).isEqualTo(2);
    assertThat(launched.out()).isEmpty();
    assertThat(launched.err()).contains("--no-such-option").doesNotContain("WARNING");
  }

  @Test
  void a_java_that_is_too_old_is_refused_in_one_sentence() throws Exception {
    Path home = folder.resolve("jdk-17");
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
    Files.createFile(home.resolve("bin/java")).toFile().setExecutable(true);
    var builder = new ProcessBuilder(Launched.root().resolve("crisol").toString(), "--version");
    builder.environment().put("CRISOL_JAVA_HOME", home.toString());
    var launched = Launched.run(builder, folder);
    assertThat(launched.exit()).isEqualTo(1);
    assertThat(launched.err()).contains("jdk-17", "25 or later").hasLineCount(1);
  }

  @Test
  void a_distribution_runs_from_its_own_folder() throws Exception {
    var written = Launched.crisol(folder, "dist", "--out", "a folder");
    assertThat(written.exit()).as(written.err()).isZero();
    Path zip = folder.resolve(written.out().strip());
    unzip(zip, folder);
    String name = zip.getFileName().toString().replace(".zip", "");
    Path launcher = folder.resolve(name).resolve("crisol");
    assertThat(launcher.resolveSibling("crisol.bat")).exists();
    assertThat(launcher.resolveSibling("examples/silicon/train.xyz.gz")).isNotEmptyFile();
    var launched = Launched.run(new ProcessBuilder(launcher.toString(), "--version"), folder);
    assertThat(launched.exit()).as(launched.err()).isZero();
    assertThat(launched.out()).isEqualTo("crisol " + name.replace("crisol-", "") + "\n");
    assertThat(launched.err()).isEmpty();
  }

  /** Unpacks with the permissions that the zip records. */
  private static void unzip(Path zip, Path folder) throws IOException {
    var options = Map.of("enablePosixFileAttributes", true);
    try (var archive = FileSystems.newFileSystem(zip, options);
        var files = Files.walk(archive.getPath("/"))) {
      for (Path file : files.skip(1).toList()) {
        Path target = folder.resolve(file.toString().substring(1));
        Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(file));
      }
    }
  }
}
