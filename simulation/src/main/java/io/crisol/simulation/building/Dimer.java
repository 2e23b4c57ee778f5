package io.crisol.simulation.building;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Setting;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Two atoms at a series of distances: what a potential must know of close atoms.
 *
 * @param pair elements
 * @param from shortest distance, Å
 * @param to longest, Å
 * @param step Å
 * @param box edge of the box, Å; 0 for none
 */
public record Dimer(
    @Setting(help = "two elements such as Cu-Au, or one") String pair,
    @Setting(help = "shortest distance; without it half the sum of covalent radii", unit = "Å")
        OptionalDouble from,
    @Setting(help = "longest distance; without it twice the sum of covalent radii", unit = "Å")
        OptionalDouble to,
    @Setting(help = "from one distance to the next", unit = "Å", value = "0.1 Å") double step,
    @Setting(
            help =
                "edge of the cubic box that repeats; 0 for no box; without it 15 Å, or 10 Å more"
                    + " than the longest distance",
            unit = "Å")
        OptionalDouble box)
    implements Step.Beginning {
  private static final int MOST = 100_000;

  /** Refuses what cannot be. */
  public Dimer {
    Bench.require(
        pair.matches("[A-Z][a-z]?(-[A-Z][a-z]?)?"), "pair", pair, "it is written as Cu-Au or Cu");
    double first = from.orElse(radii(pair) / 2);
    double last = to.orElse(2 * radii(pair));
    Bench.require(first > 0, "from", first, "it is above 0 Å");
    Bench.require(last >= first, "to", last, "it is not below from, " + first + " Å");
    Bench.require(step > 0, "step", step, "it is above 0 Å");
    Bench.require((last - first) / step < MOST, "step", step, "there would be too many distances");
    box.ifPresent(
        edge ->
            Bench.require(
                edge == 0 || edge > 2 * last,
                "box",
                edge,
                "an image would be nearer than the other atom"));
  }

  private static Element[] elements(String pair) {
    String[] words = pair.split("-");
    return new Element[] {Element.of(words[0]), Element.of(words[words.length - 1])};
  }

  private static double radii(String pair) {
    Element[] two = elements(pair);
    return two[0].covalentRadius() + two[1].covalentRadius();
  }

  @Override
  public List<Structure> make(Bench bench) {
    double first = from.orElse(radii(pair) / 2);
    double last = to.orElse(2 * radii(pair));
    double edge = box.orElse(Math.max(15, Math.max(last + 10, 2 * last + 1)));
    Element[] two = elements(pair);
    List<Structure> scan = new ArrayList<>();
    for (int k = 0; first + k * step <= last + 1e-9; k++) {
      double half = (first + k * step) / 2;
      double middle = edge / 2;
      scan.add(
          new AtomList()
              .add(two[0], middle - half, middle, middle)
              .add(two[1], middle + half, middle, middle)
              .in(edge == 0 ? Cell.OPEN : Cell.box(edge, edge, edge)));
    }
    return scan;
  }
}
