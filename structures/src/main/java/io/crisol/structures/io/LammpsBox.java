package io.crisol.structures.io;

import io.crisol.structures.Cell;

/**
 * A box as LAMMPS knows it, in Å: lower corner and vectors.
 *
 * @param origin double[3]
 * @param vectors double[9], rows
 * @param periodic boolean[3]
 */
record LammpsBox(double[] origin, double[] vectors, boolean[] periodic) {
  /**
   * A box of bounds and tilt.
   *
   * @param bounds double[6]: xlo xhi ylo yhi zlo zhi
   * @param tilt double[3]: xy xz yz
   */
  static LammpsBox of(double[] bounds, double[] tilt, boolean[] periodic, double unit) {
    double[] origin = {bounds[0] * unit, bounds[2] * unit, bounds[4] * unit};
    double[] vectors = {
      (bounds[1] - bounds[0]) * unit, 0, 0,
      tilt[0] * unit, (bounds[3] - bounds[2]) * unit, 0,
      tilt[1] * unit, tilt[2] * unit, (bounds[5] - bounds[4]) * unit
    };
    return new LammpsBox(origin, vectors, periodic);
  }

  /** Bounds of the box itself, of those of the box with sides along x, y, z around it. */
  static double[] insideBounds(double[] around, double[] tilt) {
    double xy = tilt[0];
    double xz = tilt[1];
    double yz = tilt[2];
    return new double[] {
      around[0] - Math.min(0, Math.min(Math.min(xy, xz), xy + xz)),
      around[1] - Math.max(0, Math.max(Math.max(xy, xz), xy + xz)),
      around[2] - Math.min(0, yz),
      around[3] - Math.max(0, yz),
      around[4],
      around[5]
    };
  }

  /** Bounds of the box with sides along x, y, z around one of these bounds. */
  static double[] aroundBounds(double[] inside, double[] tilt) {
    double[] zero = insideBounds(new double[6], tilt);
    double[] around = inside.clone();
    for (int k = 0; k < 6; k++) {
      around[k] -= zero[k];
    }
    return around;
  }

  /** The cell; CELL_SINGULAR where it has no volume. */
  Cell cell() {
    return new Cell(vectors, periodic[0], periodic[1], periodic[2]);
  }

  /** Whether the lower corner stands elsewhere than in the origin. */
  boolean isShifted() {
    return origin[0] != 0 || origin[1] != 0 || origin[2] != 0;
  }

  /** The lower corner as text. */
  String originText() {
    return origin[0] + " " + origin[1] + " " + origin[2];
  }
}
