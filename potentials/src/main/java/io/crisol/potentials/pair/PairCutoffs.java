package io.crisol.potentials.pair;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Distances at which pair energies end.
 *
 * @param common for every pair without its own, Å
 * @param own of single pairs, Å
 */
public record PairCutoffs(double common, Map<ElementPair, Double> own) {
  /** Refuses distances that are not positive. */
  public PairCutoffs {
    PairCheck.positive("cutoff", common);
    own = new TreeMap<>(own);
    own.forEach((pair, cutoff) -> PairCheck.positive("the cutoff of " + pair, cutoff));
  }

  /** One for all pairs, Å. */
  public static PairCutoffs of(double common) {
    return new PairCutoffs(common, Map.of());
  }

  /** That of a pair, Å. */
  public double of(ElementPair pair) {
    return own.getOrDefault(pair, common);
  }

  /** The largest of these pairs, Å. */
  double largest(Collection<ElementPair> pairs) {
    return pairs.stream().mapToDouble(this::of).max().orElseThrow();
  }

  /** Whether these pairs all end at one distance. */
  boolean same(Collection<ElementPair> pairs) {
    return pairs.stream().mapToDouble(this::of).distinct().count() == 1;
  }
}
