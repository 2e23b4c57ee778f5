package io.crisol.potentials.embedded;

import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.StringTokenizer;

/** The words of a file of tables, one after the other, with the line they stand in. */
final class EamNumbers {
  private final String file;
  private final List<String> lines;
  private final long bytes;
  private int line;
  private final Queue<String> words = new ArrayDeque<>();

  private EamNumbers(String file, List<String> lines, long bytes) {
    this.file = file;
    this.lines = lines;
    this.bytes = bytes;
  }

  static EamNumbers of(Path file) {
    try {
      // Comment lines hold names in any encoding.
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      return new EamNumbers(file.toString(), text.lines().toList(), Files.size(file));
    } catch (NoSuchFileException e) {
      throw Problem.FILE_NOT_FOUND.with(file).causedBy(e);
    } catch (IOException e) {
      throw Problem.FILE_MALFORMED.with(file, "it cannot be read: " + e.getMessage()).causedBy(e);
    }
  }

  /** The first lines of a file. */
  static List<String> head(Path file, int count) {
    List<String> lines = of(file).lines;
    return lines.subList(0, Math.min(count, lines.size()));
  }

  /** The next line as it stands; nothing may be left of the present one. */
  String line(String what) {
    if (!words.isEmpty()) {
      throw malformed("\"" + shortened(words.peek()) + "\" stands before " + what);
    }
    if (line == lines.size()) {
      throw malformed("it ends before " + what);
    }
    return lines.get(line++);
  }

  /** The words of the next line. */
  List<String> wordsOfLine(String what) {
    List<String> all = new ArrayList<>();
    StringTokenizer tokens = new StringTokenizer(line(what));
    while (tokens.hasMoreTokens()) {
      all.add(tokens.nextToken());
    }
    return all;
  }

  private String word(String what) {
    while (words.isEmpty()) {
      StringTokenizer tokens = new StringTokenizer(line(what));
      while (tokens.hasMoreTokens()) {
        words.add(tokens.nextToken());
      }
    }
    return words.remove();
  }

  /** So many numbers. */
  double[] table(int count, String what) {
    double[] values = new double[count];
    for (int k = 0; k < count; k++) {
      values[k] = number(word(what), what);
    }
    return values;
  }

  double number(String word, String what) {
    try {
      // Fortran writes 1.0D-3.
      double value = Double.parseDouble(word.replace('D', 'e').replace('d', 'e'));
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw malformed("\"" + shortened(word) + "\" stands where " + what + " needs a number");
  }

  /** A number of points: at least 5, and no more than the file can hold. */
  int count(String word, String what) {
    double value = number(word, what);
    if (value != Math.rint(value) || value < 5 || value > bytes / 2.0) {
      throw malformed(what + " cannot be " + shortened(word));
    }
    return (int) value;
  }

  /** Refuses words after the end. */
  void requireEnd() {
    while (line < lines.size() && words.isEmpty()) {
      StringTokenizer tokens = new StringTokenizer(lines.get(line++));
      while (tokens.hasMoreTokens()) {
        words.add(tokens.nextToken());
      }
    }
    if (!words.isEmpty()) {
      throw malformed("\"" + shortened(words.peek()) + "\" stands after the last table");
    }
  }

  /** How many words follow the present line. */
  long wordsLeft() {
    return lines.subList(line, lines.size()).stream()
        .mapToLong(text -> new StringTokenizer(text).countTokens())
        .sum();
  }

  ProblemException malformed(String why) {
    return Problem.FILE_MALFORMED.with(file, why).at(file + ", line " + line);
  }

  private static String shortened(String word) {
    return word.length() > 40 ? word.substring(0, 40) + "…" : word;
  }
}
