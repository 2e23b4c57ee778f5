package io.crisol.potentials.electrostatics;

import io.crisol.potentials.Prediction;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;

/** Coulomb's law between all pairs of an open structure. */
final class OpenCoulomb {
  private OpenCoulomb() {}

  static Prediction predict(Structure structure, double[] q) {
    double[] positions = structure.positions();
    double[] forces = new double[positions.length];
    double[] virial = new double[9];
    double[] d = new double[3];
    double energy = 0;
    for (int i = 0; i < q.length; i++) {
      for (int j = 0; j < i; j++) {
        double square = 0;
        for (int axis = 0; axis < 3; axis++) {
          d[axis] = positions[3 * j + axis] - positions[3 * i + axis];
          square += d[axis] * d[axis];
        }
        double pair = Units.COULOMB * q[i] * q[j] / Math.sqrt(square);
        energy += pair;
        PairForce.add(forces, virial, i, j, d, pair / square);
      }
    }
    return Prediction.of(energy).withGradients(forces, virial);
  }
}
