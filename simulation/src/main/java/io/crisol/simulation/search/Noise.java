package io.crisol.simulation.search;

import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;

/**
 * A little disorder. A symmetric structure keeps its symmetry on its way down and may end on a
 * saddle; shaken, it goes on to a minimum.
 */
final class Noise {
  /** Of a strain, relative to the displacements in bond lengths. */
  private static final double STRAIN = 0.3;

  private Noise() {}

  /**
   * Moves every atom, and the cell of a crystal.
   *
   * @param size of a displacement, Å
   * @param bond length, Å
   */
  static Structure shaken(Structure structure, double size, double bond, RandomStream random) {
    double[] positions = structure.positions();
    for (int k = 0; k < positions.length; k++) {
      positions[k] += size * random.nextGaussian();
    }
    Structure moved = structure.withPositions(positions);
    if (!structure.cell().isBulk()) {
      return moved;
    }
    double[] strain = new double[9];
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b <= a; b++) {
        double value = STRAIN * size / bond * random.nextGaussian();
        strain[3 * a + b] = value;
        strain[3 * b + a] = value;
      }
    }
    return moved.strained(strain);
  }
}
