package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Units of an input.data, and how they became known.
 *
 * @param length Å
 * @param energy eV
 * @param why for the report
 */
record N2p2Units(double length, double energy, String why) {
  private static final Pattern STATED = Pattern.compile("(?i)\\bunits?\\s*[=:]\\s*(\\S+)");

  /**
   * Distances shorter than this, in sums of covalent radii: between the shortest bonds of real
   * structures in bohr (1.2) and the longest in Å (1.2 in H2).
   */
  private static final double SHORT = 1.25;

  /** Pairs looked at to find the shortest distance. */
  private static final int MOST_ATOMS = 1000;

  /** What the user said, if anything. */
  static Optional<N2p2Units> given(ReadingOptions options) {
    return options.units().map(name -> named(name, "as given with --units " + name));
  }

  /** What a comment says, if it says something. */
  static Optional<N2p2Units> stated(List<String> comments) {
    for (String comment : comments) {
      Matcher matcher = STATED.matcher(comment);
      if (matcher.find()) {
        return Optional.of(named(matcher.group(1), "as its comment states"));
      }
      String text = comment.toLowerCase(java.util.Locale.ROOT);
      if (text.contains("angstrom") && text.matches(".*\\bev\\b.*")) {
        return Optional.of(new N2p2Units(1, 1, "Å and eV, as its comment states"));
      }
    }
    return Optional.empty();
  }

  private static N2p2Units named(String name, String why) {
    FileUnits units = FileUnits.of(Map.of("units", name));
    boolean known = !name.isBlank();
    if (!known) {
      throw Problem.UNIT_UNKNOWN.with(name, "metal, real, atomic, electron, angstrom_eV");
    }
    return new N2p2Units(units.length(), units.energy(), "\"" + name + "\", " + why);
  }

  /** RuNNer's own, unless the atoms would then be far too close. */
  static N2p2Units assumed(double[] cell, Element[] elements, double[] positions) {
    double shortest = shortest(cell, elements, positions);
    if (shortest < SHORT) {
      return new N2p2Units(
          1,
          1,
          ("Å and eV: ASSUMED, since the file does not say and in bohr, RuNNer's unit, its atoms would stand at %.2f"
                  + " of the sum of their covalent radii; give --units atomic if they do")
              .formatted(shortest * io.crisol.structures.Units.BOHR));
    }
    FileUnits atomic = FileUnits.of(Map.of("units", "atomic"));
    return new N2p2Units(
        atomic.length(),
        atomic.energy(),
        "bohr and Hartree: assumed, RuNNer's own, since the file does not say; give --units metal if it is in Å and eV");
  }

  /** The shortest distance in sums of covalent radii, in the unit of the file. */
  private static double shortest(double[] cell, Element[] elements, double[] positions) {
    double least = Double.POSITIVE_INFINITY;
    Cell box = cell.length == 0 ? Cell.OPEN : Cell.periodic(cell);
    Structure structure = new Structure(box, elements, positions);
    int n = Math.min(elements.length, MOST_ATOMS);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double radii = elements[i].covalentRadius() + elements[j].covalentRadius();
        least = Math.min(least, distance(structure, i, j) / radii);
      }
    }
    for (int a = 0; a < 3 && cell.length > 0; a++) {
      double repeat = Math.hypot(Math.hypot(cell[3 * a], cell[3 * a + 1]), cell[3 * a + 2]);
      least = Math.min(least, repeat / (2 * elements[0].covalentRadius()));
    }
    return least;
  }

  /** Between the nearest of their images, nearly. */
  private static double distance(Structure structure, int i, int j) {
    Cell cell = structure.cell();
    double[] d = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      d[axis] = structure.coordinate(3 * i + axis) - structure.coordinate(3 * j + axis);
    }
    if (cell.isPeriodic()) {
      double[] turns = new double[3];
      for (int a = 0; a < 3; a++) {
        turns[a] = Math.rint(cell.fractional(a, d[0], d[1], d[2]));
      }
      for (int k = 0; k < 9; k++) {
        d[k % 3] -= turns[k / 3] * cell.vector(k / 3, k % 3);
      }
    }
    return Math.sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
  }
}
