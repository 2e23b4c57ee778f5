package io.crisol.simulation.building;

import io.crisol.structures.ClosePairs;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;

/** Distances of atoms. */
final class Distances {
  private Distances() {}

  /** The shortest distance of two atoms, images included, Å; infinite where there is one atom. */
  static double shortest(Structure structure) {
    for (double reach = 3; reach < 50; reach *= 2) {
      double least = shortest(structure, reach);
      if (least < reach) {
        return least;
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  private static double shortest(Structure structure, double reach) {
    Neighbors near = Neighbors.of(structure, reach, 0);
    double[] sites = near.positions(structure);
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < structure.size(); i++) {
      for (int entry = near.start(i); entry < near.start(i + 1); entry++) {
        int site = 3 * near.site(entry);
        double square = 0;
        for (int a = 0; a < 3; a++) {
          double d = sites[site + a] - sites[3 * i + a];
          square += d * d;
        }
        least = Math.min(least, square);
      }
    }
    return Math.sqrt(least);
  }

  /** The pair that is nearest for its elements, if one is nearer than this part of its radii. */
  static java.util.Optional<ClosePairs.Pair> closer(Structure structure, double part) {
    return ClosePairs.closest(structure, 3).filter(pair -> pair.relative() < part);
  }
}
