package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Matrix3;
import io.crisol.structures.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Title, scale, cell, symbols and counts: how POSCAR, CONTCAR and XDATCAR begin.
 *
 * @param title first line
 * @param scale factors of the three Cartesian axes
 * @param cell rows are the cell vectors, scaled, Å
 * @param symbols as written, empty where the file (VASP 4) has none
 * @param counts atoms of each kind
 * @param atoms their sum
 */
record PoscarHeader(
    String title, double[] scale, double[] cell, List<String> symbols, int[] counts, int atoms) {
  /** More atoms than any file holds: a header that says so is damaged. */
  static final int MOST_ATOMS = 500_000_000;

  private static final int MOST_KINDS = 1_000_000;

  /** Whether lines from the second on (scale, cell, symbols or counts) are such a header. */
  static boolean fits(List<String> lines) {
    if (lines.size() < 7) {
      return false;
    }
    VaspNumbers numbers = new VaspNumbers(4);
    int scales = numbers.read(bare(lines.get(1)), 0);
    boolean clean = bare(lines.get(1)).substring(numbers.end()).isBlank();
    boolean cell = numbers.read(lines.get(2), 0) >= 3 && numbers.read(lines.get(3), 0) >= 3;
    String kinds = lines.get(5).strip();
    boolean named = !kinds.isEmpty() && (Character.isLetter(kinds.charAt(0)) || isCounts(kinds));
    return (scales == 1 || scales == 3) && clean && cell && named;
  }

  private static boolean isCounts(String line) {
    return line.split("\\s+", 2)[0].matches("[0-9]+");
  }

  /** Without a comment that "!" or "#" begins. */
  static String bare(String line) {
    int end = line.length();
    for (char mark : new char[] {'!', '#'}) {
      int at = line.indexOf(mark);
      end = at >= 0 ? Math.min(end, at) : end;
    }
    return line.substring(0, end);
  }

  /** Reads a header; its title was taken already. */
  static PoscarHeader read(TextSource source, String title) {
    return withScale(source, title, line(source, "the scale of the cell"));
  }

  /** Reads a header; its title and its line of scales were taken already. */
  static PoscarHeader withScale(TextSource source, String title, String scaleLine) {
    double[] scale = scales(source, bare(scaleLine));
    double[] cell = new double[9];
    for (int a = 0; a < 3; a++) {
      double[] row = three(source, line(source, "cell vector " + (a + 1)));
      System.arraycopy(row, 0, cell, 3 * a, 3);
    }
    apply(scale, cell);
    List<String> symbols = new ArrayList<>();
    String next = line(source, "a line of symbols or counts");
    while (!next.isBlank() && !isCounts(next.strip())) {
      for (String symbol : bare(next).strip().split("\\s+")) {
        symbols.add(named(source, symbol, next));
      }
      next = line(source, "the counts of atoms");
    }
    int[] counts = counts(source, next, symbols.size());
    return new PoscarHeader(
        title.strip(), scale, cell, List.copyOf(symbols), counts, sum(source, counts));
  }

  private static String named(TextSource source, String symbol, String line) {
    if (VaspSpecies.find(symbol).isPresent()) {
      return symbol;
    }
    throw symbol.matches("[A-Za-z]{1,3}")
        ? Problem.UNKNOWN_ELEMENT.with(symbol)
        : malformed(source, line, "a line of symbols or counts");
  }

  private static double[] scales(TextSource source, String line) {
    VaspNumbers numbers = new VaspNumbers(3);
    int count = numbers.read(line, 0);
    boolean usable = count != 2 && count > 0 && numbers.areFinite(count);
    for (int k = 0; k < count && usable; k++) {
      usable = numbers.get(k) > 0 || count == 1 && numbers.get(0) != 0;
    }
    if (!usable) {
      throw malformed(
          source, line, "one scale other than 0 (negative: the volume), or three positive ones,");
    }
    double first = numbers.get(0);
    return count == 1
        ? new double[] {first, first, first}
        : new double[] {first, numbers.get(1), numbers.get(2)};
  }

  /** Scales the cell; a negative scale is a volume and becomes the factor that gives it. */
  private static void apply(double[] scale, double[] cell) {
    if (scale[0] < 0) {
      double volume = Math.abs(Matrix3.determinant(cell));
      if (!(volume > 0)) {
        throw Problem.CELL_SINGULAR.with();
      }
      double factor = Math.cbrt(-scale[0] / volume);
      java.util.Arrays.fill(scale, factor);
    }
    for (int k = 0; k < 9; k++) {
      cell[k] *= scale[k % 3];
    }
  }

  private static int[] counts(TextSource source, String first, int kinds) {
    List<Integer> counts = new ArrayList<>();
    take(source, first, counts);
    while (kinds == 0 ? isMore(source) : counts.size() < kinds) {
      take(source, line(source, "more counts of atoms"), counts);
    }
    if (counts.isEmpty() || kinds > 0 && counts.size() != kinds) {
      throw malformed(source, first, kinds > 0 ? kinds + " counts of atoms" : "counts of atoms");
    }
    return counts.stream().mapToInt(Integer::intValue).toArray();
  }

  private static boolean isMore(TextSource source) {
    List<String> next = source.peek(1);
    return !next.isEmpty() && areCounts(next.getFirst());
  }

  /** Whether a line holds whole numbers and nothing else. */
  static boolean areCounts(String line) {
    return !line.isBlank() && line.chars().allMatch(c -> c <= ' ' || c >= '0' && c <= '9');
  }

  private static void take(TextSource source, String line, List<Integer> counts) {
    int before = counts.size();
    for (String word : bare(line).strip().split("\\s+")) {
      if (!word.matches("[0-9]+")) {
        break;
      }
      if (word.length() > 9 || counts.size() == MOST_KINDS) {
        throw tooMany(source, word);
      }
      counts.add(Integer.parseInt(word));
    }
    if (counts.size() == before) {
      throw malformed(source, line, "counts of atoms");
    }
  }

  private static int sum(TextSource source, int[] counts) {
    long sum = 0;
    for (int count : counts) {
      sum += count;
    }
    if (sum > MOST_ATOMS) {
      throw tooMany(source, Long.toString(sum));
    }
    if (sum == 0) {
      throw Problem.FILE_MALFORMED.with(source.name(), "its header announces no atom");
    }
    return (int) sum;
  }

  private static RuntimeException tooMany(TextSource source, String count) {
    return Problem.FILE_MALFORMED.with(
        source.name(),
        "its header announces " + shown(count) + " atoms, more than a file can hold");
  }

  private static double[] three(TextSource source, String line) {
    VaspNumbers numbers = new VaspNumbers(3);
    if (numbers.read(line, 0) < 3) {
      throw malformed(source, line, "a cell vector of three numbers");
    }
    if (!numbers.areFinite(3)) {
      throw Problem.NOT_FINITE.with("a component of the cell");
    }
    return new double[] {numbers.get(0), numbers.get(1), numbers.get(2)};
  }

  /** The next line; FILE_MALFORMED at the end. */
  static String line(TextSource source, String expected) {
    String line = source.nextLine();
    if (line == null) {
      throw Problem.FILE_MALFORMED.with(
          source.name(), "it ends where " + expected + " is expected");
    }
    return line;
  }

  /** A line that reads otherwise than expected. */
  static RuntimeException malformed(TextSource source, String line, String expected) {
    return TextSource.isBinary(line)
        ? Problem.FILE_NOT_TEXT.with(source.name())
        : Problem.FILE_MALFORMED.with(
            source.name(),
            "the line reads \"" + shown(line) + "\" where " + expected + " is expected");
  }

  private static String shown(String line) {
    return line.length() > 60 ? line.substring(0, 60) + " …" : line;
  }

  /** Cell of the frame, periodic in all directions. */
  Cell periodicCell() {
    return Cell.periodic(cell);
  }

  /** Turns rows of coordinates into Cartesian positions, Å, in place. */
  void toCartesian(double[] rows, boolean direct) {
    for (int i = 0; i < rows.length; i += 3) {
      double a = rows[i];
      double b = rows[i + 1];
      double c = rows[i + 2];
      for (int x = 0; x < 3; x++) {
        rows[i + x] =
            direct ? a * cell[x] + b * cell[3 + x] + c * cell[6 + x] : scale[x] * rows[i + x];
      }
    }
  }

  /** Whether a header describes the same atoms in the same order. */
  boolean hasSameAtoms(PoscarHeader other) {
    return symbols.equals(other.symbols) && java.util.Arrays.equals(counts, other.counts);
  }
}
