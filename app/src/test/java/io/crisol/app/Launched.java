package io.crisol.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What one start of the launcher printed, and its exit code. Runs the classes under test, with no
 * build.
 *
 * @param exit exit code
 * @param out standard output
 * @param err standard error
 */
record Launched(int exit, String out, String err) {
  /** The folder that holds the launcher. */
  static Path root() {
    return Path.of(System.getProperty("crisol.root"));
  }

  /** Starts {@code ./crisol} with the given arguments in the given folder and waits for its end. */
  static Launched crisol(Path folder, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(root().resolve("crisol").toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().remove("CRISOL_JAVA_OPTS");
    builder.environment().put("CRISOL_MODULE_PATH", System.getProperty("jdk.module.path"));
    return run(builder, folder);
  }

  /** Runs a process to its end, at most ten minutes. */
  static Launched run(ProcessBuilder builder, Path folder)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    if (!process.waitFor(10, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException("no end within ten minutes: " + builder.command());
    }
    var result = new Launched(process.exitValue(), Files.readString(out), Files.readString(err));
    Files.delete(out);
    Files.delete(err);
    return result;
  }

  /** The lines of standard output. */
  List<String> lines() {
    return out.lines().toList();
  }
}
