package io.crisol.simulation.defects;

import io.crisol.structures.Cell;
import io.crisol.structures.Matrix3;
import io.crisol.structures.Structure;
import io.crisol.structures.symmetry.Operation;
import io.crisol.structures.symmetry.Symmetry;
import java.util.ArrayList;
import java.util.List;

/** A crystal and its symmetries, as they act on points and vectors in space. */
final class Crystal {
  /** Å; a relaxed crystal is as symmetric as its start. */
  private static final double TOLERANCE = 1e-3;

  private final Structure unit;
  private final List<Operation> operations;
  private final List<double[]> rotations = new ArrayList<>();
  private final int[] orbits;

  Crystal(Structure unit) {
    this.unit = unit;
    this.operations = Symmetry.of(unit, TOLERANCE);
    this.orbits = Symmetry.orbits(operations, unit.size());
    double[] vectors = unit.cell().vectors();
    double[] inverse = Matrix3.inverse(vectors);
    for (Operation operation : operations) {
      double[] w = new double[9];
      for (int k = 0; k < 9; k++) {
        w[k] = operation.rotation()[k];
      }
      rotations.add(Matrix3.product(Matrix3.product(inverse, w), vectors));
    }
  }

  Structure unit() {
    return unit;
  }

  /** One atom of each class. */
  List<Integer> sites() {
    List<Integer> sites = new ArrayList<>();
    for (int i = 0; i < orbits.length; i++) {
      if (orbits[i] == i) {
        sites.add(i);
      }
    }
    return sites;
  }

  /** Number of atoms that are like this one. */
  int alike(int site) {
    int count = 0;
    for (int orbit : orbits) {
      count += orbit == orbits[site] ? 1 : 0;
    }
    return count;
  }

  boolean isElement() {
    return unit.elementSet().size() == 1;
  }

  /** What the operations turn about, as x → x M with x a row; those alone that leave a site. */
  List<double[]> rotationsAbout(int site) {
    List<double[]> found = new ArrayList<>();
    for (int k = 0; k < rotations.size(); k++) {
      if (operations.get(k).images()[site] == site) {
        found.add(rotations.get(k));
      }
    }
    return found;
  }

  /** All rotations, as x → x M. */
  List<double[]> rotations() {
    return List.copyOf(rotations);
  }

  static double[] times(double[] v, double... m) {
    double[] turned = new double[3];
    for (int k = 0; k < 9; k++) {
      turned[k % 3] += v[k / 3] * m[k];
    }
    return turned;
  }

  /** Whether a symmetry brings one point near another. */
  boolean areAlike(double[] p, double[] q, double tolerance) {
    for (Operation operation : operations) {
      if (distance(image(operation, p), q) < tolerance) {
        return true;
      }
    }
    return false;
  }

  /** Number of points in the cell that symmetries make of one. */
  int alike(double[] p, double tolerance) {
    List<double[]> found = new ArrayList<>();
    for (Operation operation : operations) {
      double[] image = image(operation, p);
      if (found.stream().noneMatch(other -> distance(image, other) < tolerance)) {
        found.add(image);
      }
    }
    return found.size();
  }

  private double[] image(Operation operation, double... p) {
    double[] f = fractional(unit.cell(), p);
    double[] g = operation.translation().clone();
    for (int k = 0; k < 9; k++) {
      g[k % 3] += f[k / 3] * operation.rotation()[k];
    }
    return times(g, unit.cell().vectors());
  }

  /** Distance of two points or their images, Å; exact where it is short. */
  double distance(double[] p, double... q) {
    double[] d = shortest(unit.cell(), new double[] {p[0] - q[0], p[1] - q[1], p[2] - q[2]});
    return norm(d);
  }

  /** A vector less the whole cell vectors in it; the shortest of its kind where that is short. */
  static double[] shortest(Cell cell, double... v) {
    double[] f = fractional(cell, v);
    for (int a = 0; a < 3; a++) {
      f[a] -= Math.rint(f[a]);
    }
    return times(f, cell.vectors());
  }

  private static double[] fractional(Cell cell, double... p) {
    double[] f = new double[3];
    for (int a = 0; a < 3; a++) {
      f[a] = cell.fractional(a, p[0], p[1], p[2]);
    }
    return f;
  }

  static double dot(double[] a, double... b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  static double norm(double... a) {
    return Math.sqrt(dot(a, a));
  }
}
