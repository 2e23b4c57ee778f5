package io.crisol.structures.io;

import io.crisol.structures.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The atoms of one dump frame: columns of numbers, and the words of element and type columns. */
final class LammpsDumpColumns {
  private final LineFrameReader reader;
  private final List<String> names;
  private final NumberList[] numbers;
  private final List<List<String>> words;
  private int rows;

  LammpsDumpColumns(LineFrameReader reader, String[] names) {
    this.reader = reader;
    this.names = Arrays.asList(names);
    if (this.names.stream().distinct().count() < names.length) {
      throw reader.malformed("a column is named twice");
    }
    this.numbers = new NumberList[names.length];
    this.words = new ArrayList<>();
    for (int k = 0; k < names.length; k++) {
      numbers[k] = isWord(names[k]) ? null : new NumberList();
      words.add(isWord(names[k]) ? new ArrayList<>() : null);
    }
  }

  private static boolean isWord(String name) {
    return "element".equals(name) || "type".equals(name) || "typelabel".equals(name);
  }

  int width() {
    return names.size();
  }

  int rows() {
    return rows;
  }

  /** Takes a line of as many words as there are columns. */
  void row(String[] line) {
    for (int k = 0; k < line.length; k++) {
      if (words.get(k) != null) {
        List<String> column = words.get(k);
        String last = column.isEmpty() ? "" : column.getLast();
        column.add(last.equals(line[k]) ? last : line[k]);
      } else if (numbers[k] != null) {
        number(k, line[k]);
      }
    }
    rows++;
  }

  private void number(int k, String word) {
    double value = Numbers.parse(word);
    if (Double.isNaN(value) && !Numbers.isNan(word)) {
      if (rows > 0) {
        throw reader.malformed(
            "\"" + LineFrameReader.shown(word) + "\" in column " + names.get(k) + " is no number");
      }
      reader.notes.note("column \"" + names.get(k) + "\" holds words and is ignored");
      numbers[k] = null;
    } else {
      numbers[k].add(value);
    }
  }

  /** Whether there is such a column of numbers. */
  boolean has(String name) {
    int k = names.indexOf(name);
    return k >= 0 && numbers[k] != null;
  }

  boolean hasAll(String... three) {
    return Arrays.stream(three).allMatch(this::has);
  }

  /** Names of all columns of numbers. */
  List<String> numeric() {
    return names.stream().filter(this::has).toList();
  }

  /** The words of a column, or null. */
  List<String> words(String name) {
    int k = names.indexOf(name);
    return k < 0 ? null : words.get(k);
  }

  /** Columns as double[names·N], atom by atom, times a factor; NOT_FINITE. */
  double[] flat(int[] order, double factor, String what, String... columns) {
    double[] flat = new double[columns.length * order.length];
    for (int c = 0; c < columns.length; c++) {
      NumberList column = numbers[names.indexOf(columns[c])];
      for (int i = 0; i < order.length; i++) {
        double value = column.get(order[i]) * factor;
        if (!Double.isFinite(value) && what != null) {
          throw Problem.NOT_FINITE.with(what + " of atom " + i + " (counted from 0)");
        }
        flat[columns.length * i + c] = value;
      }
    }
    return flat;
  }
}
