package io.crisol.potentials.electrostatics;

import io.crisol.potentials.Quantities;
import io.crisol.structures.Structure;

/** Coulomb's law between all pairs of an open structure. */
final class OpenCoulomb {
  private OpenCoulomb() {}

  static CoulombPart sum(
      Structure structure, double[] q, Screening screening, double coulomb, Quantities wanted) {
    double[] positions = structure.positions();
    CoulombPart part = new CoulombPart(q.length, wanted);
    double[] d = new double[3];
    double[] f = new double[2];
    for (int i = 0; i < q.length; i++) {
      for (int j = 0; j < q.length; j++) {
        if (j == i) {
          continue;
        }
        double square = 0;
        for (int axis = 0; axis < 3; axis++) {
          d[axis] = positions[3 * j + axis] - positions[3 * i + axis];
          square += d[axis] * d[axis];
        }
        screening.at(i, j, Math.sqrt(square), f);
        double product = coulomb * q[i] * q[j];
        part.addHalf(i, j, d, product * f[0], product * f[1]);
      }
    }
    return part;
  }
}
