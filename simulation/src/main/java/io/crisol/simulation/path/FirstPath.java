package io.crisol.simulation.path;

import io.crisol.potentials.Quantities;
import io.crisol.simulation.BandResult;
import io.crisol.simulation.EnergyEngine;
import io.crisol.simulation.relax.CellCoordinates;
import io.crisol.simulation.relax.CellFreedom;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The path that a search begins with. */
final class FirstPath {
  private FirstPath() {}

  /** Images from one end to the other, both included. */
  static List<Structure> of(PathEnds ends, NebOptions options) {
    List<Structure> straight = straight(ends, options);
    return options.interpolation() == NebOptions.Interpolation.STRAIGHT
        ? straight
        : apart(ends, straight);
  }

  private static List<Structure> straight(PathEnds ends, NebOptions options) {
    CellCoordinates coordinates =
        new CellCoordinates(
            ends.start(), options.variableCell() ? CellFreedom.FREE : CellFreedom.FIXED, 0);
    double[] from = coordinates.of(ends.start());
    double[] way = BandGeometry.difference(coordinates.of(ends.end()), from);
    List<Structure> images = new ArrayList<>();
    for (int k = 0; k <= options.images() + 1; k++) {
      double[] q = from.clone();
      for (int m = 0; m < q.length; m++) {
        q[m] += way[m] * k / (options.images() + 1);
      }
      images.add(coordinates.structure(q));
    }
    return images;
  }

  /** A short search with distances in place of energies; cells stay those of the straight path. */
  private static List<Structure> apart(PathEnds ends, List<Structure> straight) {
    List<EnergyEngine> engines = new ArrayList<>();
    for (int k = 0; k < straight.size(); k++) {
      Structure image = straight.get(k);
      double share = (double) k / (straight.size() - 1);
      engines.add(inCell(new PairDistances(ends.start(), ends.end(), share, image), image));
    }
    List<Structure> fixed =
        straight.stream().map(s -> straight.getFirst().withPositions(s.positions())).toList();
    BandResult result =
        new ElasticBand(engines.iterator()::next, band(straight.size() - 2))
            .run(fixed, Quantities.FORCES, _ -> true);
    List<Structure> images = new ArrayList<>();
    for (int k = 0; k < straight.size(); k++) {
      images.add(straight.get(k).withPositions(result.images().get(k).positions()));
    }
    return images;
  }

  private static BandOptions band(int images) {
    return Settings.of(BandOptions.class)
        .build(
            Map.of(
                "images",
                images,
                "spring",
                0.1,
                "force_tolerance",
                0.01,
                "max_steps",
                100,
                "climb",
                false,
                "relax_ends",
                false));
  }

  /** Distances in the cell of one image, whatever cell the band thinks it has. */
  private static EnergyEngine inCell(PairDistances engine, Structure image) {
    return (structure, wanted) ->
        engine.evaluate(image.withPositions(structure.positions()), wanted);
  }
}
