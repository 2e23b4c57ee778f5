package io.crisol.structures.io;

import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads a LAMMPS text dump, frame by frame; a last frame that is cut off is left out. */
final class LammpsDumpReader extends LineFrameReader {
  private static final String ITEM = "ITEM:";

  private final ReadingOptions options;
  private LammpsUnits units;
  private Optional<String> stated = Optional.empty();
  private Map<String, String> metadata = new LinkedHashMap<>();
  private LammpsBox box;
  private int atoms = -1;
  private int begin;
  private double time = Double.NaN;

  LammpsDumpReader(TextSource source, ReadingOptions options) {
    super(source);
    this.options = options;
  }

  @Override
  protected String format() {
    return "LAMMPS dump";
  }

  @Override
  protected Frame parse() {
    try {
      return frame();
    } catch (ProblemException e) {
      if (notes.frames() > 0 && source.peek(1).isEmpty()) {
        notes.note("the last line cannot be read: " + e.why());
        return cut();
      }
      throw e;
    }
  }

  private Frame frame() {
    atoms = -1;
    box = null;
    time = Double.NaN;
    metadata = new LinkedHashMap<>();
    begin = source.line() + 1;
    for (String line = source.nextLine(); line != null; line = source.nextLine()) {
      if (line.isBlank()) {
        continue;
      }
      if (!line.startsWith(ITEM)) {
        throw unexpected(line, "a line that begins with \"ITEM:\"");
      }
      String item = line.substring(ITEM.length()).strip();
      if (item.startsWith("ATOMS")) {
        return atoms(item);
      }
      if (!header(item)) {
        return cut();
      }
    }
    return atoms < 0 && metadata.isEmpty() ? null : cut();
  }

  /** Understands an item; false where the file ends in it. */
  private boolean header(String item) {
    if (item.startsWith("BOX BOUNDS")) {
      return box(words(item.substring("BOX BOUNDS".length())));
    }
    String value = source.nextLine();
    if (value == null) {
      return false;
    }
    switch (item) {
      case "UNITS" -> stated = Optional.of(value.strip());
      case "TIMESTEP" -> metadata.put("timestep", value.strip());
      case "TIME" -> time = number(value.strip(), "the time");
      case "NUMBER OF ATOMS" -> atoms = count(value, "number of atoms");
      default -> throw malformed("\"ITEM: " + shown(item) + "\" belongs to no dump of atoms");
    }
    return true;
  }

  private boolean box(String[] words) {
    boolean general = words.length >= 2 && "abc".equals(words[0]);
    boolean tilted = words.length >= 3 && "xy".equals(words[0]);
    int width = general ? 4 : tilted ? 3 : 2;
    String[] flags = Arrays.copyOfRange(words, general ? 2 : tilted ? 3 : 0, words.length);
    double[][] rows = new double[3][width];
    for (double[] row : rows) {
      String line = source.nextLine();
      if (line == null) {
        return false;
      }
      String[] items = words(line);
      if (items.length != width) {
        throw unexpected(line, width + " numbers of the box");
      }
      for (int k = 0; k < width; k++) {
        row[k] = number(items[k], "a number of the box");
      }
    }
    boolean[] periodic = periodic(flags);
    box = general ? general(rows, periodic) : bounded(rows, tilted, periodic);
    return true;
  }

  private boolean[] periodic(String[] flags) {
    if (flags.length != 3) {
      notes.note("the dump does not say which directions repeat: all taken as periodic");
      return new boolean[] {true, true, true};
    }
    return new boolean[] {"pp".equals(flags[0]), "pp".equals(flags[1]), "pp".equals(flags[2])};
  }

  /** In the units of the file: three vectors, each with a component of the corner. */
  private static LammpsBox general(double[][] rows, boolean[] periodic) {
    double[] vectors = new double[9];
    double[] origin = new double[3];
    for (int a = 0; a < 3; a++) {
      System.arraycopy(rows[a], 0, vectors, 3 * a, 3);
      origin[a] = rows[a][3];
    }
    return new LammpsBox(origin, vectors, periodic);
  }

  private LammpsBox bounded(double[][] rows, boolean tilted, boolean[] periodic) {
    double[] bounds = {
      rows[0][0], rows[0][1], rows[1][0], rows[1][1], rows[2][0], rows[2][1],
    };
    double[] tilt =
        tilted ? new double[] {rows[0][2], rows[1][2], rows[2][2]} : new double[] {0, 0, 0};
    double[] inside = LammpsBox.insideBounds(bounds, tilt);
    for (int a = 0; a < 3; a++) {
      if (!(inside[2 * a] < inside[2 * a + 1])) {
        throw malformed("the bounds of the box are not in order along " + "xyz".charAt(a));
      }
    }
    return LammpsBox.of(inside, tilt, periodic, 1);
  }

  private Frame atoms(String item) {
    String[] names = words(item.substring("ATOMS".length()));
    if (atoms < 1 || box == null) {
      throw malformed("the frame " + (box == null ? "has no box" : "announces no atoms"));
    }
    if (names.length == 0) {
      throw malformed("\"ITEM: ATOMS\" does not name its columns");
    }
    LammpsDumpColumns columns = new LammpsDumpColumns(this, names);
    while (columns.rows() < atoms) {
      String line = source.nextLine();
      String[] words = line == null ? new String[0] : words(line);
      if (words.length != names.length) {
        boolean last = line == null || source.peek(1).isEmpty() && words.length < names.length;
        if (last) {
          return cut();
        }
        throw unexpected(line, "an atom with " + names.length + " columns");
      }
      columns.row(words);
    }
    if (units == null) {
      units = LammpsUnits.of(stated, options.units(), notes);
    }
    if (!Double.isNaN(time)) {
      metadata.put("time_fs", Double.toString(time * units.time()));
    }
    return new LammpsDumpFrame(columns, units, options, notes).build(box, metadata, origin(begin));
  }

  /** A frame that the file does not hold whole: left out where others are there. */
  private Frame cut() {
    if (notes.frames() == 0) {
      throw Problem.FILE_TRUNCATED.with(source.name(), Math.max(0, atoms), "fewer");
    }
    notes.note("the file ends in the middle of frame " + notes.frames() + ", which is left out");
    while (source.nextLine() != null) {
      // What is left of the last line.
    }
    return null;
  }
}
