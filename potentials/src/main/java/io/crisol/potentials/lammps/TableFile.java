package io.crisol.potentials.lammps;

import io.crisol.potentials.pair.PairTable;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * LAMMPS' tables of pairs: sections of a keyword, a line {@code N 500 [R low high] [RSQ low high]
 * [FPRIME first last]}, an empty line, and rows of number, r, energy, force.
 */
public final class TableFile {
  private static final long LONGEST = 256L << 20;

  private final Path file;
  private final List<String> lines;
  private int next;

  private TableFile(Path file, List<String> lines) {
    this.file = file;
    this.lines = lines;
  }

  /**
   * Reads the section of a keyword.
   *
   * @throws ProblemException FILE_MALFORMED with file and line, PARAMETER_INVALID
   */
  public static PairTable read(Path file, String keyword) {
    TableFile reader = new TableFile(file, lines(file));
    reader.find(keyword);
    return reader.section();
  }

  private static List<String> lines(Path file) {
    try {
      if (Files.size(file) > LONGEST) {
        throw Problem.FILE_MALFORMED.with(file, "it is too long for a table");
      }
      return Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
    } catch (IOException e) {
      throw Problem.FILE_MALFORMED.with(file, "it cannot be read: " + e.getMessage()).causedBy(e);
    }
  }

  /** The table as the text of such a file. */
  public static String text(PairTable table, String keyword) {
    StringBuilder text = new StringBuilder("# energies in eV, lengths in Angstrom\n\n");
    text.append(keyword).append("\nN ").append(table.r().length);
    if (table.squares()) {
      text.append(" RSQ ").append(table.r()[0]).append(' ').append(table.last());
    }
    table.ends().ifPresent(e -> text.append(" FPRIME ").append(e[0]).append(' ').append(e[1]));
    text.append("\n\n");
    for (int k = 0; k < table.r().length; k++) {
      text.append(k + 1).append(' ').append(table.r()[k]).append(' ');
      text.append(table.energy()[k]).append(' ').append(table.force()[k]).append('\n');
    }
    return text.toString();
  }

  private void find(String keyword) {
    while (next < lines.size()) {
      String[] words = words(lines.get(next++));
      if (words.length > 0 && words[0].equals(keyword) && !words[0].startsWith("#")) {
        return;
      }
    }
    throw Problem.FILE_MALFORMED.with(file, "it has no section \"" + keyword + "\"");
  }

  private static String[] words(String line) {
    String text = line.strip();
    return text.isEmpty() ? new String[0] : text.split("\\s+");
  }

  private PairTable section() {
    String[] head = next < lines.size() ? words(lines.get(next++)) : new String[0];
    int rows = 0;
    double[] range = null;
    double[] ends = null;
    boolean squares = false;
    int k = 0;
    while (k < head.length) {
      switch (head[k]) {
        case "N" -> rows = (int) number(head, k + 1);
        case "R", "RSQ" -> {
          range = new double[] {number(head, k + 1), number(head, k + 2)};
          squares = head[k].equals("RSQ");
        }
        case "FPRIME" -> ends = new double[] {number(head, k + 1), number(head, k + 2)};
        default -> throw malformed("\"" + head[k] + "\" is no keyword of tables that is read");
      }
      k += head[k].equals("N") ? 2 : 3;
    }
    if (rows < 2 || rows > lines.size()) {
      throw malformed(rows + " rows are announced, and the file has " + lines.size() + " lines");
    }
    return rows(rows, range, Optional.ofNullable(ends), squares);
  }

  private PairTable rows(int rows, double[] range, Optional<double[]> ends, boolean squares) {
    List<double[]> found = new ArrayList<>();
    while (found.size() < rows) {
      if (next >= lines.size()) {
        throw malformed(rows + " rows are announced and " + found.size() + " follow");
      }
      String[] words = words(lines.get(next++));
      if (words.length > 0 && !words[0].startsWith("#")) {
        found.add(new double[] {number(words, 1), number(words, 2), number(words, 3)});
      }
    }
    double[][] columns = new double[3][rows];
    for (int k = 0; k < rows; k++) {
      for (int c = 0; c < 3; c++) {
        columns[c][k] = found.get(k)[c];
      }
      if (range != null) {
        columns[0][k] = spaced(range, squares, (double) k / (rows - 1));
      }
    }
    try {
      return new PairTable(columns[0], columns[1], columns[2], ends, squares);
    } catch (ProblemException e) {
      throw e.at(file.toString());
    }
  }

  /** Where the header gives a range it decides about distances, not the column. */
  private static double spaced(double[] range, boolean squares, double part) {
    return squares
        ? Math.sqrt(range[0] * range[0] + part * (range[1] * range[1] - range[0] * range[0]))
        : range[0] + part * (range[1] - range[0]);
  }

  private double number(String[] words, int position) {
    try {
      double value = position < words.length ? Double.parseDouble(words[position]) : Double.NaN;
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException _) {
      // Said below, with the place.
    }
    throw malformed("a number is missing");
  }

  private ProblemException malformed(String why) {
    return Problem.FILE_MALFORMED.with(file, why).at(file + ", line " + next);
  }
}
