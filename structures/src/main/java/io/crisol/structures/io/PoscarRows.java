package io.crisol.structures.io;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines of three numbers, one per atom, with what may follow them: T and F, a symbol. */
final class PoscarRows {
  private final TextSource source;
  private final int atoms;
  private final boolean selective;
  private final VaspNumbers numbers = new VaspNumbers(3);
  private final VaspRows values = new VaspRows();
  private final VaspRows mask = new VaspRows();
  private final List<Element> labels = new ArrayList<>();
  private int usualTail = -1;

  PoscarRows(TextSource source, int atoms, boolean selective) {
    this.source = source;
    this.atoms = atoms;
    this.selective = selective;
  }

  /** Reads a line per atom; FILE_TRUNCATED where the file ends before the last of them is whole. */
  PoscarRows read() {
    for (int k = 0; k < atoms; k++) {
      String line = source.nextLine();
      if (line == null) {
        throw Problem.FILE_TRUNCATED.with(source.name(), atoms, k);
      }
      row(line, k);
    }
    return this;
  }

  private void row(String line, int k) {
    boolean whole = numbers.read(line, 0) == 3;
    boolean last = source.peek(1).isEmpty();
    if (last && (!whole || k < atoms - 1 || isCut(line))) {
      throw Problem.FILE_TRUNCATED.with(source.name(), atoms, (whole ? k : k - 1) + " whole");
    }
    if (!whole) {
      throw PoscarHeader.malformed(source, line, "three numbers for atom " + k + " of " + atoms);
    }
    if (!numbers.areFinite(3)) {
      throw Problem.NOT_FINITE.with("a number of atom " + k + " (counted from 0)");
    }
    usualTail = k == 0 ? tail(line) : usualTail;
    values.add(numbers, 3);
    rest(line.substring(numbers.end()), k);
  }

  private void rest(String text, int k) {
    String[] words = text.isBlank() ? new String[0] : text.strip().split("\\s+", 5);
    int at = 0;
    if (selective) {
      if (words.length < 3) {
        throw PoscarHeader.malformed(source, text, "T or F for three directions");
      }
      for (; at < 3; at++) {
        mask.add(flag(words[at]));
      }
    }
    if (labels.size() == k && words.length > at) {
      VaspSpecies.find(words[at]).ifPresent(labels::add);
    }
  }

  private double flag(String word) {
    String letters = word.replace(".", "").toUpperCase(Locale.ROOT);
    return switch (letters.isEmpty() ? ' ' : letters.charAt(0)) {
      case 'T' -> 1;
      case 'F' -> 0;
      default -> throw PoscarHeader.malformed(source, word, "T or F");
    };
  }

  /**
   * Whether a last line without end has fewer digits in its last number than elsewhere: it was cut.
   */
  private boolean isCut(String line) {
    String[] words = line.strip().split("\\s+", 4);
    int usual = usualTail >= 0 ? usualTail : words.length == 3 ? after(words[0]) : -1;
    return source.endsOpen()
        && words.length == 3
        && usual >= 4
        && after(words[0]) == usual
        && after(words[1]) == usual
        && after(words[2]) < usual;
  }

  private static int tail(String line) {
    String[] words = line.strip().split("\\s+", 4);
    boolean same =
        words.length == 3
            && after(words[0]) == after(words[1])
            && after(words[1]) == after(words[2]);
    return same ? after(words[0]) : 0;
  }

  private static int after(String number) {
    return number.length() - 1 - number.indexOf('.');
  }

  /** double[3N]. */
  double[] values() {
    return values.values();
  }

  /** double[3N], 1 free, 0 fixed. */
  double[] mask() {
    return mask.values();
  }

  /** Element of each atom where every line ends with a symbol, else empty. */
  List<Element> labels() {
    return labels.size() == atoms ? labels : List.of();
  }
}
