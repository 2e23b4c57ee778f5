package io.crisol.simulation.relax;

import io.crisol.structures.Matrix3;
import io.crisol.structures.Structure;
import io.crisol.structures.symmetry.Operation;
import io.crisol.structures.symmetry.Symmetry;
import java.util.Arrays;
import java.util.List;

/**
 * The symmetries of a crystal, held through a relaxation: places are made exactly symmetric first,
 * forces are averaged over all operations. A symmetric strain leaves the rotations what they are.
 */
final class KeptSymmetry {
  /** Å; what a start may be off its symmetry. */
  private static final double TOLERANCE = 1e-3;

  private static final int ROUNDS = 3;

  private final List<Operation> operations;
  private final List<double[]> rotations;

  private KeptSymmetry(Structure structure) {
    operations = Symmetry.of(structure, TOLERANCE);
    rotations = operations.stream().map(s -> rotation(structure.cell().vectors(), s)).toList();
  }

  static KeptSymmetry of(Structure structure) {
    return new KeptSymmetry(structure);
  }

  int operations() {
    return operations.size();
  }

  /** Of Cartesian column vectors: (P⁻¹ W P)ᵀ. */
  private static double[] rotation(double[] p, Operation operation) {
    double[] w = Arrays.stream(operation.rotation()).asDoubleStream().toArray();
    double[] r = Matrix3.product(Matrix3.product(Matrix3.inverse(p), w), p);
    return new double[] {r[0], r[3], r[6], r[1], r[4], r[7], r[2], r[5], r[8]};
  }

  /** The same structure with every atom in the mean of the places that the symmetries want. */
  Structure symmetrised(Structure structure) {
    Structure better = structure;
    for (int round = 0; round < ROUNDS; round++) {
      better = better.withPositions(averaged(better));
    }
    return better;
  }

  private double[] averaged(Structure structure) {
    double[] vectors = structure.cell().vectors();
    double[] positions = structure.positions();
    double[] moved = positions.clone();
    for (Operation operation : operations) {
      for (int i = 0; i < structure.size(); i++) {
        int j = operation.images()[i];
        double[] f = fractional(structure, i);
        double[] g = fractional(structure, j);
        double[] d = new double[3];
        for (int a = 0; a < 3; a++) {
          d[a] = operation.translation()[a] - g[a];
          for (int b = 0; b < 3; b++) {
            d[a] += f[b] * operation.rotation()[3 * b + a];
          }
          d[a] -= Math.rint(d[a]);
        }
        for (int m = 0; m < 9; m++) {
          moved[3 * j + m % 3] += d[m / 3] * vectors[m] / operations.size();
        }
      }
    }
    return moved;
  }

  private static double[] fractional(Structure structure, int i) {
    double[] f = new double[3];
    for (int a = 0; a < 3; a++) {
      f[a] =
          structure
              .cell()
              .fractional(
                  a,
                  structure.coordinate(3 * i),
                  structure.coordinate(3 * i + 1),
                  structure.coordinate(3 * i + 2));
    }
    return f;
  }

  /** The mean of R f over the operations, double[3N]. */
  double[] vectors(double[] forces) {
    double[] mean = new double[forces.length];
    for (int s = 0; s < rotations.size(); s++) {
      double[] r = rotations.get(s);
      int[] images = operations.get(s).images();
      for (int i = 0; i < images.length; i++) {
        for (int m = 0; m < 9; m++) {
          mean[3 * images[i] + m / 3] += r[m] * forces[3 * i + m % 3] / rotations.size();
        }
      }
    }
    return mean;
  }

  /** The mean of R T Rᵀ over the operations, double[9]. */
  double[] tensor(double[] t) {
    double[] mean = new double[9];
    for (double[] r : rotations) {
      double[] back = {r[0], r[3], r[6], r[1], r[4], r[7], r[2], r[5], r[8]};
      double[] turned = Matrix3.product(Matrix3.product(r, t), back);
      for (int m = 0; m < 9; m++) {
        mean[m] += turned[m] / rotations.size();
      }
    }
    return mean;
  }
}
