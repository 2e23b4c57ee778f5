package io.crisol.simulation.building;

import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.List;

/** Finds the atom of a crystal, or an image of one, that stands on a given spot. */
final class SiteFinder {
  /** Edge of a bin, Å. */
  private static final double EDGE = 2;

  private static final int MOST = 64;

  private final Structure structure;
  private final double tolerance;
  private final int[] bins = new int[3];
  private final List<List<Integer>> contents = new ArrayList<>();

  /** For a structure that repeats in all directions; tolerance in Å. */
  SiteFinder(Structure structure, double tolerance) {
    this.structure = structure;
    this.tolerance = tolerance;
    for (int a = 0; a < 3; a++) {
      bins[a] = (int) Math.clamp(structure.cell().height(a) / EDGE, 1, MOST);
    }
    for (int k = 0; k < bins[0] * bins[1] * bins[2]; k++) {
      contents.add(new ArrayList<>());
    }
    for (int i = 0; i < structure.size(); i++) {
      int[] at = bin(AtomList.at(structure, i));
      contents.get(index(at[0], at[1], at[2])).add(i);
    }
  }

  private int[] bin(double[] r) {
    int[] at = new int[3];
    for (int a = 0; a < 3; a++) {
      double f = structure.cell().fractional(a, r[0], r[1], r[2]);
      at[a] = (int) Math.min(bins[a] - 1.0, Math.floor((f - Math.floor(f)) * bins[a]));
    }
    return at;
  }

  private int index(int a, int b, int c) {
    return (Math.floorMod(a, bins[0]) * bins[1] + Math.floorMod(b, bins[1])) * bins[2]
        + Math.floorMod(c, bins[2]);
  }

  /** The atom at a spot, double[3], Å; −1 where there is none. */
  int find(double[] r) {
    int[] at = bin(r);
    for (int k = 0; k < 27; k++) {
      int index = index(at[0] + k / 9 - 1, at[1] + k / 3 % 3 - 1, at[2] + k % 3 - 1);
      for (int i : contents.get(index)) {
        if (squared(structure, AtomList.at(structure, i), r) <= tolerance * tolerance) {
          return i;
        }
      }
    }
    return -1;
  }

  /** Square of the distance of two points by the nearest image along the cell vectors, Å². */
  static double squared(Structure structure, double[] from, double[] to) {
    double[] d = {to[0] - from[0], to[1] - from[1], to[2] - from[2]};
    double[] folded = d.clone();
    for (int a = 0; a < 3; a++) {
      if (structure.cell().isPeriodic(a)) {
        double n = Math.rint(structure.cell().fractional(a, d[0], d[1], d[2]));
        for (int x = 0; x < 3; x++) {
          folded[x] -= n * structure.cell().vector(a, x);
        }
      }
    }
    return folded[0] * folded[0] + folded[1] * folded[1] + folded[2] * folded[2];
  }
}
