package io.crisol.simulation.building;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Setting;
import io.crisol.structures.Structure;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Atoms at random places in a cube, none nearer to another than it may be: random points, from
 * which pairs that are too close are moved apart until there are none.
 *
 * @param formula all atoms
 * @param density g/cm³
 * @param volume per atom, Å³
 * @param distance least distance of all pairs, Å
 * @param closeness least distance as a part of the sum of covalent radii
 * @param count structures
 * @param seed of the places
 */
public record RandomPacking(
    @Setting(help = "all atoms, such as Cu32Zr32") String formula,
    @Setting(help = "density in g/cm³") OptionalDouble density,
    @Setting(help = "volume per atom in Å³, instead of a density") OptionalDouble volume,
    @Setting(help = "least distance of any two atoms, instead of closeness", unit = "Å")
        OptionalDouble distance,
    @Setting(
            help = "least distance of two atoms as a part of the sum of their covalent radii",
            value = "0.8")
        double closeness,
    @Setting(help = "structures to make", value = "1") int count,
    @Setting(help = "seed of the random numbers", value = "1") long seed)
    implements Step.Beginning {
  /** amu/Å³ in one g/cm³. */
  private static final double GRAM = 0.602214076;

  /** Random packings of equal balls fill no more than this part of space. */
  private static final double CLOSEST = 0.64;

  private static final int SWEEPS = 4000;

  /** How far beyond the least distance pairs are moved, and how much of the way at a time. */
  private static final double MARGIN = 1.002;

  private static final double STRIDE = 0.55;

  /** Refuses what cannot be. */
  public RandomPacking {
    Formula.of(formula);
    Bench.require(
        density.isPresent() != volume.isPresent(),
        "density",
        density.isPresent() ? density.getAsDouble() : "absent",
        "either a density or a volume per atom is needed");
    density.ifPresent(d -> Bench.require(d > 0, "density", d, "it is above 0 g/cm³"));
    volume.ifPresent(v -> Bench.require(v > 0, "volume", v, "it is above 0 Å³"));
    distance.ifPresent(d -> Bench.require(d > 0, "distance", d, "it is above 0 Å"));
    Bench.require(closeness > 0, "closeness", closeness, "it is above 0");
    Bench.require(count >= 1, "count", count, "it is 1 or more");
  }

  @Override
  public List<Structure> make(Bench bench) {
    Element[] elements = elements();
    double mass = 0;
    for (Element element : elements) {
      mass += element.mass();
    }
    double space =
        density.isPresent()
            ? mass / (GRAM * density.getAsDouble())
            : volume.orElseThrow() * elements.length;
    requireRoom(elements, space);
    double edge = Math.cbrt(space);
    return IntStream.range(0, count)
        .mapToObj(k -> packed(elements, edge, bench.random(seed, k)))
        .toList();
  }

  private Element[] elements() {
    Map<Element, Integer> counts = Formula.of(formula);
    long all = counts.values().stream().mapToLong(n -> n).sum();
    Bench.require(all <= 1_000_000, "formula", formula, "it has more than a million atoms");
    return counts.entrySet().stream()
        .flatMap(entry -> IntStream.range(0, entry.getValue()).mapToObj(_ -> entry.getKey()))
        .toArray(Element[]::new);
  }

  private double least(Element a, Element b) {
    return distance.orElse(closeness * (a.covalentRadius() + b.covalentRadius()));
  }

  /** Refuses what no packing can reach. */
  private void requireRoom(Element[] elements, double space) {
    double filled = 0;
    for (Element element : elements) {
      double d = least(element, element);
      filled += Math.PI / 6 * d * d * d;
    }
    if (filled > CLOSEST * space) {
      throw dense(filled / space);
    }
  }

  private RuntimeException dense(double part) {
    return Bench.impossible(
        "random:" + formula,
        String.format(
            Locale.ROOT,
            "balls of the least distance fill %.0f %% of the space, and random packings reach 64 %%"
                + " at the most",
            100 * part),
        "give a lower density, or let atoms be nearer with closeness=0.7 or distance=2.0");
  }

  private Structure packed(Element[] elements, double edge, RandomStream random) {
    double[] positions = new double[3 * elements.length];
    for (int k = 0; k < positions.length; k++) {
      positions[k] = edge * random.nextDouble();
    }
    double longest = 0;
    for (Element a : Formula.of(formula).keySet()) {
      longest = Math.max(longest, least(a, a));
    }
    Structure at = new Structure(Cell.box(edge, edge, edge), elements, positions);
    Neighbors near = Neighbors.of(at, MARGIN * longest, 0.3 * longest);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      near = near.update(at);
      if (!spread(at, near, positions)) {
        return at;
      }
      at = at.withPositions(positions);
    }
    throw Bench.impossible(
        "random:" + formula,
        "after " + SWEEPS + " rounds some atoms are still too close",
        "give a lower density, or let atoms be nearer with closeness=0.7 or distance=2.0");
  }

  /** Moves pairs apart that are too close; false where there are none. */
  private boolean spread(Structure at, Neighbors near, double[] positions) {
    double[] sites = near.positions(at);
    boolean close = false;
    for (int i = 0; i < at.size(); i++) {
      for (int entry = near.start(i); entry < near.start(i + 1); entry++) {
        int site = 3 * near.site(entry);
        double[] d = {
          sites[site] - sites[3 * i],
          sites[site + 1] - sites[3 * i + 1],
          sites[site + 2] - sites[3 * i + 2]
        };
        double r = Math.sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
        double least = least(at.element(i), at.element(near.atom(entry)));
        if (r < least) {
          close = true;
          // Each of the two sees the pair, and goes its half of the way.
          double way = STRIDE * (MARGIN * least - r) / 2 / Math.max(r, 1e-3);
          for (int x = 0; x < 3; x++) {
            positions[3 * i + x] -= way * d[x];
          }
        }
      }
    }
    return close;
  }
}
