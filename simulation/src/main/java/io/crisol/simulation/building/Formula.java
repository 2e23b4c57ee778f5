package io.crisol.simulation.building;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Formulas such as Cu3Au: elements in the order they are written, with their numbers. */
final class Formula {
  private static final Pattern PART = Pattern.compile("([A-Z][a-z]?)(\\d*)");

  private Formula() {}

  /**
   * Reads a formula.
   *
   * @throws io.crisol.structures.ProblemException OPTION_INVALID, UNKNOWN_ELEMENT
   */
  static Map<Element, Integer> of(String text) {
    Map<Element, Integer> counts = new LinkedHashMap<>();
    Matcher part = PART.matcher(text);
    int at = 0;
    while (at < text.length()) {
      part.region(at, text.length());
      if (!part.lookingAt() || part.group(2).length() > 8) {
        throw Problem.OPTION_INVALID.with(
            "formula", text, "it is no formula", "write elements with numbers, such as Cu3Au");
      }
      int count = part.group(2).isEmpty() ? 1 : Integer.parseInt(part.group(2));
      Bench.require(count > 0, "formula", text, "an element without atoms is none of it");
      counts.merge(Element.of(part.group(1)), count, Integer::sum);
      at = part.end();
    }
    Bench.require(!counts.isEmpty(), "formula", text, "it names no element");
    return counts;
  }
}
