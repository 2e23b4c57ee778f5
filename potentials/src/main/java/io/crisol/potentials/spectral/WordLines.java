package io.crisol.potentials.spectral;

import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The lines of a text file as words, without comments (from # on) and empty lines. */
final class WordLines {
  private static final long MOST = 64L << 20;
  private static final Pattern BLANK = Pattern.compile("\\s+");

  private final Path file;
  private final List<String> lines;
  private int at;
  private String[] words = new String[0];

  private WordLines(Path file, List<String> lines) {
    this.file = file;
    this.lines = lines;
  }

  static WordLines of(Path file) {
    try {
      if (Files.size(file) > MOST) {
        throw Problem.FILE_MALFORMED.with(file, "it is larger than 64 MB, too large for SNAP");
      }
      // Names of authors in comments come in any encoding.
      return new WordLines(file, Files.readAllLines(file, StandardCharsets.ISO_8859_1));
    } catch (NoSuchFileException e) {
      throw Problem.FILE_NOT_FOUND.with(file).causedBy(e);
    } catch (IOException e) {
      throw Problem.FILE_MALFORMED.with(file, String.valueOf(e.getMessage())).causedBy(e);
    }
  }

  static String[] split(String line) {
    int comment = line.indexOf('#');
    String text = (comment < 0 ? line : line.substring(0, comment)).strip();
    return text.isEmpty() ? new String[0] : BLANK.split(text);
  }

  /** Whether another line with words follows. */
  boolean hasNext() {
    while (at < lines.size() && split(lines.get(at)).length == 0) {
      at++;
    }
    return at < lines.size();
  }

  /** Takes the next line, which must have so many words. */
  void next(String what, int count) {
    next(what, count, count);
  }

  void next(String what, int least, int most) {
    if (!hasNext()) {
      throw malformed("the file ends where " + what + " should follow");
    }
    words = split(lines.get(at++));
    if (words.length < least || words.length > most) {
      throw malformed(
          "this line should hold " + what + ", " + least + " words, and has " + words.length);
    }
  }

  /** Refuses anything but the end. */
  void end() {
    if (hasNext()) {
      at++;
      throw malformed("nothing should follow the last coefficient");
    }
  }

  Path file() {
    return file;
  }

  int words() {
    return words.length;
  }

  String word(int k) {
    return words[k];
  }

  int integer(int k) {
    try {
      return Integer.parseInt(words[k]);
    } catch (NumberFormatException e) {
      throw (ProblemException) malformed(words[k] + " is not a whole number").initCause(e);
    }
  }

  double number(int k) {
    try {
      double value = Double.parseDouble(words[k]);
      if (!Double.isFinite(value)) {
        throw malformed(words[k] + " is not a finite number");
      }
      return value;
    } catch (NumberFormatException e) {
      throw (ProblemException) malformed(words[k] + " is not a number").initCause(e);
    }
  }

  String place() {
    return file + ", line " + at;
  }

  ProblemException malformed(String reason) {
    return Problem.FILE_MALFORMED.with(file, reason).at("line " + at);
  }
}
