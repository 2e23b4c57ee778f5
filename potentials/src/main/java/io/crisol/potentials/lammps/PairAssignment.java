package io.crisol.potentials.lammps;

import io.crisol.potentials.lammps.StyleUse.Coefficients;
import io.crisol.structures.Element;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which line of coefficients each style has for each pair of types: what lines say, in hybrids the
 * last line for a pair, and for pairs without a line what follows from the two types by mixing.
 */
final class PairAssignment {
  private static final Set<String> MIXABLE =
      Set.of(
          "coul/cut",
          "coul/dsf",
          "coul/long",
          "eam",
          "lj/cut",
          "lj/cut/coul/cut",
          "lj/cut/coul/dsf",
          "lj/cut/coul/long",
          "lj/smooth/linear",
          "zbl",
          "zero",
          "none");

  private final InputState state;
  private final TypeMap types;
  private final Map<StyleUse, Map<TypePair, Coefficients>> explicit = new HashMap<>();
  private final Map<StyleUse, Set<TypePair>> mixed = new HashMap<>();
  private final Set<TypePair> nothing = new HashSet<>();

  PairAssignment(InputState state, TypeMap types) {
    this.state = state;
    this.types = types;
    for (StyleUse use : state.uses) {
      Map<TypePair, Coefficients> lines = new HashMap<>();
      use.coefficients.forEach(line -> pairs(use, line).forEach(pair -> lines.put(pair, line)));
      explicit.put(use, lines);
      mixed.put(use, new HashSet<>());
    }
    if (state.joining == InputState.Joining.HYBRID) {
      keepLast();
    }
    state.nothing.forEach(this::takeAway);
    everyPair().forEach(this::complete);
  }

  private List<TypePair> everyPair() {
    List<TypePair> pairs = new ArrayList<>();
    for (int i = 1; i <= types.size(); i++) {
      for (int j = i; j <= types.size(); j++) {
        pairs.add(new TypePair(i, j));
      }
    }
    return pairs;
  }

  private List<TypePair> pairs(StyleUse use, Coefficients line) {
    if (Styles.namesFiles(use.name)) {
      List<Optional<Element>> names = FileStyles.elements(use, line);
      return everyPair().stream()
          .filter(
              pair ->
                  names.get(pair.first() - 1).isPresent()
                      && names.get(pair.second() - 1).isPresent())
          .toList();
    }
    return ranges(line);
  }

  private List<TypePair> ranges(Coefficients line) {
    int[] first = types.range(line.first(), line.command());
    int[] second = types.range(line.second(), line.command());
    List<TypePair> pairs = new ArrayList<>();
    boolean single = first[0] == first[1] && second[0] == second[1];
    for (int i = first[0]; i <= first[1]; i++) {
      for (int j = second[0]; j <= second[1]; j++) {
        // LAMMPS takes the pairs of ranges with the first type not above the second.
        if (i <= j || single) {
          pairs.add(new TypePair(i, j));
        }
      }
    }
    if (pairs.isEmpty()) {
      throw line.command().wrong("the ranges hold no pair with the first type up to the second");
    }
    return pairs;
  }

  /** In a hybrid that does not add, a pair belongs to the style named last for it. */
  private void keepLast() {
    for (TypePair pair : everyPair()) {
      StyleUse last = null;
      for (StyleUse use : state.uses) {
        Coefficients line = explicit.get(use).get(pair);
        boolean later =
            line != null && (last == null || line.order() > explicit.get(last).get(pair).order());
        last = later ? use : last;
      }
      for (StyleUse use : state.uses) {
        if (use != last) {
          remove(use, pair);
        }
      }
    }
  }

  private void remove(StyleUse use, TypePair pair) {
    Coefficients lost = explicit.get(use).remove(pair);
    if (lost != null && Styles.readsFiles(use.name)) {
      throw lost.command()
          .notHonoured("another line takes pairs away from it, and a whole file is computed");
    }
  }

  /** A line {@code pair_coeff I J none}: what was said before about the pairs is forgotten. */
  private void takeAway(Coefficients none) {
    for (TypePair pair : ranges(none)) {
      nothing.add(pair);
      for (StyleUse use : state.uses) {
        Coefficients line = explicit.get(use).get(pair);
        if (line != null && line.order() < none.order()) {
          remove(use, pair);
        }
      }
    }
  }

  private void complete(TypePair pair) {
    if (nothing.contains(pair)
        || state.uses.stream().anyMatch(use -> explicit.get(use).containsKey(pair))) {
      return;
    }
    TypePair first = new TypePair(pair.first(), pair.first());
    TypePair second = new TypePair(pair.second(), pair.second());
    List<StyleUse> ofFirst = holding(first);
    if (pair.first() == pair.second()
        || ofFirst.isEmpty()
        || !ofFirst.equals(holding(second))
        || !ofFirst.stream().allMatch(use -> MIXABLE.contains(use.name))) {
      throw state
          .uses
          .getFirst()
          .command
          .wrong(
              "no pair_coeff line gives the pair of types "
                  + pair.first()
                  + " and "
                  + pair.second()
                  + " ("
                  + types.element(pair.first())
                  + "-"
                  + types.element(pair.second())
                  + "), and it does not follow by mixing");
    }
    ofFirst.forEach(use -> mixed.get(use).add(pair));
  }

  private List<StyleUse> holding(TypePair pair) {
    return state.uses.stream().filter(use -> explicit.get(use).containsKey(pair)).toList();
  }

  /** The line for a pair, if there is one. */
  Optional<Coefficients> line(StyleUse use, TypePair pair) {
    return Optional.ofNullable(explicit.get(use).get(pair));
  }

  /** Whether a pair follows from its two types. */
  boolean isMixed(StyleUse use, TypePair pair) {
    return mixed.get(use).contains(pair);
  }

  /** Whether a style acts on every pair. */
  boolean isComplete(StyleUse use) {
    return everyPair().stream().allMatch(pair -> line(use, pair).isPresent() || isMixed(use, pair));
  }

  /** All pairs of types. */
  List<TypePair> all() {
    return everyPair();
  }

  TypeMap types() {
    return types;
  }
}
