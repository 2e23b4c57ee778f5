package io.crisol.learning;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The neighbourhood of an atom in a structure that is too large for the reference, in a periodic
 * box with the atom in its middle. Where atoms at opposite faces come too close, the one farther
 * from the middle is left out; the lengths of the box are those, within a tenth of the wanted one,
 * at which the density is nearest to that of the structure, so that a crystal fits to itself.
 * Environments within half a length less the cutoff are those of the structure; the others are new
 * ones of the same kind.
 *
 * <p>Idea: Podryabinkin, Garifullin, Shapeev, Novikov, J. Chem. Phys. 159, 084112 (2023),
 * doi:10.1063/5.0155887.
 */
final class NeighbourhoodBox {
  /** Atoms nearer than this share of the shortest distance in the structure are too close. */
  private static final double SHARE = 0.95;

  /** Lengths that are tried for each axis, from 0.9 to 1.1 of the wanted one. */
  private static final int TRIALS = 21;

  private static final double RANGE = 0.1;

  private final Structure structure;
  private final double closest;
  private final double density;

  /** Places relative to the atom in the middle, the nearest first. */
  private final List<double[]> places = new ArrayList<>();

  private final List<Element> elements = new ArrayList<>();

  private NeighbourhoodBox(Structure structure, int atom, double reach) {
    this.structure = structure;
    density = structure.size() / structure.cell().volume();
    Neighbors neighbors = Neighbors.of(structure, reach, 0);
    double[] sites = neighbors.positions(structure);
    closest = SHARE * shortest(neighbors, sites);
    List<double[]> rows = new ArrayList<>();
    rows.add(new double[] {0, 0, 0, atom});
    for (int entry = neighbors.start(atom); entry < neighbors.start(atom + 1); entry++) {
      double[] row = vector(sites, atom, neighbors.site(entry));
      rows.add(new double[] {row[0], row[1], row[2], neighbors.atom(entry)});
    }
    rows.sort(Comparator.comparingDouble(NeighbourhoodBox::squared));
    for (double[] row : rows) {
      places.add(row);
      elements.add(structure.element((int) row[3]));
    }
  }

  /**
   * Cuts.
   *
   * @param atom the one in the middle, which becomes the first
   * @param edge length wanted, Å
   */
  static Structure around(Structure structure, int atom, double edge) {
    double reach = (1 + RANGE) * edge * Math.sqrt(3) / 2;
    NeighbourhoodBox box = new NeighbourhoodBox(structure, atom, reach);
    double[] edges = {edge, edge, edge};
    for (int axis = -1; axis < 3; axis++) {
      edges = box.improved(edges, axis, edge);
    }
    return box.structure(edges);
  }

  private static double[] vector(double[] sites, int from, int to) {
    return new double[] {
      sites[3 * to] - sites[3 * from],
      sites[3 * to + 1] - sites[3 * from + 1],
      sites[3 * to + 2] - sites[3 * from + 2]
    };
  }

  private static double squared(double[] v) {
    return v[0] * v[0] + v[1] * v[1] + v[2] * v[2];
  }

  /** Shortest distance between atoms, Å. */
  private static double shortest(Neighbors neighbors, double[] sites) {
    double shortest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < neighbors.size(); i++) {
      for (int entry = neighbors.start(i); entry < neighbors.start(i + 1); entry++) {
        shortest = Math.min(shortest, squared(vector(sites, i, neighbors.site(entry))));
      }
    }
    return Math.sqrt(shortest);
  }

  /** Shortest distance between atoms of a structure, or their images, Å. */
  static double shortest(Structure structure) {
    double shortest = Double.POSITIVE_INFINITY;
    for (double reach = 3; Double.isInfinite(shortest); reach *= 1.5) {
      Neighbors neighbors = Neighbors.of(structure, reach, 0);
      shortest = shortest(neighbors, neighbors.positions(structure));
    }
    return shortest;
  }

  /** The best lengths when that of one axis is varied, or (−1) those of all together. */
  private double[] improved(double[] edges, int axis, double wanted) {
    double[] best = edges;
    double least = misfit(edges);
    for (int trial = 0; trial < TRIALS; trial++) {
      double[] other = edges.clone();
      double length = wanted * (1 - RANGE + 2 * RANGE * trial / (TRIALS - 1));
      for (int k = 0; k < 3; k++) {
        other[k] = axis < 0 || axis == k ? length : other[k];
      }
      double misfit = misfit(other);
      if (misfit < least) {
        least = misfit;
        best = other;
      }
    }
    return best;
  }

  private double misfit(double[] edges) {
    return Math.abs(kept(edges).size() / (edges[0] * edges[1] * edges[2]) / density - 1);
  }

  private List<Integer> kept(double[] edges) {
    List<Integer> kept = new ArrayList<>();
    for (int k = 0; k < places.size(); k++) {
      double[] place = places.get(k);
      boolean inside = true;
      for (int axis = 0; axis < 3; axis++) {
        inside &= place[axis] >= -edges[axis] / 2 && place[axis] < edges[axis] / 2;
      }
      if (inside && kept.stream().noneMatch(m -> isClose(place, places.get(m), edges))) {
        kept.add(k);
      }
    }
    return kept;
  }

  /** Whether two atoms of the box are too close, through its faces or in it. */
  private boolean isClose(double[] a, double[] b, double[] edges) {
    double sum = 0;
    for (int axis = 0; axis < 3; axis++) {
      double d = a[axis] - b[axis];
      d -= edges[axis] * Math.rint(d / edges[axis]);
      sum += d * d;
    }
    return sum < closest * closest;
  }

  private Structure structure(double[] edges) {
    List<Integer> kept = kept(edges);
    double[] positions = new double[3 * kept.size()];
    for (int k = 0; k < kept.size(); k++) {
      for (int axis = 0; axis < 3; axis++) {
        positions[3 * k + axis] = places.get(kept.get(k))[axis] + edges[axis] / 2;
      }
    }
    Structure cut =
        new Structure(
            Cell.box(edges[0], edges[1], edges[2]),
            kept.stream().map(elements::get).toArray(Element[]::new),
            positions);
    return structure.charges().isPresent() ? cut.withCharges(charges(kept)) : cut;
  }

  private double[] charges(List<Integer> kept) {
    double[] given = structure.charges().orElseThrow();
    return kept.stream().mapToDouble(k -> given[(int) places.get(k)[3]]).toArray();
  }
}
