package io.crisol.potentials.bonded;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.util.Comparator;

/**
 * A central element and those of two neighbours, in this order.
 *
 * @param centre element of the atom in the corner
 * @param first element of the neighbour at the end of the bond in question
 * @param second element of the other neighbour
 */
public record Triple(Element centre, Element first, Element second) implements Comparable<Triple> {
  private static final Comparator<Triple> ORDER =
      Comparator.comparing(Triple::centre)
          .thenComparing(Triple::first)
          .thenComparing(Triple::second);

  /** Three times the same element. */
  public static Triple of(Element element) {
    return new Triple(element, element, element);
  }

  /** The entry that holds what belongs to the pair of a centre and a neighbour. */
  public static Triple pair(Element centre, Element neighbour) {
    return new Triple(centre, neighbour, neighbour);
  }

  /** Whether it is such an entry. */
  boolean isPair() {
    return first == second;
  }

  /** The same pair seen from the neighbour. */
  Triple reversed() {
    return pair(first, centre);
  }

  /** The same angle with the neighbours named the other way round. */
  Triple swapped() {
    return new Triple(centre, second, first);
  }

  /**
   * Reads {@code Si-C-C}.
   *
   * @throws io.crisol.structures.ProblemException PARAMETER_INVALID, UNKNOWN_ELEMENT
   */
  public static Triple parse(String text) {
    String[] symbols = text.split("-", -1);
    if (symbols.length != 3) {
      throw Problem.PARAMETER_INVALID.with(
          "a triple of elements",
          text,
          "a triple is three symbols with hyphens between, the central one first",
          "write for example Si-C-C");
    }
    return new Triple(Element.of(symbols[0]), Element.of(symbols[1]), Element.of(symbols[2]));
  }

  @Override
  public int compareTo(Triple other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return centre + "-" + first + "-" + second;
  }
}
