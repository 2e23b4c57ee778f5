package io.crisol.structures.io;

import io.crisol.structures.Element;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares the atoms of a CIF with the formula it states: what is missing there is said. */
final class CifFormula {
  private static final Pattern PART = Pattern.compile("([A-Za-z]{1,2})([0-9]*\\.?[0-9]*)");
  private static final double RELATIVE = 0.02;

  private final CifBlock block;
  private final ReadingNotes notes;

  CifFormula(CifBlock block, ReadingNotes notes) {
    this.block = block;
    this.notes = notes;
  }

  /** Notes a difference of more than 2 % in the number of atoms of an element. */
  void check(CifSites sites) {
    Optional<String> formula = block.value("_chemical_formula_sum");
    double units = block.value("_cell_formula_units_z").map(CifFormula::number).orElse(Double.NaN);
    if (formula.isEmpty() || !(units > 0)) {
      return;
    }
    Map<Element, Double> wanted = parse(formula.get());
    Map<Element, Double> found = new TreeMap<>();
    Element[] elements = sites.elements();
    double[] occupancies = sites.occupancies();
    for (int i = 0; i < elements.length; i++) {
      found.merge(elements[i], occupancies[i], Double::sum);
    }
    wanted.keySet().forEach(element -> found.putIfAbsent(element, 0.0));
    found.forEach(
        (element, count) -> {
          double expected = units * wanted.getOrDefault(element, 0.0);
          if (Math.abs(count - expected) > RELATIVE * Math.max(expected, count) + 1e-6) {
            notes.note(
                "its formula and Z call for %s %s in the cell, its sites hold %s"
                    .formatted(rounded(expected), element, rounded(count)));
          }
        });
  }

  private static double rounded(double count) {
    return Math.rint(1e4 * count) / 1e4;
  }

  private static double number(String text) {
    return Numbers.parse(CifBlock.plain(text));
  }

  private static Map<Element, Double> parse(String formula) {
    Map<Element, Double> counts = new TreeMap<>();
    Matcher part = PART.matcher(formula);
    while (part.find()) {
      double count = part.group(2).isEmpty() ? 1 : Numbers.parse(part.group(2));
      AtomNames.ofLetters(part.group(1))
          .ifPresent(element -> counts.merge(element, count, Double::sum));
    }
    return counts;
  }
}
