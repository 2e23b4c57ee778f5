package io.crisol.potentials.embedded;

import io.crisol.structures.Element;
import io.crisol.structures.io.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * DYNAMO setfl files: three lines of comment; number and names of elements; points and step of F,
 * points and step of f and φ, cutoff; for each element a line (atomic number, mass, lattice
 * constant, lattice), F and f; then r φ of all pairs. In the Finnis-Sinclair kind each element has
 * one f for each element at whose atoms it is seen. Units: eV, Å. Which kind it is follows from the
 * number of numbers; with one element the two are the same.
 */
public final class SetflFile {
  private SetflFile() {}

  /**
   * Reads a file of either kind.
   *
   * @throws io.crisol.structures.ProblemException FILE_NOT_FOUND, FILE_MALFORMED with file and
   *     line, UNKNOWN_ELEMENT, PARAMETER_INVALID
   */
  public static EmbeddedAtom read(Path file) {
    EamNumbers numbers = EamNumbers.of(file);
    for (int k = 0; k < 3; k++) {
      numbers.line("the header");
    }
    List<Element> elements = elements(numbers);
    List<String> grid = numbers.wordsOfLine("the line of points and steps");
    if (grid.size() < 5) {
      throw numbers.malformed("points and step of density and distance and a cutoff belong here");
    }
    int densities = numbers.count(grid.get(0), "the number of points of F");
    double densityStep = numbers.number(grid.get(1), "the step of the density");
    int points = numbers.count(grid.get(2), "the number of points of f");
    double step = numbers.number(grid.get(3), "the step of the distance");
    double cutoff = numbers.number(grid.get(4), "the cutoff");
    boolean sinclair = isFinnisSinclair(numbers, elements.size(), densities, points);
    return body(numbers, elements, sinclair, densities, densityStep, points, step, cutoff);
  }

  private static List<Element> elements(EamNumbers numbers) {
    List<String> names = numbers.wordsOfLine("the elements");
    if (names.size() < 2 || !names.getFirst().equals(Integer.toString(names.size() - 1))) {
      throw numbers.malformed("the number of elements and their names belong here");
    }
    List<Element> elements = new ArrayList<>();
    for (String name : names.subList(1, names.size())) {
      elements.add(
          Element.find(name)
              .orElseThrow(() -> numbers.malformed("\"" + name + "\" is not an element")));
    }
    return elements;
  }

  private static boolean isFinnisSinclair(EamNumbers numbers, int n, int densities, int points) {
    long pairs = n * (n + 1L) / 2 * points;
    long perElement = 4L + densities;
    long alloy = n * (perElement + points) + pairs;
    long sinclair = n * (perElement + (long) n * points) + pairs;
    long found = numbers.wordsLeft();
    // Lattice names of two words and missing ones occur: a few words more or less decide nothing.
    if (Math.abs(found - alloy) <= 4L * n) {
      return false;
    }
    if (Math.abs(found - sinclair) <= 4L * n) {
      return true;
    }
    throw numbers.malformed(
        "%d numbers follow; tables of this size need %d, or %d of the Finnis-Sinclair kind"
            .formatted(found, alloy, sinclair));
  }

  private static EmbeddedAtom body(
      EamNumbers numbers,
      List<Element> elements,
      boolean sinclair,
      int densities,
      double densityStep,
      int points,
      double step,
      double cutoff) {
    int n = elements.size();
    double[][] embedding = new double[n][];
    double[][][] density = new double[n][n][];
    for (int b = 0; b < n; b++) {
      numbers.line("the line of " + elements.get(b));
      embedding[b] = numbers.table(densities, "F of " + elements.get(b));
      double[] seen = null;
      for (int a = 0; a < n; a++) {
        seen = seen == null || sinclair ? numbers.table(points, "f of " + elements.get(b)) : seen;
        density[a][b] = seen;
      }
    }
    double[][][] pair = new double[n][n][];
    for (int a = 0; a < n; a++) {
      for (int b = 0; b <= a; b++) {
        pair[a][b] = numbers.table(points, "r φ of " + elements.get(a) + "-" + elements.get(b));
      }
    }
    numbers.requireEnd();
    return new EmbeddedAtom(
        new EamTables(elements, densityStep, step, cutoff, embedding, density, pair));
  }

  /**
   * Writes a potential so that reading gives the same numbers to the last digit: of the kind {@code
   * eam/fs} where {@link #needsFinnisSinclair}, else {@code eam/alloy}.
   *
   * @throws io.crisol.structures.ProblemException OUTPUT_UNWRITABLE
   */
  public static void write(Path file, EmbeddedAtom potential) {
    AtomicFile.write(file, out -> out.write(text(potential).getBytes(StandardCharsets.UTF_8)));
  }

  /** Whether a file of this potential is of the kind {@code eam/fs}. */
  public static boolean needsFinnisSinclair(EmbeddedAtom potential) {
    return potential.tables().isFinnisSinclair();
  }

  private static String text(EmbeddedAtom potential) {
    EamTables tables = potential.tables();
    List<Element> elements = tables.elements();
    int n = elements.size();
    StringBuilder text = new StringBuilder("Embedded-atom potential, setfl, eV and Å\n\n\n");
    text.append(n);
    elements.forEach(element -> text.append(' ').append(element.symbol()));
    text.append('\n').append(tables.embedding()[0].length).append(' ').append(tables.densityStep());
    text.append(' ').append(tables.pair()[0][0].length).append(' ').append(tables.step());
    text.append(' ').append(tables.cutoff()).append('\n');
    boolean sinclair = tables.isFinnisSinclair();
    for (int b = 0; b < n; b++) {
      Element element = elements.get(b);
      // Lattice constant and lattice are for readers only; tables do not know them.
      text.append(element.atomicNumber()).append(' ').append(element.mass()).append(" 0 none\n");
      append(text, tables.embedding()[b]);
      for (int a = 0; a < (sinclair ? n : 1); a++) {
        append(text, tables.density()[a][b]);
      }
    }
    for (int a = 0; a < n; a++) {
      for (int b = 0; b <= a; b++) {
        append(text, tables.pair()[a][b]);
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, double[] values) {
    for (double value : values) {
      text.append(value).append('\n');
    }
  }
}
