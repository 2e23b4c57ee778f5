package io.crisol.potentials.pair;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;

/**
 * Two elements in no particular order: {@code Ar-Kr} is {@code Kr-Ar}.
 *
 * @param first the one of lower atomic number
 * @param second the other, or the same
 */
public record ElementPair(Element first, Element second) implements Comparable<ElementPair> {
  /** Puts the two elements into order. */
  public ElementPair {
    if (first.compareTo(second) > 0) {
      Element heavier = first;
      first = second;
      second = heavier;
    }
  }

  /** The pair of an element with itself. */
  public static ElementPair of(Element element) {
    return new ElementPair(element, element);
  }

  /**
   * Reads {@code Ar-Kr}.
   *
   * @throws io.crisol.structures.ProblemException PARAMETER_INVALID, UNKNOWN_ELEMENT
   */
  public static ElementPair parse(String text) {
    String[] symbols = text.split("-", -1);
    if (symbols.length != 2) {
      throw Problem.PARAMETER_INVALID.with(
          "a pair of elements",
          text,
          "a pair is two symbols with a hyphen between",
          "write for example Ar-Kr");
    }
    return new ElementPair(Element.of(symbols[0]), Element.of(symbols[1]));
  }

  @Override
  public int compareTo(ElementPair other) {
    int byFirst = first.compareTo(other.first);
    return byFirst != 0 ? byFirst : second.compareTo(other.second);
  }

  @Override
  public String toString() {
    return first + "-" + second;
  }
}
