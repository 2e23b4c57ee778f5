package io.crisol.simulation.building;

import io.crisol.structures.Element;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.structures.symmetry.Symmetry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which atoms of a structure a step works on. */
final class AtomChoice {
  /** Å; atoms of a crystal that symmetry makes alike. */
  static final double TOLERANCE = 1e-3;

  private final Structure structure;
  private final int[] candidates;
  private final String step;

  /**
   * Atoms to choose from.
   *
   * @throws io.crisol.structures.ProblemException RECIPE_IMPOSSIBLE where there are none
   */
  AtomChoice(Structure structure, Optional<String> element, Where where, String step) {
    this.structure = structure;
    this.step = step;
    IntStream atoms =
        where == Where.TOP
            ? Arrays.stream(new SlabView(structure, step).layers().getFirst())
            : IntStream.range(0, structure.size());
    Optional<Element> wanted = element.map(Element::of);
    candidates =
        atoms.filter(i -> wanted.isEmpty() || structure.element(i) == wanted.get()).toArray();
    if (candidates.length == 0) {
      throw Bench.impossible(
          step,
          "there is no " + element.orElse("atom") + " in " + structure.formula(),
          "name an element of the structure");
    }
  }

  int size() {
    return candidates.length;
  }

  /** Some of them at random, without one twice. */
  int[] random(int number, RandomStream random) {
    if (number > candidates.length) {
      throw Bench.impossible(
          step,
          number + " atoms are asked for and there are " + candidates.length,
          "ask for fewer, or make the structure larger first");
    }
    int[] order = candidates.clone();
    random.shuffle(order);
    return Arrays.copyOf(order, number);
  }

  /** The first of each class that symmetry makes alike. */
  List<int[]> classes() {
    int[] classes = classes(structure);
    List<int[]> firsts = new ArrayList<>();
    boolean[] seen = new boolean[structure.size()];
    for (int i : candidates) {
      if (!seen[classes[i]]) {
        seen[classes[i]] = true;
        firsts.add(new int[] {i});
      }
    }
    return firsts;
  }

  /** Number of the class of each atom, int[N]; every atom its own where there is no crystal. */
  static int[] classes(Structure structure) {
    if (!structure.cell().isBulk()) {
      return IntStream.range(0, structure.size()).toArray();
    }
    PrimitiveCell.Reduced reduced = PrimitiveCell.reduce(structure, TOLERANCE);
    Structure small = reduced.structure();
    int[] orbits = Symmetry.orbits(Symmetry.of(small, TOLERANCE), small.size());
    return Arrays.stream(reduced.atoms()).map(i -> orbits[i]).toArray();
  }
}
