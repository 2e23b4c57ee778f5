package io.crisol.app;

import io.crisol.structures.Progress;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Progress with rate, remaining time and the time of day it will end: a bar on a terminal, else a
 * line now and then.
 */
final class ProgressLine implements Progress {
  private static final long NANO = 1_000_000_000L;
  private static final int WIDTH = 24;

  private final Console console;
  private final String what;
  private long start;
  private long first;
  private long next;
  private boolean shown;

  ProgressLine(Console console, String what) {
    this.console = console;
    this.what = what;
  }

  @Override
  public synchronized void update(long done, long total, String text) {
    long now = System.nanoTime();
    if (start == 0) {
      start = now;
      first = done;
      next = now + (console.isTerminal() ? NANO / 5 : 10 * NANO);
    }
    boolean last = done >= total;
    if (now < next && !(last && shown)) {
      return;
    }
    next = now + (console.isTerminal() ? NANO / 5 : 30 * NANO);
    show(line(what, done, total, done - first, (now - start) * 1e-9, LocalTime.now(), text), last);
  }

  private void show(String line, boolean last) {
    if (!console.isTerminal()) {
      console.note(line);
    } else {
      console.err().print("\r\033[K" + line + (last ? "\n" : ""));
      console.err().flush();
    }
    shown = !last;
  }

  /** What is shown after {@code doneHere} units in {@code seconds}. */
  static String line(
      String what,
      long done,
      long total,
      long doneHere,
      double seconds,
      LocalTime now,
      String text) {
    int full = total == 0 ? WIDTH : (int) (WIDTH * Math.min(done, total) / total);
    String bar = "█".repeat(full) + "░".repeat(WIDTH - full);
    double rate = seconds > 0 ? doneHere / seconds : 0;
    StringBuilder line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT,
            "%s %s %3d %%  %d/%d",
            what,
            bar,
            total == 0 ? 100 : 100 * done / total,
            done,
            total));
    if (rate > 0) {
      double left = (total - done) / rate;
      String end =
          now.plusSeconds(Math.round(left))
              .format(DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT));
      line.append(
          String.format(
              Locale.ROOT, "  %s/s  %s left, done at %s", short3(rate), duration(left), end));
    }
    return text.isEmpty() ? line.toString() : line.append("  ").append(text).toString();
  }

  private static String short3(double rate) {
    return rate >= 100
        ? String.format(Locale.ROOT, "%.0f", rate)
        : String.format(Locale.ROOT, "%.3g", rate);
  }

  /** A time span for people. */
  static String duration(double seconds) {
    long s = Math.round(seconds);
    if (s < 60) {
      return s + " s";
    }
    return s < 3600 ? s / 60 + " min " + s % 60 + " s" : s / 3600 + " h " + s % 3600 / 60 + " min";
  }
}
