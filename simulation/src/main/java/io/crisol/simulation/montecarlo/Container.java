package io.crisol.simulation.montecarlo;

import io.crisol.structures.Structure;

/**
 * A hard sphere that keeps the vapour of a cluster together (J. K. Lee, J. A. Barker, F. F.
 * Abraham, J. Chem. Phys. 58, 3166 (1973), doi:10.1063/1.1679638).
 *
 * @param centre double[3], Å
 * @param radius Å
 */
record Container(double[] centre, double radius) {
  /** A sphere around the centre of a structure. */
  static Container around(Structure structure, double radius) {
    double[] centre = new double[3];
    for (int k = 0; k < 3 * structure.size(); k++) {
      centre[k % 3] += structure.coordinate(k) / structure.size();
    }
    return new Container(centre, radius);
  }

  boolean holds(double x, double y, double z) {
    double dx = x - centre[0];
    double dy = y - centre[1];
    double dz = z - centre[2];
    return dx * dx + dy * dy + dz * dz <= radius * radius;
  }
}
