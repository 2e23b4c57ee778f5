package io.crisol.simulation.building;

import io.crisol.structures.Element;
import io.crisol.structures.Setting;
import io.crisol.structures.Structure;
import java.util.List;

/**
 * An atom in an empty place of a crystal.
 *
 * @param element of the atom
 * @param site kind of place
 * @param each whether there is a structure for each place of that kind
 */
public record Interstitial(
    @Setting(help = "element of the atom") String element,
    @Setting(help = "largest: the widest place; or of a kind", value = "largest") Site site,
    @Setting(
            help = "one structure for each place that the symmetry does not make alike",
            value = "false")
        boolean each)
    implements Step.Change {
  /** Kinds of places. */
  public enum Site {
    /** Any, the widest first. */
    LARGEST,
    /** Between four atoms. */
    TETRAHEDRAL,
    /** Between six. */
    OCTAHEDRAL
  }

  /** Refuses what is no element. */
  public Interstitial {
    Element.of(element);
  }

  @Override
  public List<Structure> of(Structure from, Bench bench) {
    if (!from.cell().isBulk()) {
      throw Bench.impossible(
          "interstitial:" + element,
          "the cell does not repeat in all directions",
          "give a crystal; adatom puts an atom on a slab");
    }
    List<Voids.Site> sites =
        Voids.of(PrimitiveCell.reduce(from, AtomChoice.TOLERANCE).structure()).stream()
            .filter(place -> fits(place.kind()))
            .toList();
    if (sites.isEmpty()) {
      throw Bench.impossible(
          "interstitial:" + element,
          "there is no such place in " + from.formula(),
          "take the largest place: leave out site");
    }
    if (from.charges().isPresent()) {
      bench.note("charges are left out: the new atom has none");
    }
    List<Voids.Site> taken = each ? sites : sites.subList(0, 1);
    return taken.stream()
        .map(place -> AtomList.with(from, Element.of(element), place.position()))
        .toList();
  }

  private boolean fits(Voids.Kind kind) {
    return switch (site) {
      case LARGEST -> true;
      case TETRAHEDRAL -> kind == Voids.Kind.TETRAHEDRAL;
      case OCTAHEDRAL -> kind == Voids.Kind.OCTAHEDRAL;
    };
  }
}
