package io.crisol.simulation.building;

import io.crisol.structures.Setting;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Atoms are taken away.
 *
 * @param element of the atoms
 * @param number how many
 * @param where they are
 * @param atom which one, counted from 0
 * @param each whether one of each kind of place is taken, a structure each
 * @param count structures
 * @param seed of the choice
 */
public record Vacancy(
    @Setting(help = "element of the atoms; without it any") Optional<String> element,
    @Setting(help = "atoms that are taken away at a time", value = "1") int number,
    @Setting(help = "where: any, or top, in the highest layer of a slab", value = "any")
        Where where,
    @Setting(help = "take this atom, counted from 0") OptionalInt atom,
    @Setting(
            help = "one structure for each kind of atom that the symmetry does not make alike",
            value = "false")
        boolean each,
    @Setting(help = "structures to make, each with other atoms", value = "1") int count,
    @Setting(help = "seed of the choice", value = "1") long seed)
    implements Step.Change {
  /** Refuses what cannot be. */
  public Vacancy {
    Bench.require(number >= 1, "number", number, "it is 1 or more");
    Bench.require(count >= 1, "count", count, "it is 1 or more");
    Bench.require(!each || number == 1, "number", number, "each takes one atom at a time");
  }

  @Override
  public List<Structure> of(Structure from, Bench bench) {
    List<int[]> choices = new ArrayList<>();
    if (atom.isPresent()) {
      if (atom.getAsInt() < 0 || atom.getAsInt() >= from.size()) {
        throw Bench.impossible(
            "vacancy:atom=" + atom.getAsInt(),
            "there are " + from.size() + " atoms, counted from 0",
            "give another number");
      }
      choices.add(new int[] {atom.getAsInt()});
    } else {
      AtomChoice choice = new AtomChoice(from, element, where, "vacancy");
      if (each) {
        choices.addAll(choice.classes());
      } else {
        IntStream.range(0, count)
            .forEach(k -> choices.add(choice.random(number, bench.random(seed, k))));
      }
    }
    if (number >= from.size()) {
      throw Bench.impossible("vacancy", "no atom would be left", "take fewer away");
    }
    return choices.stream()
        .map(gone -> AtomList.kept(from, i -> Arrays.stream(gone).noneMatch(j -> j == i)))
        .toList();
  }
}
