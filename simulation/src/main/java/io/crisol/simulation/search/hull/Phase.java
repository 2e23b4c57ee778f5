package io.crisol.simulation.search.hull;

import io.crisol.structures.Element;
import io.crisol.structures.Structure;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

/**
 * A structure with its energy.
 *
 * @param counts atoms of each element
 * @param energy eV per atom
 * @param source where it came from, for people
 */
public record Phase(Map<Element, Integer> counts, double energy, String source) {
  /** A structure of a total energy in eV. */
  public static Phase of(Structure structure, double total, String source) {
    return new Phase(structure.composition(), total / structure.size(), source);
  }

  /** Number of atoms. */
  public int atoms() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Part of an element among the atoms. */
  public double part(Element element) {
    return (double) counts.getOrDefault(element, 0) / atoms();
  }

  /** The smallest whole numbers of atoms in this ratio. */
  public Map<Element, Integer> reduced() {
    return reduced(counts);
  }

  static Map<Element, Integer> reduced(Map<Element, Integer> counts) {
    BigInteger divisor = BigInteger.ZERO;
    for (int n : counts.values()) {
      divisor = divisor.gcd(BigInteger.valueOf(n));
    }
    int common = Math.max(1, divisor.intValue());
    Map<Element, Integer> reduced = new TreeMap<>();
    counts.forEach(
        (element, n) -> {
          if (n > 0) {
            reduced.put(element, n / common);
          }
        });
    return reduced;
  }

  /** Formula of the smallest whole numbers, such as Cu3Au. */
  public String formula() {
    return named(reduced());
  }

  static String named(Map<Element, Integer> counts) {
    StringBuilder text = new StringBuilder();
    counts.forEach((element, n) -> text.append(element.symbol()).append(n == 1 ? "" : n));
    return text.toString();
  }
}
