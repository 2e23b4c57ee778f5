package io.crisol.potentials.aenet;

import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ObjIntConsumer;
import java.util.regex.Pattern;

/** The text form of a network file, as aenet's {@code nn2ASCII} writes it. */
final class FortranText implements FieldReader {
  /** Fortran leaves the E away before an exponent of three digits. */
  private static final Pattern BARE_EXPONENT = Pattern.compile("([0-9.])([+-][0-9]{3})$");

  private static final Pattern BLANK = Pattern.compile("\\s+");

  private final Path file;
  private final List<String> lines;
  private int line;

  FortranText(Path file, byte[] content) {
    this.file = file;
    this.lines = new String(content, StandardCharsets.ISO_8859_1).lines().toList();
  }

  /** Whether the lines begin with four whole numbers and as many numbers of nodes as the first. */
  static boolean fits(List<String> head) {
    if (head.size() < 6
        || !head.stream().limit(4).allMatch(text -> text.strip().matches("\\d{1,9}"))) {
      return false;
    }
    int layers = Integer.parseInt(head.getFirst().strip());
    int inLine = Math.min(4, layers);
    return layers >= 2 && head.get(4).strip().matches("\\d+(\\s+\\d+){" + (inLine - 1) + "}");
  }

  private String next(String what) {
    if (line >= lines.size()) {
      throw malformed("it ends where " + what + " should follow: the file was cut");
    }
    return lines.get(line++);
  }

  /** Takes the words of as many lines as it needs for {@code count} of them. */
  private void words(String what, int count, ObjIntConsumer<String> take) {
    int k = 0;
    while (k < count) {
      String text = next(what).strip();
      for (String word : text.isEmpty() ? new String[0] : BLANK.split(text)) {
        if (k >= count) {
          throw malformed("more than " + count + " values are given for " + what);
        }
        take.accept(word, k++);
      }
    }
  }

  @Override
  public int[] integers(String what, int count) {
    int[] values = new int[checked(what, count)];
    words(what, count, (word, k) -> values[k] = whole(what, word));
    return values;
  }

  /** Refuses a count that no file of so many lines can hold, before memory is taken for it. */
  private int checked(String what, int count) {
    if (count > 100L * (lines.size() - line)) {
      throw malformed(count + " numbers are announced for " + what + ": the file was cut");
    }
    return count;
  }

  private int whole(String what, String word) {
    try {
      return Integer.parseInt(word);
    } catch (NumberFormatException e) {
      throw (ProblemException)
          malformed("\"" + word + "\" is given for " + what + ", a whole number").initCause(e);
    }
  }

  @Override
  public double[] reals(String what, int count) {
    double[] values = new double[checked(what, count)];
    words(what, count, (word, k) -> values[k] = number(what, word));
    return values;
  }

  private double number(String what, String word) {
    try {
      String upper = word.toUpperCase(Locale.ROOT).replace('D', 'E');
      double value = Double.parseDouble(BARE_EXPONENT.matcher(upper).replaceFirst("$1E$2"));
      if (!Double.isFinite(value)) {
        throw malformed(what + ": " + word + " is not a finite number");
      }
      return value;
    } catch (NumberFormatException e) {
      throw (ProblemException)
          malformed("\"" + word + "\" is given for " + what + ", a number").initCause(e);
    }
  }

  /** The first two partners of each function: aenet writes as many as there are elements. */
  @Override
  public int[] partners(String what, int size, int elements) {
    int[] all = integers(what, elements * size);
    int[] two = new int[2 * size];
    for (int k = 0; k < size; k++) {
      two[2 * k] = all[elements * k];
      two[2 * k + 1] = elements > 1 ? all[elements * k + 1] : 0;
    }
    return two;
  }

  @Override
  public String text(String what) {
    return next(what).stripTrailing();
  }

  @Override
  public String[] symbols(String what, int count) {
    String[] symbols = new String[count];
    Arrays.setAll(symbols, _ -> next(what).strip());
    return symbols;
  }

  @Override
  public boolean truth(String what) {
    String word = next(what).strip().toUpperCase(Locale.ROOT);
    if (!word.matches("\\.?[TF].*")) {
      throw malformed("\"" + word + "\" is given for " + what + ", T or F");
    }
    return word.matches("\\.?T.*");
  }

  @Override
  public void end() {
    while (line < lines.size()) {
      if (!next("the end").isBlank()) {
        throw malformed("something follows after its last field");
      }
    }
  }

  @Override
  public ProblemException malformed(String reason) {
    return Problem.FILE_MALFORMED.with(file, reason).at(file + ", line " + line);
  }
}
