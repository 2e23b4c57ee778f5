package io.crisol.structures.io;

import io.crisol.structures.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file with the frames picked from it: {@code file.xyz}, {@code file.xyz@3}, {@code file.xyz@-1},
 * {@code file.xyz@0:10}, {@code file.xyz@::5}; negative positions count from the end, as in Python.
 *
 * @param file the file
 * @param text what stood behind the @, empty for all frames
 */
record FrameSelection(Path file, String text) {
  private static final Pattern SPEC =
      Pattern.compile("(.+)@(-?\\d{1,9}|(-?\\d{0,9}):(-?\\d{0,9})(:\\d{0,9})?)");

  static FrameSelection parse(String spec) {
    Matcher matcher = SPEC.matcher(spec);
    if (Files.exists(Path.of(spec)) || !matcher.matches()) {
      return new FrameSelection(Path.of(spec), "");
    }
    return new FrameSelection(Path.of(matcher.group(1)), matcher.group(2));
  }

  /**
   * Index after which no frame is needed, or the largest integer where that depends on the number
   * of frames.
   */
  int last() {
    String[] parts = text.split(":", -1);
    boolean known =
        !text.isEmpty() && !text.contains("-") && (parts.length == 1 || !parts[1].isEmpty());
    if (!known) {
      return Integer.MAX_VALUE;
    }
    return parts.length == 1 ? Integer.parseInt(text) : Integer.parseInt(parts[1]) - 1;
  }

  /** The frames picked; FRAMES_NONE where there is none. */
  <T> List<T> of(List<T> frames) {
    if (text.isEmpty()) {
      return frames;
    }
    String[] parts = text.split(":", -1);
    int n = frames.size();
    int from = position(parts[0], 0, n);
    int to = parts.length == 1 ? from + 1 : position(parts[1], n, n);
    int step = parts.length == 3 && !parts[2].isEmpty() ? Integer.parseInt(parts[2]) : 1;
    List<T> picked = new ArrayList<>();
    for (int k = Math.max(0, from);
        k < Math.min(n, to) && step > 0 && (parts.length > 1 || from >= 0);
        k += step) {
      picked.add(frames.get(k));
    }
    if (picked.isEmpty()) {
      throw Problem.FRAMES_NONE.with(file + "@" + text, n + " frames were read");
    }
    return picked;
  }

  private static int position(String text, int absent, int n) {
    int value = text.isEmpty() ? absent : Integer.parseInt(text);
    return value < 0 ? value + n : value;
  }
}
