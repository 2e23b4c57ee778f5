package io.crisol.training;

import io.crisol.potentials.Potential;
import io.crisol.potentials.SumPotential;
import io.crisol.potentials.pair.ElementPair;
import io.crisol.potentials.pair.PairCutoffs;
import io.crisol.potentials.pair.Zbl;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The repulsion of nuclei beside a trained potential: for each pair of elements it ends, with two
 * derivatives, at the shortest distance of that pair in the training frames, so that it changes
 * nothing wherever there are data, and is all of {@link Zbl} within {@link #INNER_SHARE} of it.
 * Pairs that never met end at {@link #UNMET_SHARE} of the sum of their covalent radii, and none
 * ends beyond {@link #LARGEST_SHARE} of it: atoms that are not bonded in the data may be elsewhere.
 */
public final class Repulsion {
  /** None. */
  static final Repulsion NONE = new Repulsion(RepulsionOptions.none(), List.of(), new double[0]);

  private static final double INNER_SHARE = 0.8;
  private static final double UNMET_SHARE = 0.8;
  private static final double LARGEST_SHARE = 1;

  /** A little less than the shortest distance: it is computed in other ways elsewhere. */
  private static final double BELOW = 1 - 1e-9;

  private final RepulsionOptions options;
  private final List<Element> elements;

  /** Where it ends, in shortest distances. */
  private final double share;

  /** Shortest distances, double[elements²], Å; NaN where never met. */
  private final double[] shortest;

  private final Map<ElementPair, Double> inner = new TreeMap<>();
  private final Map<ElementPair, Double> outer = new TreeMap<>();

  /**
   * A repulsion for these elements.
   *
   * @throws io.crisol.structures.ProblemException OPTION_UNKNOWN for a pair of other elements,
   *     OPTION_INVALID for distances that cannot be
   */
  Repulsion(RepulsionOptions options, List<Element> elements, double[] shortest) {
    this(options, elements, shortest, BELOW);
  }

  /**
   * A repulsion that ends at a share of the shortest distances.
   *
   * @param share less than 1 where the trained potential is to be trusted a little beyond the data
   */
  Repulsion(RepulsionOptions options, List<Element> elements, double[] shortest, double share) {
    this.options = options;
    this.elements = elements;
    this.share = share;
    this.shortest = shortest;
    Map<ElementPair, Double> givenInner = given("repulsion_inner", options.repulsionInner());
    Map<ElementPair, Double> givenOuter = given("repulsion_outer", options.repulsionOuter());
    for (ElementPair pair : pairs()) {
      double end = givenOuter.getOrDefault(pair, usual(pair));
      double begin = givenInner.getOrDefault(pair, INNER_SHARE * end);
      if (begin >= end) {
        throw Problem.OPTION_INVALID.with(
            "repulsion_inner",
            pair + " = " + begin,
            String.format(Locale.ROOT, "the repulsion of this pair ends at %.3f Å", end),
            "give a smaller one, or a larger repulsion_outer");
      }
      requireNoData(pair, end);
      outer.put(pair, end);
      inner.put(pair, begin);
    }
  }

  private Set<ElementPair> pairs() {
    Set<ElementPair> pairs = new TreeSet<>();
    elements.forEach(a -> elements.forEach(b -> pairs.add(new ElementPair(a, b))));
    return pairs;
  }

  private Map<ElementPair, Double> given(String key, Map<String, Double> distances) {
    Map<ElementPair, Double> given = new TreeMap<>();
    distances.forEach(
        (name, distance) -> {
          ElementPair pair = ElementPair.parse(name);
          if (!pairs().contains(pair)) {
            throw Problem.OPTION_UNKNOWN.with(
                key + "." + name, "the data hold " + elements, "correct or remove it");
          }
          if (!(distance > 0) || !Double.isFinite(distance)) {
            throw Problem.OPTION_INVALID.with(
                key, name + " = " + distance, "it is a distance in Å", "correct it");
          }
          given.put(pair, distance);
        });
    return given;
  }

  private double met(ElementPair pair) {
    int n = elements.size();
    return shortest[elements.indexOf(pair.first()) * n + elements.indexOf(pair.second())];
  }

  /** Networks are trained on the whole of the labels: nothing may be added where there are any. */
  private void requireNoData(ElementPair pair, double end) {
    if (end > met(pair)) {
      throw Problem.OPTION_INVALID.with(
          "repulsion_outer",
          pair + " = " + end,
          String.format(Locale.ROOT, "the training data come down to %.4f Å", met(pair)),
          "give a smaller one; or have the networks learn the difference, by baseline = zbl(...)");
    }
  }

  private double usual(ElementPair pair) {
    double radii = pair.first().covalentRadius() + pair.second().covalentRadius();
    double met = met(pair);
    return Double.isNaN(met) ? UNMET_SHARE * radii : Math.min(share * met, LARGEST_SHARE * radii);
  }

  /** What it was asked for with. */
  RepulsionOptions options() {
    return options;
  }

  /** The repulsion itself; absent where none is wanted. */
  Optional<Zbl> potential() {
    if (options.repulsion() == RepulsionOptions.Kind.NONE) {
      return Optional.empty();
    }
    Map<ElementPair, Zbl.Pair> charges = new TreeMap<>();
    pairs()
        .forEach(
            pair ->
                charges.put(
                    pair, new Zbl.Pair(pair.first().atomicNumber(), pair.second().atomicNumber())));
    return Optional.of(
        new Zbl(
            charges,
            new PairCutoffs(inner.values().stream().max(Double::compare).orElseThrow(), inner),
            new PairCutoffs(outer.values().stream().max(Double::compare).orElseThrow(), outer),
            Units.COULOMB));
  }

  /** A trained potential with it. */
  Potential beside(Potential trained) {
    return potential()
        .<Potential>map(zbl -> SumPotential.withRepulsion(trained, zbl))
        .orElse(trained);
  }

  /** A line for each pair. */
  List<String> describe() {
    List<String> lines = new ArrayList<>();
    if (options.repulsion() == RepulsionOptions.Kind.NONE) {
      return lines;
    }
    for (ElementPair pair : pairs()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "repulsion of nuclei (ZBL) of %s: whole within %.3f Å, zero from %.3f Å (%s)",
              pair,
              inner.get(pair),
              outer.get(pair),
              origin(pair)));
    }
    return lines;
  }

  private String origin(ElementPair pair) {
    if (given("", options.repulsionOuter()).containsKey(pair)) {
      return "given";
    }
    double met = met(pair);
    return Double.isNaN(met)
        ? "never met in the training data: by covalent radii"
        : String.format(Locale.ROOT, "shortest in the training data: %.3f Å", met);
  }
}
