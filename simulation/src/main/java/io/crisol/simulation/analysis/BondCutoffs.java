package io.crisol.simulation.analysis;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Up to which distance two atoms are neighbours: by pair of elements, given or the first minimum of
 * their distances.
 *
 * @param elements in order of atomic number
 * @param cutoffs by pair such as "Li-Si", Å; pairs without any are never neighbours
 * @param peaks most frequent distance of neighbours by pair, Å, where there is one
 */
public record BondCutoffs(
    List<Element> elements, Map<String, Double> cutoffs, Map<String, Double> peaks) {
  /**
   * Given cutoffs, and those found for the other pairs.
   *
   * @param given by pair of symbols in any order, Å
   * @throws io.crisol.structures.ProblemException OPTION_INVALID (no pair of these elements)
   */
  public static BondCutoffs of(
      List<Element> elements, PairDistances distances, Map<String, Double> given) {
    Map<String, Double> cutoffs = new LinkedHashMap<>();
    Map<String, Double> peaks = new LinkedHashMap<>();
    for (int a = 0; a < elements.size(); a++) {
      for (int b = a; b < elements.size(); b++) {
        String pair = elements.get(a) + "-" + elements.get(b);
        OptionalDouble minimum = distances.minimum(elements.get(a), elements.get(b));
        OptionalDouble peak = distances.peak(elements.get(a), elements.get(b));
        minimum.ifPresent(value -> cutoffs.put(pair, value));
        peak.ifPresent(value -> peaks.put(pair, value));
      }
    }
    given.forEach((pair, value) -> cutoffs.put(known(elements, pair, value), value));
    return new BondCutoffs(List.copyOf(elements), cutoffs, peaks);
  }

  private static String known(List<Element> elements, String pair, double value) {
    String[] ends = pair.split("-", -1);
    for (Element a : elements) {
      for (Element b : elements) {
        boolean same = ends.length == 2 && ends[0].equals(a.symbol()) && ends[1].equals(b.symbol());
        if (same && value > 0) {
          return a.compareTo(b) <= 0 ? a + "-" + b : b + "-" + a;
        }
      }
    }
    throw Problem.OPTION_INVALID.with(
        "cutoffs",
        pair + "=" + value,
        "it is no pair of the elements " + elements + " with a distance above 0 Å",
        "write such as Li-Si=3.2");
  }

  /** Cutoff of two elements, Å; 0 where they are never neighbours. */
  public double of(Element a, Element b) {
    String pair = a.compareTo(b) <= 0 ? a + "-" + b : b + "-" + a;
    return cutoffs.getOrDefault(pair, 0.0);
  }

  /** The largest cutoff, Å. */
  public double largest() {
    return cutoffs.values().stream().mapToDouble(value -> value).max().orElse(0);
  }

  /**
   * Whether two elements are bound to each other: their most frequent distance is at most 1.15
   * times the sum of their covalent radii.
   */
  public boolean areBound(Element a, Element b) {
    String pair = a.compareTo(b) <= 0 ? a + "-" + b : b + "-" + a;
    return peaks.getOrDefault(pair, Double.POSITIVE_INFINITY)
        <= 1.15 * (a.covalentRadius() + b.covalentRadius());
  }
}
