package io.crisol.simulation.search;

import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;

/** How atoms hang together. */
final class Pieces {
  private Pieces() {}

  /** The shortest distance between atoms, in parts of their bond length; infinite for one atom. */
  static double closest(Structure structure, BondLengths bonds) {
    double[] closest = {Double.POSITIVE_INFINITY};
    pairs(structure, bonds, 1, (_, _, part) -> closest[0] = Math.min(closest[0], part));
    return closest[0];
  }

  /** Whether all atoms hang together by distances up to this part of their bond lengths. */
  static boolean isWhole(Structure structure, BondLengths bonds, double reach) {
    int[] piece = new int[structure.size()];
    for (int i = 0; i < piece.length; i++) {
      piece[i] = i;
    }
    int[] pieces = {piece.length};
    pairs(
        structure,
        bonds,
        reach,
        (i, j, _) -> {
          int a = root(piece, i);
          int b = root(piece, j);
          if (a != b) {
            piece[Math.max(a, b)] = Math.min(a, b);
            pieces[0]--;
          }
        });
    return pieces[0] <= 1;
  }

  private static int root(int[] piece, int i) {
    int at = i;
    while (piece[at] != at) {
      at = piece[at];
    }
    return at;
  }

  private interface PairUse {
    void take(int i, int j, double part);
  }

  private static void pairs(Structure structure, BondLengths bonds, double reach, PairUse use) {
    double longest = 0;
    for (var a : structure.elementSet()) {
      for (var b : structure.elementSet()) {
        longest = Math.max(longest, bonds.of(a, b));
      }
    }
    Neighbors neighbors = Neighbors.of(structure, reach * longest, 0);
    double[] sites = neighbors.positions(structure);
    for (int i = 0; i < structure.size(); i++) {
      for (int k = neighbors.start(i); k < neighbors.start(i + 1); k++) {
        int j = neighbors.atom(k);
        double length = bonds.of(structure.element(i), structure.element(j));
        double part = distance(sites, i, neighbors.site(k)) / length;
        if (part <= reach) {
          use.take(i, j, part);
        }
      }
    }
  }

  private static double distance(double[] sites, int i, int j) {
    double x = sites[3 * j] - sites[3 * i];
    double y = sites[3 * j + 1] - sites[3 * i + 1];
    double z = sites[3 * j + 2] - sites[3 * i + 2];
    return Math.sqrt(x * x + y * y + z * z);
  }
}
