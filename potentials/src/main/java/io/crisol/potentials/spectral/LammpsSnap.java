package io.crisol.potentials.spectral;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.io.AtomicFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * SNAP as LAMMPS stores it: a file of coefficients by element ({@code X.snapcoeff}: number of
 * elements and of coefficients; for each element its name, radius and weight, then a coefficient a
 * line) and one of parameters ({@code X.snapparam}: a key and a value a line).
 */
public final class LammpsSnap {
  private LammpsSnap() {}

  /**
   * Reads a potential.
   *
   * @param coefficients file of coefficients
   * @param parameters file of parameters
   * @param elements the elements that are needed; empty for all that the file names by their symbol
   * @throws io.crisol.structures.ProblemException FILE_NOT_FOUND, FILE_MALFORMED,
   *     PARAMETER_INVALID, PARAMETER_MISSING, OPTION_UNKNOWN, POTENTIAL_ELEMENT
   */
  public static Snap read(Path coefficients, Path parameters, Collection<Element> elements) {
    SnapSettings settings = SnapParameterFile.read(parameters);
    Map<Element, SnapElement> known = elements(coefficients, settings);
    List<SnapElement> atoms = new ArrayList<>();
    for (Element element : elements.isEmpty() ? known.keySet() : new LinkedHashSet<>(elements)) {
      if (!known.containsKey(element)) {
        throw Problem.POTENTIAL_ELEMENT
            .with(element.symbol(), known.keySet())
            .at(coefficients.toString());
      }
      atoms.add(known.get(element));
    }
    return located(coefficients, () -> new Snap(settings, atoms));
  }

  /** Names the file in complaints that name no place. */
  static <T> T located(Path file, Supplier<T> made) {
    try {
      return made.get();
    } catch (ProblemException e) {
      throw e.where().isEmpty() ? e.at(file.toString()) : e;
    }
  }

  private static Map<Element, SnapElement> elements(Path file, SnapSettings settings) {
    WordLines lines = WordLines.of(file);
    lines.next("the numbers of elements and of coefficients", 2);
    int elements = lines.integer(0);
    int count = lines.integer(1);
    if (count != settings.coefficients()) {
      throw lines.malformed(
          count
              + " coefficients are announced, and the parameters (twojmax "
              + settings.order()
              + (settings.quadratic() ? ", quadraticflag 1" : "")
              + ") need "
              + settings.coefficients());
    }
    Map<Element, SnapElement> known = new LinkedHashMap<>();
    for (int e = 0; e < elements; e++) {
      addElement(lines, count, known);
    }
    lines.end();
    return known;
  }

  private static void addElement(WordLines lines, int count, Map<Element, SnapElement> known) {
    lines.next("an element with its radius and weight", 3);
    String name = lines.word(0);
    double radius = lines.number(1);
    double weight = lines.number(2);
    double[] values = new double[count];
    for (int k = 0; k < count; k++) {
      lines.next("coefficient " + (k + 1) + " of " + name, 1);
      values[k] = lines.number(0);
    }
    // Other names are labels of the file's author, for elements that nobody can ask for.
    Element.find(name)
        .ifPresent(
            element ->
                known.put(
                    element,
                    located(lines.file(), () -> new SnapElement(element, radius, weight, values))));
  }

  /**
   * Writes {@code NAME.snapcoeff} and {@code NAME.snapparam} into a folder, every number to its
   * last bit.
   *
   * @return the two files
   */
  public static List<Path> write(Snap snap, Path folder, String name) {
    StringBuilder text = new StringBuilder("# SNAP coefficients, units metal, written by Crisol\n");
    text.append(snap.atoms().size()).append(' ').append(snap.settings().coefficients());
    text.append('\n');
    for (SnapElement atom : snap.atoms()) {
      text.append(atom.element().symbol())
          .append(' ')
          .append(atom.radius())
          .append(' ')
          .append(atom.weight())
          .append('\n');
      for (double value : atom.coefficients()) {
        text.append(value).append('\n');
      }
    }
    Path coefficients = folder.resolve(name + ".snapcoeff");
    Path parameters = folder.resolve(name + ".snapparam");
    AtomicFile.write(coefficients, text.toString());
    AtomicFile.write(parameters, SnapParameterFile.text(snap.settings()));
    return List.of(coefficients, parameters);
  }
}
