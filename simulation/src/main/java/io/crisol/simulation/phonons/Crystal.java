package io.crisol.simulation.phonons;

import io.crisol.structures.Cell;
import io.crisol.structures.Matrix3;
import io.crisol.structures.Structure;
import io.crisol.structures.symmetry.Operation;
import io.crisol.structures.symmetry.PrimitiveCell;
import io.crisol.structures.symmetry.Symmetry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A crystal in its standard primitive cell.
 *
 * @param primitive one atom for each that translations do not make alike
 * @param operations its symmetries, in units of the primitive cell
 * @param path points of high symmetry, in units of the reciprocal vectors of the primitive cell
 */
public record Crystal(Structure primitive, List<Operation> operations, BandPath path) {
  /** Å; a relaxed crystal is as symmetric as its start. */
  static final double TOLERANCE = 1e-3;

  /** The crystal of a structure that repeats in all directions, in any of its cells. */
  public static Crystal of(Structure structure) {
    Structure reduced = PrimitiveCell.of(structure, TOLERANCE);
    double[] charges = reduced.charges().orElse(new double[reduced.size()]);
    List<Operation> operations =
        Symmetry.of(reduced, TOLERANCE).stream()
            .filter(operation -> keeps(charges, operation.images()))
            .toList();
    double[] vectors = reduced.cell().vectors();
    StandardCell standard = StandardCell.of(vectors, operations);
    double[] q = Matrix3.product(standard.vectors(), Matrix3.inverse(vectors));
    Arrays.setAll(q, k -> Math.rint(q[k]));
    List<Operation> turned = new ArrayList<>();
    for (Operation operation : operations) {
      turned.add(inUnitsOf(q, operation));
    }
    Structure primitive = reduced.withCell(Cell.periodic(standard.vectors()), reduced.positions());
    return new Crystal(primitive, turned, standard.path());
  }

  /** Crystals of other volume have the same symmetries. */
  Crystal withStructure(Structure other) {
    return new Crystal(other, operations, path);
  }

  private static boolean keeps(double[] charges, int[] images) {
    for (int i = 0; i < charges.length; i++) {
      if (Math.abs(charges[i] - charges[images[i]]) > 1e-6) {
        return false;
      }
    }
    return true;
  }

  /** f = f' Q, so that f W + t becomes f' Q W Q⁻¹ + t Q⁻¹. */
  private static Operation inUnitsOf(double[] q, Operation operation) {
    double[] inverse = Matrix3.inverse(q);
    double[] w = Arrays.stream(operation.rotation()).asDoubleStream().toArray();
    double[] turned = Matrix3.product(Matrix3.product(q, w), inverse);
    int[] rotation = Arrays.stream(turned).mapToInt(x -> (int) Math.rint(x)).toArray();
    double[] t = new double[3];
    for (int k = 0; k < 9; k++) {
      t[k % 3] += operation.translation()[k / 3] * inverse[k];
    }
    return new Operation(rotation, t, operation.images());
  }

  /** The rotation of Cartesian column vectors, double[9]: (P⁻¹ W P)ᵀ. */
  double[] cartesian(Operation operation) {
    double[] p = primitive.cell().vectors();
    double[] w = Arrays.stream(operation.rotation()).asDoubleStream().toArray();
    double[] r = Matrix3.product(Matrix3.product(Matrix3.inverse(p), w), p);
    return new double[] {r[0], r[3], r[6], r[1], r[4], r[7], r[2], r[5], r[8]};
  }

  /** Fractional coordinates of an atom, double[3]. */
  double[] fractional(int atom) {
    double[] f = new double[3];
    for (int a = 0; a < 3; a++) {
      f[a] =
          primitive
              .cell()
              .fractional(
                  a,
                  primitive.coordinate(3 * atom),
                  primitive.coordinate(3 * atom + 1),
                  primitive.coordinate(3 * atom + 2));
    }
    return f;
  }

  /** The cell that an atom of the home cell falls into, int[3]: f W + t − f of its image. */
  int[] shift(Operation operation, int atom) {
    double[] f = fractional(atom);
    double[] image = fractional(operation.images()[atom]);
    int[] shift = new int[3];
    for (int a = 0; a < 3; a++) {
      double sum = operation.translation()[a] - image[a];
      for (int b = 0; b < 3; b++) {
        sum += f[b] * operation.rotation()[3 * b + a];
      }
      shift[a] = (int) Math.rint(sum);
    }
    return shift;
  }
}
