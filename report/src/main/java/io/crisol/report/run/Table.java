package io.crisol.report.run;

import io.crisol.structures.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A CSV file of numbers; an empty cell is NaN.
 *
 * @param source the file, for messages
 * @param header names of the columns
 * @param columns {@code double[columns][rows]}
 */
public record Table(String source, List<String> header, double[][] columns) {
  /**
   * Reads comma-separated numbers under one line of names. A last line cut short by a kill is left
   * out.
   */
  static Table parse(String text, String source) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    if (lines.isEmpty()) {
      throw Problem.FILE_MALFORMED.with(source, "it is empty");
    }
    List<String> header =
        Arrays.stream(lines.getFirst().split(",", -1)).map(String::strip).toList();
    boolean cut =
        lines.size() > 1
            && !text.endsWith("\n")
            && lines.getLast().split(",", -1).length < header.size();
    int rows = lines.size() - (cut ? 2 : 1);
    double[][] columns = new double[header.size()][rows];
    for (int row = 0; row < rows; row++) {
      String[] cells = lines.get(row + 1).split(",", -1);
      if (cells.length != header.size()) {
        throw Problem.FILE_MALFORMED.with(
            source,
            "line %d has %d cells, the header %d".formatted(row + 2, cells.length, header.size()));
      }
      for (int c = 0; c < cells.length; c++) {
        columns[c][row] = number(cells[c].strip(), source, row + 2);
      }
    }
    return new Table(source, header, columns);
  }

  /** Number of rows. */
  public int rows() {
    return columns[0].length;
  }

  /** The table with some of its rows. */
  Table rowsWhere(IntPredicate which) {
    int[] kept = IntStream.range(0, rows()).filter(which).toArray();
    double[][] picked =
        Arrays.stream(columns)
            .map(column -> Arrays.stream(kept).mapToDouble(k -> column[k]).toArray())
            .toArray(double[][]::new);
    return new Table(source, header, picked);
  }

  /** The column of this name, if there is one that holds any number. */
  public Optional<double[]> find(String name) {
    int index = header.indexOf(name);
    return index < 0 || Arrays.stream(columns[index]).noneMatch(Double::isFinite)
        ? Optional.empty()
        : Optional.of(columns[index]);
  }

  /**
   * The column of this name.
   *
   * @throws io.crisol.structures.ProblemException FILE_MALFORMED
   */
  public double[] column(String name) {
    int index = header.indexOf(name);
    if (index < 0) {
      throw Problem.FILE_MALFORMED.with(source, "it has no column " + name);
    }
    return columns[index];
  }

  private static double number(String cell, String source, int line) {
    if (cell.isEmpty()) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      throw Problem.FILE_MALFORMED
          .with(source, "line " + line + ": \"" + cell + "\" is not a number")
          .causedBy(e);
    }
  }
}
