package io.crisol.potentials.aenet;

import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Spelling;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of an input of aenet; empty ones and those that begin with !, # or % are skipped. */
final class InputLines {
  private static final long MOST_BYTES = 64L << 20;
  private static final Pattern BLANK = Pattern.compile("\\s+");

  private final Path file;
  private final List<String> lines;
  private int at;

  InputLines(Path file) {
    this.file = file;
    this.lines = lines(file);
  }

  private static List<String> lines(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw Problem.FILE_MALFORMED.with(file, "it is larger than any input of aenet");
      }
      return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw Problem.FILE_NOT_FOUND.with(file).causedBy(e);
    } catch (IOException e) {
      throw Problem.FILE_MALFORMED.with(file, "it cannot be read: " + e.getMessage()).causedBy(e);
    }
  }

  /** Upper-case first words of all lines that are no comments. */
  static List<String> keywords(Path file) {
    InputLines input = new InputLines(file);
    List<String> words = new ArrayList<>();
    for (Optional<String> line = input.next(); line.isPresent(); line = input.next()) {
      words.add(keyword(line.get()));
    }
    return words;
  }

  static String keyword(String line) {
    return words(line)[0].toUpperCase(Locale.ROOT);
  }

  static String[] words(String line) {
    return BLANK.split(line);
  }

  /** The next line with content, without blanks around it. */
  Optional<String> next() {
    while (at < lines.size()) {
      String line = lines.get(at++).strip();
      if (!line.isEmpty() && "!#%".indexOf(line.charAt(0)) < 0) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  /** The next line as it stands, even where it is empty. */
  Optional<String> raw() {
    return at < lines.size() ? Optional.of(lines.get(at++)) : Optional.empty();
  }

  /** The next line with content, which must be there. */
  String next(String what) {
    return next().orElseThrow(() -> malformed("it ends where " + what + " should follow"));
  }

  /** The words of the next line, of which there must be so many at least. */
  String[] next(String what, int least) {
    String[] words = words(next(what));
    if (words.length < least) {
      throw malformed("this line should hold " + what);
    }
    return words;
  }

  int whole(String what, String word, int most) {
    if (!word.matches("\\d{1,9}") || Integer.parseInt(word) > most) {
      throw malformed("\"" + word + "\" is given for " + what + ", a whole number up to " + most);
    }
    return Integer.parseInt(word);
  }

  double number(String what, String word) {
    try {
      double value = Double.parseDouble(word.toLowerCase(Locale.ROOT).replace('d', 'e'));
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException _) {
      // Said below, as for values that are not finite.
    }
    throw malformed("\"" + word + "\" is given for " + what + ", a number");
  }

  /** The value of {@code key=value} in a line, with blanks around the sign or not. */
  Optional<String> value(String line, String key) {
    Matcher matcher = Pattern.compile("(?i)(?:^|\\s)" + key + "\\s*=\\s*(\\S+)").matcher(line);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** The number of {@code key=value}, which must be there. */
  double valueOf(String line, String key) {
    return number(key, value(line, key).orElseThrow(() -> malformed(key + " is missing")));
  }

  /** A file that the input names, beside it. */
  Path located(String name) {
    return file.toAbsolutePath().resolveSibling(name).normalize();
  }

  Path file() {
    return file;
  }

  ProblemException malformed(String reason) {
    return Problem.FILE_MALFORMED.with(file, reason).at(place());
  }

  /** What aenet can and Crisol cannot. */
  ProblemException refused(String keyword, String value, String why, String remedy) {
    return Problem.OPTION_INVALID.with(keyword, value, why, remedy).at(place());
  }

  ProblemException unknown(String word, List<String> known) {
    return Problem.OPTION_UNKNOWN
        .with(word, Spelling.hint(word, known), "aenet would skip it; correct or remove it")
        .at(place());
  }

  private String place() {
    return file + ", line " + at;
  }
}
