package io.crisol.simulation.search;

import io.crisol.structures.RandomStream;

/** Rotations, double[9] row-major, and their application. */
final class Turns {
  private Turns() {}

  /**
   * A random rotation, uniform: the quaternion of four normal deviates (Shoemake, Graphics Gems
   * III, 124 (1992)).
   */
  static double[] random(RandomStream random) {
    double[] q = new double[4];
    double norm = 0;
    for (int k = 0; k < 4; k++) {
      q[k] = random.nextGaussian();
      norm += q[k] * q[k];
    }
    for (int k = 0; k < 4; k++) {
      q[k] /= Math.sqrt(norm);
    }
    return matrix(q);
  }

  /** About z, by an angle in radians. */
  static double[] aboutZ(double angle) {
    double c = StrictMath.cos(angle);
    double s = StrictMath.sin(angle);
    return new double[] {c, -s, 0, s, c, 0, 0, 0, 1};
  }

  private static double[] matrix(double[] q) {
    double w = q[0];
    double x = q[1];
    double y = q[2];
    double z = q[3];
    return new double[] {
      1 - 2 * (y * y + z * z),
      2 * (x * y - w * z),
      2 * (x * z + w * y),
      2 * (x * y + w * z),
      1 - 2 * (x * x + z * z),
      2 * (y * z - w * x),
      2 * (x * z - w * y),
      2 * (y * z + w * x),
      1 - 2 * (x * x + y * y)
    };
  }

  /** Turns a place, double[3], itself. */
  static void apply(double[] m, double[] place) {
    double x = place[0];
    double y = place[1];
    double z = place[2];
    for (int a = 0; a < 3; a++) {
      place[a] = m[3 * a] * x + m[3 * a + 1] * y + m[3 * a + 2] * z;
    }
  }

  /** A direction, uniform, double[3]. */
  static double[] direction(RandomStream random) {
    double[] v = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
    double norm = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    return new double[] {v[0] / norm, v[1] / norm, v[2] / norm};
  }
}
