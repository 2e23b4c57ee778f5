package io.crisol.simulation.defects;

import io.crisol.structures.Cell;
import io.crisol.structures.Structure;

/**
 * A crystal repeated.
 *
 * @param copies along the cell vectors, int[3]
 * @param structure all of it
 */
record Supercell(int[] copies, Structure structure) {
  /** Share of the copies along each vector that the smaller supercell of a pair has. */
  private static final double SMALLER = 0.7;

  static Supercell of(Structure crystal, int... copies) {
    return new Supercell(copies, crystal.replicate(copies[0], copies[1], copies[2]));
  }

  /** The fewest copies, about as long in all directions, in which no image is nearer than this. */
  static int[] copies(Cell cell, double length) {
    int[] copies = new int[3];
    for (int a = 0; a < 3; a++) {
      copies[a] = (int) Math.max(1, Math.ceil(length / norm(cell, unit(a)) - 1e-6));
    }
    while (shortest(cell, copies) < length - 1e-6) {
      int lowest = 0;
      for (int a = 1; a < 3; a++) {
        lowest = copies[a] * cell.height(a) < copies[lowest] * cell.height(lowest) ? a : lowest;
      }
      copies[lowest]++;
    }
    return copies;
  }

  private static int[] unit(int a) {
    int[] v = new int[3];
    v[a] = 1;
    return v;
  }

  /**
   * Copies of a smaller supercell, fewer along at least one vector; the same where there is none.
   */
  static int[] fewer(int... copies) {
    int[] fewer = new int[3];
    for (int a = 0; a < 3; a++) {
      fewer[a] = (int) Math.max(1, Math.rint(SMALLER * copies[a]));
    }
    return fewer;
  }

  int times() {
    return copies[0] * copies[1] * copies[2];
  }

  /** Distance of the nearest image, Å. */
  double shortest(Cell unit) {
    return shortest(unit, copies);
  }

  private static double shortest(Cell cell, int... copies) {
    double shortest = Double.POSITIVE_INFINITY;
    for (int code = 0; code < 125; code++) {
      int[] v = {code / 25 - 2, code / 5 % 5 - 2, code % 5 - 2};
      if (code != 62) {
        int[] repeat = {v[0] * copies[0], v[1] * copies[1], v[2] * copies[2]};
        shortest = Math.min(shortest, norm(cell, repeat));
      }
    }
    return shortest;
  }

  private static double norm(Cell cell, int... v) {
    double sum = 0;
    for (int x = 0; x < 3; x++) {
      double d = v[0] * cell.vector(0, x) + v[1] * cell.vector(1, x) + v[2] * cell.vector(2, x);
      sum += d * d;
    }
    return Math.sqrt(sum);
  }
}
