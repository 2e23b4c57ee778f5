package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Cell and atoms as CP2K printed them last. Where the input stands beside the output and agrees
 * with all printed digits, its further digits are taken.
 */
final class Cp2kGeometry {
  private static final double PRINTED = 6e-7;
  private static final double PRINTED_VECTOR = 6e-4;

  private final CalculationReader reader;
  private final TextSource source;
  private final Cp2kCell cell = new Cp2kCell();
  private String inputName = "";
  private Optional<Cp2kInput> input = Optional.empty();
  private boolean searched;
  private boolean left;
  private int announced;
  private List<Element> elements = List.of();
  private double[] positions;
  private Structure built;

  Cp2kGeometry(CalculationReader reader) {
    this.reader = reader;
    source = reader.source();
  }

  /** Whether a line begins the cell or the coordinates of a new step. */
  static boolean begins(String text) {
    return text.startsWith("CELL| Volume") || text.contains("ATOMIC COORDINATES IN ");
  }

  /** Takes a line where it belongs to the geometry; whether it did. */
  boolean take(String text) {
    if (text.startsWith("CELL| ")) {
      built = null;
      cell.take(text, reader);
    } else if (text.contains("ATOMIC COORDINATES IN ")) {
      coordinates(text);
    } else if (text.startsWith("- Atoms:")) {
      double count = Numbers.parse(text.substring(8).strip());
      announced = count >= 1 && count <= Integer.MAX_VALUE ? (int) count : 0;
    } else if (text.startsWith("CP2K| Input file name")) {
      inputName = text.substring(text.lastIndexOf(' ') + 1);
    } else {
      return false;
    }
    return true;
  }

  private void coordinates(String header) {
    double unit = header.toUpperCase(Locale.ROOT).contains("BOHR") ? Units.BOHR : 1;
    positions = null;
    built = null;
    List<Element> found = new ArrayList<>();
    double[] values = new double[0];
    for (String line = source.nextLine(); line != null; line = source.nextLine()) {
      String[] words = PwNumbers.words(line);
      if (words.length == 0 && !found.isEmpty()) {
        accept(found, PwNumbers.scaled(Arrays.copyOf(values, 3 * found.size()), unit), line);
        return;
      }
      if (words.length == 0 || words[0].equals("Atom")) {
        continue;
      }
      double[] row = row(words);
      if (row == null && reader.isAtEnd()) {
        return;
      }
      if (row == null || !words[0].equals(Integer.toString(found.size() + 1))) {
        throw reader.malformed(line, "atom " + (found.size() + 1) + " and its coordinates");
      }
      values = PwOutputCrystal.append(values, found.size(), row);
      found.add(element(words));
    }
  }

  /** Number, kind, element, atomic number, x, y, z, charge, mass; FIST prints no atomic number. */
  private static double[] row(String[] words) {
    int from = words.length == 9 ? 4 : 3;
    return words.length == 9 || words.length == 8
        ? PwNumbers.numbers(String.join(" ", Arrays.copyOfRange(words, from, from + 3)), 3)
        : null;
  }

  private Element element(String[] words) {
    if (words.length == 9 && words[3].matches("[0-9]{1,3}")) {
      return Element.ofAtomicNumber(Integer.parseInt(words[3]));
    }
    return PwSpecies.element(words[2], Double.NaN);
  }

  private void accept(List<Element> found, double[] values, String line) {
    if (announced > 0 && found.size() != announced) {
      throw reader.malformed(
          line, "the coordinates of " + announced + " atoms, not " + found.size() + ",");
    }
    elements = found;
    positions = values;
    left = false;
  }

  /** The atoms have moved on and their new coordinates are not known. */
  void leave() {
    positions = null;
    built = null;
    left = true;
  }

  /** Number of atoms, 0 where it is not known. */
  int atoms() {
    return positions == null ? announced : elements.size();
  }

  /** The structure, one object until it changes, where output or input give it. */
  Optional<Structure> structure() {
    if (built == null && !left) {
      built = build().orElse(null);
    }
    return Optional.ofNullable(built);
  }

  private Optional<Structure> build() {
    findInput();
    double[] vectors = vectors();
    if (vectors == null && cell.isPeriodic()) {
      return Optional.empty();
    }
    double[] rows = vectors == null ? new double[9] : vectors;
    Cell box = cell.of(rows);
    if (positions != null) {
      return Optional.of(new Structure(box, elements.toArray(Element[]::new), finer(rows)));
    }
    return input
        .flatMap(found -> found.structure(box))
        .filter(found -> announced == 0 || announced == found.size())
        .map(
            found -> {
              reader.notes().remark("coordinates are taken from " + inputName + " beside it");
              return found;
            });
  }

  private double[] vectors() {
    double[] printed = cell.vectors();
    Optional<double[]> given = input.flatMap(Cp2kInput::cell);
    if (printed == null) {
      given.ifPresent(_ -> reader.notes().remark("the cell is taken from " + inputName));
      return given.orElse(null);
    }
    if (given.isPresent() && cell.isRounded(given.get(), PRINTED_VECTOR, PRINTED)) {
      reader.notes().remark("the cell has more digits in " + inputName + ": taken from there");
      return given.get();
    }
    reader.notes().remark("the cell is known to the printed digits, 1e-3 Å for its directions");
    return printed;
  }

  /** The printed positions, or those of the input where they agree. */
  private double[] finer(double[] vectors) {
    Optional<double[]> given = input.flatMap(found -> found.positions(vectors));
    if (given.isEmpty() || given.get().length != positions.length) {
      return positions;
    }
    for (int k = 0; k < positions.length; k++) {
      if (!(Math.abs(given.get()[k] - positions[k]) < PRINTED)) {
        return positions;
      }
    }
    reader.notes().remark("coordinates have more digits in " + inputName + ": taken from there");
    return given.get();
  }

  private void findInput() {
    if (!searched) {
      searched = true;
      input = Cp2kInput.beside(source.name(), inputName, reader.notes());
    }
  }
}
