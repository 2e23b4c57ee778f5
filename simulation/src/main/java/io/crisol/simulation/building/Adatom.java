package io.crisol.simulation.building;

import io.crisol.structures.Element;
import io.crisol.structures.Setting;
import io.crisol.structures.Structure;
import java.util.List;
import java.util.OptionalDouble;

/**
 * An atom on a slab, as high as it touches the atoms below.
 *
 * @param element of the atom
 * @param site where
 * @param distance to the atoms it touches, Å
 * @param x fractional coordinate along the first cell vector
 * @param y along the second
 */
public record Adatom(
    @Setting(help = "element of the atom") String element,
    @Setting(
            help = "hollow: where it sinks deepest; bridge: between two atoms; top: above one",
            value = "hollow")
        Site site,
    @Setting(
            help =
                "distance to the atoms it touches; without it the shortest in the slab for an"
                    + " element of the slab, the sum of covalent radii for another",
            unit = "Å")
        OptionalDouble distance,
    @Setting(help = "fractional coordinate along the first cell vector, instead of a site")
        OptionalDouble x,
    @Setting(help = "fractional coordinate along the second") OptionalDouble y)
    implements Step.Change {
  /** Where an atom is put. */
  public enum Site {
    /** Where it sinks deepest. */
    HOLLOW,
    /** Between two atoms. */
    BRIDGE,
    /** Above an atom. */
    TOP
  }

  /** Refuses what cannot be. */
  public Adatom {
    Element.of(element);
    distance.ifPresent(d -> Bench.require(d > 0, "distance", d, "it is above 0 Å"));
    Bench.require(
        x.isPresent() == y.isPresent(),
        "y",
        y.isPresent() ? y.getAsDouble() : "absent",
        "x and y are given together");
  }

  @Override
  public List<Structure> of(Structure from, Bench bench) {
    Element added = Element.of(element);
    Contact contact = new Contact(from, touching(from, added));
    double[] spot =
        x.isPresent()
            ? contact.above(contact.inPlane(x.getAsDouble(), y.getAsDouble()))
            : switch (site) {
              case HOLLOW -> contact.lowest();
              case BRIDGE -> contact.bridge();
              case TOP -> contact.top();
            };
    if (from.charges().isPresent()) {
      bench.note("charges are left out: the new atom has none");
    }
    return List.of(AtomList.with(from, added, spot));
  }

  private double[] touching(Structure slab, Element added) {
    boolean own = slab.elementSet().contains(added);
    double shortest = own ? Distances.shortest(slab) : 0;
    double[] distances = new double[slab.size()];
    for (int i = 0; i < distances.length; i++) {
      double radii = added.covalentRadius() + slab.element(i).covalentRadius();
      distances[i] = distance.orElse(own ? shortest : radii);
    }
    return distances;
  }
}
