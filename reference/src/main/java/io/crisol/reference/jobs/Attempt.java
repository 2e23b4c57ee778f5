package io.crisol.reference.jobs;

import io.crisol.reference.Failure;
import io.crisol.structures.Problem;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * One attempt at a calculation, in a folder of its own that is never used again: what an earlier
 * one left behind cannot be mistaken for its result.
 *
 * @param number from 1
 * @param remedy name of what was changed, or empty
 * @param seconds wall seconds, 0 while it runs
 * @param failure why it gave no labels, once it has ended without
 */
record Attempt(int number, String remedy, double seconds, Optional<Failure> failure) {
  /** The script. */
  static final String SCRIPT = "run.sh";

  /** Process id of the script. */
  static final String PID = "pid";

  /** Exit code, there when the script has come to its end. */
  static final String EXIT = "exit";

  private static final String SCRATCH = "scratch";

  /** Folder below that of the job. */
  String folder() {
    return "attempt-" + number;
  }

  /** This attempt, ended. */
  Attempt ended(double took, Optional<Failure> reason) {
    return new Attempt(number, remedy, took, reason);
  }

  Json.Obj json() {
    Json.Obj json = new Json.Obj().put("folder", folder()).put("remedy", remedy);
    json.put("seconds", seconds);
    failure.ifPresent(reason -> json.put("failure", FailureJson.of(reason)));
    return json;
  }

  static Attempt of(Json.Obj json, int number) {
    return new Attempt(
        number,
        json.get("remedy").asString(),
        json.get("seconds").asDouble(),
        json.find("failure").map(failure -> FailureJson.read(failure.asObject())));
  }

  /**
   * Writes the script. It may be started anew in the same folder, as queues do that requeue a job:
   * first of all it removes what the earlier start left.
   */
  static void writeScript(Path folder, String lines) {
    String home = folder.toAbsolutePath().toString().replace("'", "'\\''");
    AtomicFile.write(
        folder.resolve(SCRIPT),
        """
        #!/bin/sh
        # Written by Crisol: one calculation, from its input in this folder to the file "exit".
        cd '%s' || exit 1
        echo $$ >pid
        rm -rf scratch exit exit.part
        mkdir scratch
        SCRATCH=$PWD/scratch
        export SCRATCH
        (
        %s
        )
        echo $? >exit.part
        mv exit.part exit
        """
            .formatted(home, lines.strip()));
  }

  /** The exit code, if the script has come to its end. */
  static OptionalInt exit(Path folder) {
    try {
      return OptionalInt.of(Integer.parseInt(Files.readString(folder.resolve(EXIT)).strip()));
    } catch (IOException | NumberFormatException _) {
      return OptionalInt.empty(); // Not there: it is renamed into its place whole.
    }
  }

  /** Wall seconds between the start of the script and its end, or until now. */
  static double seconds(Path folder) {
    Optional<FileTime> start = time(folder.resolve(PID));
    long end = time(folder.resolve(EXIT)).map(FileTime::toMillis).orElse(now());
    return start.map(time -> Math.max(0, end - time.toMillis()) / 1000.0).orElse(0.0);
  }

  private static long now() {
    return System.currentTimeMillis();
  }

  private static Optional<FileTime> time(Path file) {
    try {
      return Optional.of(Files.getLastModifiedTime(file));
    } catch (IOException _) {
      return Optional.empty(); // It has not come so far.
    }
  }

  /** Removes scratch files but for the results, which move into the folder of the attempt. */
  static void clean(Path folder, List<String> results) {
    try {
      for (String name : results) {
        Path result = folder.resolve(SCRATCH).resolve(name);
        if (Files.exists(result)) {
          Files.move(result, folder.resolve(result.getFileName()));
        }
      }
      delete(folder.resolve(SCRATCH));
    } catch (IOException e) {
      throw Problem.OUTPUT_UNWRITABLE.with(folder, String.valueOf(e.getMessage())).causedBy(e);
    }
  }

  /** Removes a folder and everything in it, if it is there. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> below = Files.walk(folder)) {
      for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
