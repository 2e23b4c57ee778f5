package io.crisol.simulation.building;

import io.crisol.structures.Element;
import io.crisol.structures.Setting;
import io.crisol.structures.Structure;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Atoms of one element become atoms of another.
 *
 * @param element whose atoms are replaced
 * @param by what they become
 * @param number how many
 * @param fraction which part of them, instead of a number
 * @param where they are
 * @param each whether one of each kind of place is replaced, a structure each
 * @param count structures
 * @param seed of the choice
 */
public record Substitution(
    @Setting(help = "element whose atoms are replaced") String element,
    @Setting(help = "element that they become") String by,
    @Setting(help = "atoms to replace; 1 where neither it nor fraction is given")
        OptionalInt number,
    @Setting(help = "part of the atoms to replace, rounded to whole atoms") OptionalDouble fraction,
    @Setting(help = "where: any, or top, in the highest layer of a slab", value = "any")
        Where where,
    @Setting(
            help = "one structure for each kind of atom that the symmetry does not make alike",
            value = "false")
        boolean each,
    @Setting(help = "structures to make, each with other atoms", value = "1") int count,
    @Setting(help = "seed of the choice", value = "1") long seed)
    implements Step.Change {
  /** Refuses what cannot be. */
  public Substitution {
    Element.of(element);
    Element.of(by);
    Bench.require(count >= 1, "count", count, "it is 1 or more");
    number.ifPresent(n -> Bench.require(n >= 1, "number", n, "it is 1 or more"));
    fraction.ifPresent(
        f -> Bench.require(f > 0 && f <= 1, "fraction", f, "it lies between 0 and 1"));
    Bench.require(
        number.isEmpty() || fraction.isEmpty(),
        "fraction",
        fraction.orElse(0),
        "a number is given too");
  }

  @Override
  public List<Structure> of(Structure from, Bench bench) {
    AtomChoice choice = new AtomChoice(from, Optional.of(element), where, "substitute");
    int atoms =
        fraction.isPresent()
            ? (int) Math.round(fraction.getAsDouble() * choice.size())
            : number.orElse(1);
    if (atoms == 0) {
      throw Bench.impossible(
          "substitute:" + element,
          fraction.orElse(0) + " of " + choice.size() + " atoms is less than half an atom",
          "give a larger fraction, or make the structure larger first");
    }
    List<int[]> choices =
        each
            ? choice.classes()
            : IntStream.range(0, count)
                .mapToObj(k -> choice.random(atoms, bench.random(seed, k)))
                .toList();
    if (from.charges().isPresent()) {
      bench.note("charges are left out: the new atoms have none");
    }
    return choices.stream().map(chosen -> replaced(from, chosen)).toList();
  }

  private Structure replaced(Structure from, int[] chosen) {
    Element[] elements = from.elements();
    for (int i : chosen) {
      elements[i] = Element.of(by);
    }
    return new Structure(from.cell(), elements, from.positions());
  }
}
