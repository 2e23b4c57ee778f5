package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Problem;

/** Cell vectors of lengths and angles, and back. */
final class CifCell {
  private CifCell() {}

  /**
   * Vectors with the first along x and the second in the xy plane.
   *
   * @param lengths double[3], Å
   * @param angles double[3], α β γ, degrees
   * @throws io.crisol.structures.ProblemException CELL_SINGULAR
   */
  static Cell of(double[] lengths, double[] angles) {
    double ca = cosine(angles[0]);
    double cb = cosine(angles[1]);
    double cg = cosine(angles[2]);
    double sg = Math.sqrt(1 - cg * cg);
    double cy = (ca - cb * cg) / sg;
    double cz = Math.sqrt(1 - cb * cb - cy * cy);
    boolean possible = cz > 0 && sg > 0;
    for (int k = 0; k < 3; k++) {
      possible &= lengths[k] > 0 && angles[k] > 0 && angles[k] < 180;
    }
    if (!possible) {
      throw Problem.CELL_SINGULAR.with();
    }
    return Cell.periodic(
        new double[] {
          lengths[0],
          0,
          0,
          lengths[1] * cg,
          lengths[1] * sg,
          0,
          lengths[2] * cb,
          lengths[2] * cy,
          lengths[2] * cz
        });
  }

  private static double cosine(double degrees) {
    return degrees == 90
        ? 0
        : degrees == 60 ? 0.5 : degrees == 120 ? -0.5 : StrictMath.cos(Math.toRadians(degrees));
  }

  /** Angle between two rows of three vectors, degrees. */
  static double angle(double[] rows, int a, int b) {
    double dot = 0;
    double[] cross = new double[3];
    for (int x = 0; x < 3; x++) {
      int y = (x + 1) % 3;
      int z = (x + 2) % 3;
      dot += rows[3 * a + x] * rows[3 * b + x];
      cross[x] = rows[3 * a + y] * rows[3 * b + z] - rows[3 * a + z] * rows[3 * b + y];
    }
    double sine = Math.sqrt(cross[0] * cross[0] + cross[1] * cross[1] + cross[2] * cross[2]);
    return dot == 0 ? 90 : Math.toDegrees(StrictMath.atan2(sine, dot));
  }
}
