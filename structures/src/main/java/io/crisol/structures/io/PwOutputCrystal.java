package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Cell and atoms as pw.x printed them last. */
final class PwOutputCrystal {
  private static final int MOST_ATOMS = 500_000_000;

  private final CalculationReader reader;
  private final TextSource source;
  private final PwSpecies species = new PwSpecies();
  private int atoms;
  private double alat = Double.NaN;
  private double[] cell;
  private List<String> labels = List.of();
  private double[] positions;
  private String unit = "alat";
  private double[] mask;
  private Structure built;
  private Map<String, String> kept;
  private Map<String, double[]> flags;

  PwOutputCrystal(CalculationReader reader) {
    this.reader = reader;
    this.source = reader.source();
  }

  /** Whether a line begins a description of a new cell or new positions. */
  static boolean begins(String text) {
    return text.startsWith("CELL_PARAMETERS")
        || text.startsWith("ATOMIC_POSITIONS")
        || text.startsWith("celldm(1)=")
        || text.startsWith("number of atoms/cell")
        || text.startsWith("crystal axes:")
        || text.startsWith("atomic species   valence")
        || text.startsWith("site n.") && (text.contains("alat units") || text.contains("a_0"));
  }

  /** Reads what a line begins; {@code text} without leading blanks. */
  void read(String text) {
    built = null;
    kept = null;
    flags = null;
    if (text.startsWith("CELL_PARAMETERS")) {
      cellParameters(text);
    } else if (text.startsWith("ATOMIC_POSITIONS")) {
      atomicPositions(text);
    } else if (text.startsWith("celldm(1)=")) {
      alat = PwNumbers.afterEquals(text) * Units.BOHR;
      require(alat > 0 && alat < Double.MAX_VALUE, text, "celldm(1) above zero");
    } else if (text.startsWith("number of atoms/cell")) {
      double count = PwNumbers.afterEquals(text);
      require(count >= 1 && count <= MOST_ATOMS && count == Math.rint(count), text, "a count");
      atoms = (int) count;
    } else if (text.startsWith("crystal axes:")) {
      cell = rows(3, alat);
    } else if (text.startsWith("atomic species")) {
      speciesTable();
    } else {
      sites();
    }
  }

  private void require(boolean condition, String line, String expected) {
    if (!condition) {
      throw reader.malformed(line, expected);
    }
  }

  /** Three rows of three numbers, each in brackets or not; null where the file ends before. */
  private double[] rows(int count, double factor) {
    double[] rows = new double[3 * count];
    for (int a = 0; a < count; a++) {
      String line = source.nextLine();
      if (line == null) {
        return null;
      }
      double[] row =
          line.indexOf('(') < 0 ? PwNumbers.numbers(line, 3) : PwNumbers.inBrackets(line, 3);
      if (row == null && reader.isAtEnd()) {
        return null;
      }
      require(row != null, line, "a cell vector");
      System.arraycopy(row, 0, rows, 3 * a, 3);
    }
    return PwNumbers.scaled(rows, factor);
  }

  private void cellParameters(String text) {
    if (text.contains("alat")) {
      double stated = text.indexOf('=') < 0 ? alat : alatOf(text);
      require(stated > 0 && stated < Double.MAX_VALUE, text, "alat in bohr");
      alat = stated;
      cell = rows(3, alat);
    } else if (text.contains("angstrom")) {
      cell = rows(3, 1);
    } else {
      require(text.contains("bohr"), text, "CELL_PARAMETERS in alat, bohr or angstrom");
      cell = rows(3, Units.BOHR);
    }
  }

  private static double alatOf(String text) {
    String value = text.substring(text.indexOf('=') + 1).replace(")", " ").replace("}", " ");
    double[] number = PwNumbers.numbers(value, 1);
    return number == null ? Double.NaN : number[0] * Units.BOHR;
  }

  private void speciesTable() {
    for (String line = source.nextLine();
        line != null && !line.isBlank();
        line = source.nextLine()) {
      String[] words = PwNumbers.words(line);
      if (words.length < 3) {
        return;
      }
      species.declare(words[0], Numbers.parse(words[2]));
    }
  }

  private void sites() {
    begin("alat");
    List<String> names = new ArrayList<>();
    double[] values = new double[0];
    String line = source.nextLine();
    while (line != null && line.contains("tau(")) {
      double[] row = PwNumbers.inBrackets(line, 3);
      String[] words = PwNumbers.words(line);
      if ((row == null || words.length < 3) && reader.isAtEnd()) {
        return;
      }
      require(row != null && words.length > 2, line, "an atom and its position");
      values = append(values, names.size(), row);
      names.add(words[1]);
      line = source.nextLine();
    }
    end(names, values, line);
  }

  private void atomicPositions(String text) {
    String stated = text.substring("ATOMIC_POSITIONS".length()).replaceAll("[(){}]", " ").strip();
    require(
        List.of("alat", "bohr", "angstrom", "crystal", "").contains(stated),
        text,
        "positions in alat, bohr, angstrom or crystal");
    begin(stated.isEmpty() ? "alat" : stated);
    List<String> names = new ArrayList<>();
    double[] values = new double[0];
    double[] free = new double[0];
    String line = source.nextLine();
    while (line != null && PwNumbers.words(line).length > 3 && names.size() <= atoms) {
      String[] words = PwNumbers.words(line);
      double[] row = PwNumbers.numbers(String.join(" ", Arrays.copyOfRange(words, 1, 4)), 3);
      if (row == null && reader.isAtEnd()) {
        return;
      }
      require(row != null, line, "an atom and its position");
      values = append(values, names.size(), row);
      free = append(free, names.size(), flags(words, line));
      names.add(words[0]);
      line = source.nextLine();
    }
    mask = free;
    end(names, values, line);
  }

  private double[] flags(String[] words, String line) {
    if (words.length == 4) {
      return new double[] {1, 1, 1};
    }
    String rest = String.join(" ", Arrays.copyOfRange(words, 4, words.length));
    double[] row = PwNumbers.numbers(rest, 3);
    require(row != null, line, "three flags after the position");
    for (int axis = 0; axis < 3; axis++) {
      row[axis] = row[axis] == 0 ? 0 : 1;
    }
    return row;
  }

  private void begin(String positionUnit) {
    positions = null;
    unit = positionUnit;
  }

  private void end(List<String> names, double[] values, String next) {
    if (names.size() < atoms && (next == null || reader.isAtEnd())) {
      return;
    }
    require(names.size() == atoms, next == null ? "" : next, atoms + " atoms, as announced above,");
    labels = names;
    positions = Arrays.copyOf(values, 3 * atoms);
  }

  static double[] append(double[] values, int rows, double[] row) {
    double[] room =
        values.length < 3 * rows + 3
            ? Arrays.copyOf(values, Math.max(48, 2 * values.length))
            : values;
    System.arraycopy(row, 0, room, 3 * rows, 3);
    return room;
  }

  int atoms() {
    return atoms;
  }

  /** Whether cell and positions are known. */
  boolean isWhole() {
    return cell != null && positions != null && (alat > 0 || !"alat".equals(unit));
  }

  /** The structure, one object until it changes; only where {@link #isWhole}. */
  Structure structure() {
    built = built == null ? build() : built;
    return built;
  }

  private Structure build() {
    double[] cartesian =
        switch (unit) {
          case "alat" -> PwNumbers.scaled(positions, alat);
          case "bohr" -> PwNumbers.scaled(positions, Units.BOHR);
          case "crystal" -> PwNumbers.cartesian(positions, cell);
          default -> positions;
        };
    return new Structure(Cell.periodic(cell), species.elements(labels), cartesian);
  }

  /** Labels of the atoms where they say more than the elements. */
  Map<String, String> metadata(Element[] elements) {
    kept = kept == null ? PwSpecies.metadata(labels, elements) : kept;
    return kept;
  }

  /** Which coordinates may move, where the output says so. */
  Map<String, double[]> columns() {
    if (flags == null) {
      boolean fits = mask != null && mask.length >= 3 * atoms;
      double[] free = fits ? Arrays.copyOf(mask, 3 * atoms) : new double[0];
      boolean anyFixed = Arrays.stream(free).anyMatch(flag -> flag == 0);
      flags = anyFixed ? Map.of("move_mask", free) : Map.of();
    }
    return flags;
  }
}
