package io.crisol.reference.jobs;

import io.crisol.structures.Problem;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of this machine. */
public final class Executables {
  private Executables() {}

  /** A program, looked up as a shell does. */
  public static Optional<Path> find(String name) {
    if (name.contains("/")) {
      return Optional.of(Path.of(name)).filter(Files::isExecutable);
    }
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder).resolve(name))
        .filter(Files::isRegularFile)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Refuses where a program is not there.
   *
   * @throws io.crisol.structures.ProblemException PROGRAM_MISSING
   */
  public static void require(String name) {
    if (find(name).isEmpty()) {
      String why =
          name.contains("/")
              ? "there is no such program"
              : "no folder of PATH holds such a program";
      throw Problem.PROGRAM_MISSING.with(name, why, "command");
    }
  }
}
