package io.crisol.testkit;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Matrix3;
import io.crisol.structures.Structure;

/** What may be done to a structure without changing its energy, and joining two into one. */
public final class Transformations {
  private Transformations() {}

  /** All atoms moved by the same vector, double[3], Å; the cell stays. */
  public static Structure translated(Structure structure, double[] by) {
    double[] positions = structure.positions();
    for (int k = 0; k < positions.length; k++) {
      positions[k] += by[k % 3];
    }
    return structure.withPositions(positions);
  }

  /**
   * Cell and positions under a linear map, double[9] row-major: a rotation, a mirror, the
   * inversion.
   */
  public static Structure mapped(Structure structure, double[] map) {
    double[] vectors = rows(structure.cell().vectors(), map);
    Cell cell = structure.cell();
    Cell image = new Cell(vectors, cell.isPeriodic(0), cell.isPeriodic(1), cell.isPeriodic(2));
    return structure.withCell(image, rows(structure.positions(), map));
  }

  /** Vectors x y z x y z … under a linear map, double[9] row-major. */
  public static double[] rows(double[] vectors, double[] map) {
    double[] images = new double[vectors.length];
    for (int k = 0; k < vectors.length; k++) {
      int v = k - k % 3;
      int row = 3 * (k % 3);
      images[k] =
          map[row] * vectors[v] + map[row + 1] * vectors[v + 1] + map[row + 2] * vectors[v + 2];
    }
    return images;
  }

  /** A rotation about an axis in no special direction by the angle given, radians. */
  public static double[] rotation(double angle) {
    double[] axis = {1 / Math.sqrt(14), 2 / Math.sqrt(14), 3 / Math.sqrt(14)};
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    double[] rotation = new double[9];
    for (int k = 0; k < 9; k++) {
      rotation[k] = (1 - c) * axis[k / 3] * axis[k % 3] + (k % 4 == 0 ? c : 0);
    }
    double[] cross = {0, -axis[2], axis[1], axis[2], 0, -axis[0], -axis[1], axis[0], 0};
    for (int k = 0; k < 9; k++) {
      rotation[k] += s * cross[k];
    }
    return rotation;
  }

  /** A virial or stress under a rotation R: R W Rᵀ. */
  public static double[] tensor(double[] tensor, double[] rotation) {
    double[] transposed = new double[9];
    for (int k = 0; k < 9; k++) {
      transposed[k] = rotation[3 * (k % 3) + k / 3];
    }
    return Matrix3.product(Matrix3.product(rotation, tensor), transposed);
  }

  /** The atoms in reverse order. */
  public static Structure reversed(Structure structure) {
    int n = structure.size();
    Element[] elements = new Element[n];
    double[] positions = new double[3 * n];
    double[] charges = structure.charges().map(given -> new double[n]).orElse(null);
    for (int i = 0; i < n; i++) {
      elements[i] = structure.element(n - 1 - i);
      for (int axis = 0; axis < 3; axis++) {
        positions[3 * i + axis] = structure.coordinate(3 * (n - 1 - i) + axis);
      }
      if (charges != null) {
        charges[i] = structure.charges().orElseThrow()[n - 1 - i];
      }
    }
    Structure reversed = new Structure(structure.cell(), elements, positions);
    return charges == null ? reversed : reversed.withCharges(charges);
  }

  /** The atoms of a structure without its cell. */
  public static Structure opened(Structure structure) {
    return structure.withCell(Cell.OPEN, structure.positions());
  }

  /** The atoms of both, with open boundaries. */
  public static Structure joined(Structure first, Structure second) {
    int n = first.size();
    int m = second.size();
    Element[] elements = new Element[n + m];
    double[] positions = new double[3 * (n + m)];
    for (int i = 0; i < n + m; i++) {
      Structure from = i < n ? first : second;
      int k = i < n ? i : i - n;
      elements[i] = from.element(k);
      for (int axis = 0; axis < 3; axis++) {
        positions[3 * i + axis] = from.coordinate(3 * k + axis);
      }
    }
    Structure joined = new Structure(Cell.OPEN, elements, positions);
    if (first.charges().isEmpty() || second.charges().isEmpty()) {
      return joined;
    }
    double[] charges = new double[n + m];
    System.arraycopy(first.charges().get(), 0, charges, 0, n);
    System.arraycopy(second.charges().get(), 0, charges, n, m);
    return joined.withCharges(charges);
  }
}
