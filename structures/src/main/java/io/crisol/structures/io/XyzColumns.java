package io.crisol.structures.io;

import io.crisol.structures.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The columns that {@code Properties=species:S:1:pos:R:3…} announces, filled line by line. */
final class XyzColumns {
  /** What a file without Properties holds. */
  static final String PLAIN = "species:S:1:pos:R:3";

  private static final class Column {
    private final String name;
    private final char type;
    private final int width;
    private double[] numbers = new double[0];
    private final List<String> words = new ArrayList<>();

    Column(String name, char type, int width) {
      this.name = name;
      this.type = type;
      this.width = width;
    }
  }

  private final List<Column> columns = new ArrayList<>();
  private final int width;
  private final String[] fields;
  private int rows;

  /** FILE_MALFORMED where the text does not follow name:type:count. */
  XyzColumns(String properties, String file) {
    String[] parts = properties.strip().split(":");
    int total = 0;
    for (int k = 0; k < parts.length; k += 3) {
      if (k + 2 >= parts.length
          || !parts[k + 1].matches("(?i)[SRIL]")
          || !parts[k + 2].matches("[1-9][0-9]{0,3}")) {
        throw Problem.FILE_MALFORMED.with(
            file,
            "Properties=" + properties + " does not follow name:type:count with type S, R, I or L");
      }
      Column column =
          new Column(
              parts[k],
              parts[k + 1].toUpperCase(Locale.ROOT).charAt(0),
              Integer.parseInt(parts[k + 2]));
      columns.add(column);
      total += column.width;
    }
    this.width = total;
    this.fields = new String[total];
  }

  /** Values on a line. */
  int width() {
    return width;
  }

  /** Splits a line; the number of values found, at most width + 1. */
  int split(String line) {
    int found = 0;
    int at = 0;
    int end = line.length();
    while (true) {
      while (at < end && line.charAt(at) <= ' ') {
        at++;
      }
      if (at == end) {
        return found;
      }
      if (found == width) {
        return found + 1;
      }
      int from = at;
      while (at < end && line.charAt(at) > ' ') {
        at++;
      }
      fields[found++] = line.substring(from, at);
    }
  }

  /** Takes the values of the line split last; a description of what is no number, or null. */
  String addRow() {
    int field = 0;
    for (Column column : columns) {
      for (int k = 0; k < column.width; k++, field++) {
        if (column.type == 'S') {
          column.words.add(fields[field]);
        } else if (!put(column, rows * column.width + k, fields[field])) {
          return "\"" + fields[field] + "\" in column " + column.name + " is not a number";
        }
      }
    }
    rows++;
    return null;
  }

  private static boolean put(Column column, int position, String text) {
    if (position == column.numbers.length) {
      column.numbers = Arrays.copyOf(column.numbers, Math.max(64, 2 * position));
    }
    double value = column.type == 'L' ? truth(text) : Numbers.exact(text);
    column.numbers[position] = value;
    return !Double.isNaN(value) || Numbers.isNan(text);
  }

  private static double truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "t", "true", "1" -> 1;
      case "f", "false", "0" -> 0;
      default -> Double.NaN;
    };
  }

  /** Rows read. */
  int rows() {
    return rows;
  }

  /** Words of the first column that has one of these names, or null. */
  List<String> words(String... names) {
    for (Column column : columns) {
      if (column.type == 'S' && column.width == 1 && isOneOf(column.name, names)) {
        return column.words;
      }
    }
    return null;
  }

  /**
   * Removes and returns the numbers of the first column with one of these names and this width, or
   * null.
   */
  double[] takeNumbers(int wanted, String... names) {
    for (Column column : columns) {
      if (column.type != 'S' && column.width == wanted && isOneOf(column.name, names)) {
        columns.remove(column);
        return Arrays.copyOf(column.numbers, rows * wanted);
      }
    }
    return null;
  }

  /** All remaining numeric columns, flat, by name. */
  Map<String, double[]> numbers() {
    Map<String, double[]> all = new LinkedHashMap<>();
    for (Column column : columns) {
      if (column.type != 'S') {
        all.put(column.name, Arrays.copyOf(column.numbers, rows * column.width));
      }
    }
    return all;
  }

  /** Names of the columns of words other than the given ones. */
  List<String> otherWords(String... names) {
    return columns.stream()
        .filter(c -> c.type == 'S' && !isOneOf(c.name, names))
        .map(c -> c.name)
        .toList();
  }

  private static boolean isOneOf(String name, String... names) {
    for (String candidate : names) {
      if (candidate.equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }
}
