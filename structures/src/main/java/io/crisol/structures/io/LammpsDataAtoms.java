package io.crisol.structures.io;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The Atoms section of a LAMMPS data file: numbers row by row, and what its columns mean. */
final class LammpsDataAtoms {
  private static final double LARGEST_WHOLE = 9e15;

  private final LineFrameReader reader;
  private final LammpsDataHeader header;
  private final Map<String, Integer> labels = new HashMap<>();
  private final NumberList values = new NumberList();
  private boolean[] whole = new boolean[0];
  private int columns;
  private int rows;

  LammpsDataAtoms(LineFrameReader reader, LammpsDataHeader header) {
    this.reader = reader;
    this.header = header;
  }

  /** A name that may stand for a type. */
  void label(String label, int type) {
    labels.put(label, type);
  }

  /** The type that a word names: a number from 1 or a label. */
  int type(String word) {
    Integer labelled = labels.get(word);
    int type = labelled == null ? reader.count(word, "atom type") : labelled;
    if (type < 1 || type > header.types()) {
      throw reader.malformed("there is no atom type " + word);
    }
    return type;
  }

  void row(String line) {
    String[] words = LineFrameReader.words(line);
    if (rows == 0) {
      columns = words.length;
      whole = new boolean[columns];
      Arrays.fill(whole, true);
    }
    if (words.length != columns || columns < 5) {
      throw reader.unexpected(line, "an atom with " + Math.max(5, columns) + " columns");
    }
    if (rows == header.atoms()) {
      throw reader.malformed("there are more atoms than the " + rows + " announced");
    }
    for (int k = 0; k < columns; k++) {
      Integer labelled = k == 0 ? null : labels.get(words[k]);
      values.add(labelled == null ? reader.number(words[k], "a number of an atom") : labelled);
      whole[k] &= labelled != null || isWhole(words[k]);
    }
    double id = values.get(values.size() - columns);
    if (!whole[0] || id < 1 || id > LARGEST_WHOLE) {
      throw reader.unexpected(line, "a line that begins with the number of an atom");
    }
    rows++;
  }

  private static boolean isWhole(String word) {
    return word.chars().allMatch(c -> c >= '0' && c <= '9' || c == '-' || c == '+');
  }

  int rows() {
    return rows;
  }

  /** A value of a row. */
  double get(int row, int column) {
    return values.get(row * columns + column);
  }

  /** Rows in order of the ids; FILE_MALFORMED where an id occurs twice. */
  int[] order() {
    int[] order =
        java.util.stream.IntStream.range(0, rows)
            .boxed()
            .sorted(java.util.Comparator.comparingDouble(row -> get(row, 0)))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int k = 1; k < rows; k++) {
      if (get(order[k], 0) == get(order[k - 1], 0)) {
        throw reader.malformed("atom " + (long) get(order[k], 0) + " is given twice");
      }
    }
    return order;
  }

  /** Whether image flags end the lines of this style. */
  boolean hasImages(LammpsStyle style) {
    return columns == style.width() + 3;
  }

  /** Whether a style can be meant: right number of columns, types and whole numbers where due. */
  private boolean fits(LammpsStyle style) {
    boolean images = hasImages(style);
    if (columns != style.width() && !images
        || images && !(whole[columns - 3] && whole[columns - 2] && whole[columns - 1])
        || !whole[style.type()]
        || style.molecule() >= 0 && !whole[style.molecule()]) {
      return false;
    }
    for (int row = 0; row < rows; row++) {
      double type = get(row, style.type());
      if (type < 1 || type > header.types()) {
        return false;
      }
    }
    return true;
  }

  /**
   * The style named after "Atoms #", else the only one of atomic, charge, molecular and full that
   * fits.
   */
  LammpsStyle style(String hint, ReadingNotes notes) {
    if (!hint.isEmpty()) {
      LammpsStyle style =
          LammpsStyle.named(hint)
              .orElseThrow(
                  () ->
                      reader.malformed(
                          "its atom style \"%s\" is none of %s"
                              .formatted(LineFrameReader.shown(hint), LammpsStyle.names())));
      if (!fits(style)) {
        throw reader.malformed(
            "its Atoms section has %d columns that are not those of atom style %s"
                .formatted(columns, hint));
      }
      return style;
    }
    LammpsStyle style = guess();
    notes.note(
        "the file names no atom style: taken as \""
            + style.name()
            + "\" from its "
            + columns
            + " columns");
    return style;
  }

  private LammpsStyle guess() {
    if (fits(LammpsStyle.ATOMIC)) {
      return LammpsStyle.ATOMIC;
    }
    if (fits(LammpsStyle.FULL)) {
      return LammpsStyle.FULL;
    }
    boolean charge = fits(LammpsStyle.CHARGE);
    boolean molecular = fits(LammpsStyle.MOLECULAR);
    if (molecular && (!charge || !header.topology().isEmpty())) {
      return LammpsStyle.MOLECULAR;
    }
    if (charge && !molecular) {
      return LammpsStyle.CHARGE;
    }
    throw reader.malformed(
        "its Atoms section has "
            + columns
            + " columns and does not say its atom style: write it behind, as in \"Atoms # charge\"");
  }
}
