package io.crisol.app;

import io.crisol.structures.Problem;
import io.crisol.structures.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Where a verb speaks: results to standard output, everything else to standard error, both to the
 * log of the run.
 */
final class Console {
  private final PrintStream out;
  private final PrintStream err;
  private final boolean terminal;
  private final StringBuilder early = new StringBuilder();
  private final Deque<Path> logs = new ArrayDeque<>();

  /**
   * A console.
   *
   * @param terminal whether a person watches standard error, so that a line may be overwritten
   */
  Console(PrintStream out, PrintStream err, boolean terminal) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  /** The console of the process. */
  static Console system() {
    return new Console(System.out, System.err, Boolean.getBoolean("crisol.stderr.terminal"));
  }

  PrintStream out() {
    return out;
  }

  /** Standard output or error as a writer. */
  static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  PrintStream err() {
    return err;
  }

  boolean isTerminal() {
    return terminal;
  }

  /** Prints a result. */
  void print(String text) {
    out.println(text);
    record(text);
  }

  /** Says what is going on. */
  void note(String text) {
    err.println(text);
    record(text);
  }

  /**
   * From now on every line, and those said before any log was kept, also go to the end of this
   * file.
   */
  void logTo(Path file) {
    logs.push(file);
    String before = early.toString();
    early.setLength(0);
    append(file, before);
  }

  /** Ends the log begun last. */
  void endLog() {
    logs.pop();
  }

  /** A progress display for one computation. */
  Progress progress(String what) {
    return new ProgressLine(this, what);
  }

  private void record(String text) {
    if (logs.isEmpty()) {
      early.append(text).append('\n');
    } else {
      List.copyOf(logs).forEach(log -> append(log, text + "\n"));
    }
  }

  private void append(Path log, String text) {
    try {
      Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      logs.clear();
      throw Problem.OUTPUT_UNWRITABLE.with(log, String.valueOf(e.getMessage())).causedBy(e);
    }
  }
}
