package io.crisol.potentials.lammps;

import io.crisol.potentials.lammps.StyleUse.Coefficients;
import io.crisol.potentials.pair.ElementPair;
import io.crisol.potentials.pair.PairCutoffs;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/** Parameters of a style by pair of elements. */
final class PairNumbers {
  private final StyleUse use;
  private final PairAssignment pairs;

  PairNumbers(StyleUse use, PairAssignment pairs) {
    this.use = use;
    this.pairs = pairs;
  }

  /**
   * Parameters of every pair.
   *
   * @param read those of a line
   * @param mix those of two types from each
   * @param none those of a pair that belongs to other styles
   */
  <P> Map<ElementPair, P> table(Function<Coefficients, P> read, BinaryOperator<P> mix, P none) {
    Map<ElementPair, P> table = new TreeMap<>();
    for (TypePair pair : pairs.all()) {
      P parameters =
          pairs.isMixed(use, pair)
              ? mix.apply(own(read, pair.first()), own(read, pair.second()))
              : pairs.line(use, pair).map(read).orElse(none);
      if (table.put(elements(pair), parameters) != null) {
        throw use.command.notHonoured(
            "two types are of the element "
                + pairs.types().element(pair.first())
                + ", and an element has one set of parameters here");
      }
    }
    return table;
  }

  private <P> P own(Function<Coefficients, P> read, int type) {
    return read.apply(pairs.line(use, new TypePair(type, type)).orElseThrow());
  }

  private ElementPair elements(TypePair pair) {
    TypeMap types = pairs.types();
    if (types.element(pair.first()) == null || types.element(pair.second()) == null) {
      throw use.command.notHonoured(
          "a type without an element: the structure has fewer elements than the input has types");
    }
    return new ElementPair(types.element(pair.first()), types.element(pair.second()));
  }

  /**
   * Cutoffs of pairs.
   *
   * @param position of a cutoff among the coefficients, where lines may give one
   */
  PairCutoffs cutoffs(double common, int position) {
    Function<Coefficients, Double> read =
        line -> line.values().size() > position ? line.number(position) : common;
    Map<ElementPair, Double> own = table(read, this::mixedCutoff, common);
    own.values().removeIf(cutoff -> cutoff == common);
    return new PairCutoffs(common, own);
  }

  /** LAMMPS mixes cutoffs as it mixes σ. */
  private double mixedCutoff(double a, double b) {
    if (a == b) {
      return a;
    }
    return switch (use.mixing) {
      case "arithmetic" -> (a + b) / 2;
      case "sixthpower" ->
          StrictMath.pow(0.5 * (StrictMath.pow(a, 6) + StrictMath.pow(b, 6)), 1.0 / 6.0);
      default -> Math.sqrt(a * b);
    };
  }

  /** The one cutoff of all pairs; a style with charges knows no other. */
  double oneCutoff(double common, int position) {
    PairCutoffs cutoffs = cutoffs(common, position);
    Optional<Double> other = cutoffs.own().values().stream().findFirst();
    double first = other.orElse(common);
    if (pairs.all().stream().anyMatch(pair -> cutoffs.of(elements(pair)) != first)) {
      throw use.command.notHonoured("charges have one cutoff for all pairs here");
    }
    return first;
  }
}
