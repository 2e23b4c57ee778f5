package io.crisol.reference.jobs;

import io.crisol.reference.Failure;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What an exit code says that is the same for every program. */
public final class Exits {
  private static final int NOT_EXECUTABLE = 126;
  private static final int NOT_FOUND = 127;
  private static final int SIGNAL = 128;

  /** Signals by which programs are ended from outside. */
  private static final Map<Integer, String> ENDED =
      Map.of(1, "SIGHUP", 2, "SIGINT", 9, "SIGKILL", 15, "SIGTERM");

  /** Signals by which programs end through their own mistakes. */
  private static final Map<Integer, String> CRASHED =
      Map.of(4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 11, "SIGSEGV");

  private Exits() {}

  /**
   * What a code above 125, or words about a full disk, mean.
   *
   * @param words what the program printed
   */
  public static Optional<Failure> explain(int exit, String words, Path attempt) {
    String place = attempt.toString();
    if (exit != 0 && saysFull(words)) {
      return Optional.of(
          Failure.of(Failure.Kind.DISK_FULL, place, Results.quote(lineAbout(words, "space"))));
    }
    if (exit == NOT_FOUND || exit == NOT_EXECUTABLE) {
      return Optional.of(
          Failure.of(Failure.Kind.NOT_STARTED, place, Results.lastWords(words) + code(exit)));
    }
    int signal = exit - SIGNAL;
    if (ENDED.containsKey(signal)) {
      return Optional.of(
          Failure.of(Failure.Kind.KILLED, place, "by " + ENDED.get(signal) + code(exit)));
    }
    if (CRASHED.containsKey(signal)) {
      return Optional.of(Failure.of(Failure.Kind.CRASHED, place, CRASHED.get(signal) + code(exit)));
    }
    return Optional.empty();
  }

  private static boolean saysFull(String words) {
    String small = words.toLowerCase(Locale.ROOT);
    return small.contains("no space left on device") || small.contains("disk quota exceeded");
  }

  private static String lineAbout(String words, String word) {
    return words
        .lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).contains(word))
        .findFirst()
        .orElse(words);
  }

  /** The code in words. */
  public static String code(int exit) {
    return " (exit code " + exit + ")";
  }
}
