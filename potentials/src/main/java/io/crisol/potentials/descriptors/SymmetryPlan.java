package io.crisol.potentials.descriptors;

import io.crisol.structures.Element;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the symmetry functions of one element are computed together: each radial factor once per
 * neighbour, each angular factor once per pair of neighbours.
 */
final class SymmetryPlan {
  /** Stands for all elements, weighted by atomic number. */
  static final int WEIGHTED = -1;

  final List<RadialFactor> factors = new ArrayList<>();
  final List<RadialPart> radial = new ArrayList<>();

  /** Angular functions for which lists of pairs are always needed. */
  final List<PairPart> pairs = new ArrayList<>();

  /** Those that moments can do, as lists of pairs for atoms of few neighbours. */
  final List<PairPart> fewPairs = new ArrayList<>();

  final MomentPlan moments = new MomentPlan();

  /**
   * A radial function.
   *
   * @param component its number
   * @param factor index among the factors
   * @param element index of the neighbours' element, or {@link #WEIGHTED}
   */
  record RadialPart(int component, int factor, int element) {}

  /**
   * An angular function among those of a {@link PairPart}.
   *
   * @param component its number
   * @param group index among the radial factors of the part
   * @param angular index among its angular factors
   */
  record Member(int component, int group, int angular) {}

  /** Angular functions over the same pairs of neighbours. */
  static final class PairPart {
    /** Indices of elements, or {@link #WEIGHTED}. */
    final int first;

    final int second;
    final boolean narrow;

    /** Indices of radial factors. */
    final List<Integer> groups = new ArrayList<>();

    final List<AngularFactor> angular = new ArrayList<>();
    final List<Member> members = new ArrayList<>();

    /** Largest cutoff of the factors. */
    double reach;

    PairPart(int first, int second, boolean narrow) {
      this.first = first;
      this.second = second;
      this.narrow = narrow;
    }
  }

  private record Key(int first, int second, boolean narrow, boolean moments) {}

  SymmetryPlan(List<SymmetryFunction> functions, int[] indexOf) {
    Map<Key, PairPart> parts = new LinkedHashMap<>();
    for (int n = 0; n < functions.size(); n++) {
      int factor = index(factors, functions.get(n).radial());
      switch (functions.get(n)) {
        case SymmetryFunction.Radial r ->
            radial.add(
                new RadialPart(
                    n, factor, r.neighbour().map(e -> indexOf[e.ordinal()]).orElse(WEIGHTED)));
        case SymmetryFunction.Angular a -> {
          Key key = key(a, indexOf);
          add(
              parts.computeIfAbsent(key, k -> new PairPart(k.first, k.second, k.narrow)),
              n,
              factor,
              a);
          if (key.moments) {
            moments.add(n, factor, key.first, key.second, (AngularFactor.CosinePower) a.angular());
          }
        }
      }
    }
    parts.forEach((key, part) -> (key.moments ? fewPairs : pairs).add(part));
  }

  private static Key key(SymmetryFunction.Angular function, int[] indexOf) {
    return new Key(
        function.pair().map(p -> of(p.first(), indexOf)).orElse(WEIGHTED),
        function.pair().map(p -> of(p.second(), indexOf)).orElse(WEIGHTED),
        function.narrow(),
        MomentPlan.takes(function));
  }

  private static int of(Element element, int[] indexOf) {
    return indexOf[element.ordinal()];
  }

  private static <T> int index(List<T> list, T value) {
    int at = list.indexOf(value);
    if (at < 0) {
      list.add(value);
      return list.size() - 1;
    }
    return at;
  }

  private static void add(PairPart part, int n, int factor, SymmetryFunction.Angular function) {
    part.members.add(
        new Member(n, index(part.groups, factor), index(part.angular, function.angular())));
    part.reach = Math.max(part.reach, function.radial().cutoff());
  }
}
