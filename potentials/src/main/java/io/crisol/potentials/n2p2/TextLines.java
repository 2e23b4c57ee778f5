package io.crisol.potentials.n2p2;

import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A text file line by line: comments begin with # or !. */
final class TextLines {
  private static final long MOST = 256L << 20;

  private TextLines() {}

  /**
   * Words of a line that holds any.
   *
   * @param number from 1
   */
  record Line(Path file, int number, List<String> words) {
    String word(int k) {
      if (k >= words.size()) {
        throw malformed("the line has " + words.size() + " words, and more are needed");
      }
      return words.get(k);
    }

    double real(int k) {
      try {
        double value = Double.parseDouble(word(k));
        if (!Double.isFinite(value)) {
          throw malformed(word(k) + " is not a finite number");
        }
        return value;
      } catch (NumberFormatException e) {
        throw (ProblemException) malformed(word(k) + " is not a number").initCause(e);
      }
    }

    int integer(int k) {
      try {
        return Integer.parseInt(word(k));
      } catch (NumberFormatException e) {
        throw (ProblemException) malformed(word(k) + " is not a whole number").initCause(e);
      }
    }

    ProblemException malformed(String reason) {
      return Problem.FILE_MALFORMED.with(file, reason).at("line " + number);
    }
  }

  /** All lines as they stand. */
  static List<String> raw(Path file) {
    try {
      if (Files.size(file) > MOST) {
        throw Problem.FILE_MALFORMED.with(file, "it is larger than 256 MB");
      }
      // Comments come in any encoding.
      return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw Problem.FILE_NOT_FOUND.with(file).causedBy(e);
    } catch (IOException e) {
      throw Problem.FILE_MALFORMED.with(file, String.valueOf(e.getMessage())).causedBy(e);
    }
  }

  /** Lines with words, without comments. */
  static List<Line> read(Path file) {
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String line : raw(file)) {
      number++;
      String text = line.split("[#!]", 2)[0].strip();
      if (!text.isEmpty()) {
        lines.add(new Line(file, number, List.of(text.split("\\s+"))));
      }
    }
    return lines;
  }
}
