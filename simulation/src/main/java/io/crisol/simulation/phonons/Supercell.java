package io.crisol.simulation.phonons;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Matrix3;
import io.crisol.structures.Structure;
import io.crisol.structures.symmetry.PrimitiveCell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Many primitive cells in a box that repeats. Its lattice has the vectors M P, P those of the
 * primitive cell; atom κ of cell L is atom n of the box, n = index(L) · atoms + κ.
 */
final class Supercell {
  private final Structure primitive;

  /** Hermite's form of M, upper triangular: the same lattice. */
  private final int[] hermite;

  private final int[] matrix;
  private final double[] shortest;

  /**
   * A box.
   *
   * @param matrix M, int[9], rows, in units of the primitive vectors
   */
  Supercell(Structure primitive, int[] matrix) {
    this.primitive = primitive;
    this.matrix = matrix.clone();
    this.hermite = hermite(matrix);
    double[] rows = Arrays.stream(matrix).asDoubleStream().toArray();
    this.shortest = PrimitiveCell.reduced(Matrix3.product(rows, primitive.cell().vectors()));
  }

  /**
   * The box of so many given cells along each of their vectors.
   *
   * @param given double[9], rows, Å
   */
  static Supercell of(Structure primitive, double[] given, int[] times) {
    double[] whole = Matrix3.product(given, Matrix3.inverse(primitive.cell().vectors()));
    int[] matrix = new int[9];
    Arrays.setAll(matrix, k -> times[k / 3] * (int) Math.rint(whole[k]));
    return new Supercell(primitive, matrix);
  }

  /** Number of primitive cells. */
  int cells() {
    return hermite[0] * hermite[4] * hermite[8];
  }

  /** Number of atoms. */
  int size() {
    return cells() * primitive.size();
  }

  /** The shortest vectors of the box, double[9], rows, Å. */
  double[] shortest() {
    return shortest;
  }

  /** Radius of the sphere in which no atom is met twice, Å: half the shortest vector. */
  double radius() {
    double least = Double.POSITIVE_INFINITY;
    for (int a = 0; a < 3; a++) {
      least = Math.min(least, Matrix3.rowNorm(shortest, a) / 2);
    }
    return least;
  }

  /** Whether a rotation of the crystal, int[9], leaves the lattice of the box as it is. */
  boolean isKeptBy(int[] rotation) {
    double[] m = Arrays.stream(matrix).asDoubleStream().toArray();
    double[] w = Arrays.stream(rotation).asDoubleStream().toArray();
    double[] turned = Matrix3.product(Matrix3.product(m, w), Matrix3.inverse(m));
    return Arrays.stream(turned).allMatch(x -> Math.abs(x - Math.rint(x)) < 1e-6);
  }

  /** Number of a cell, from 0 to cells() − 1; cells that the box repeats have one number. */
  int index(int... cell) {
    int x = cell[0];
    int y = cell[1];
    int z = cell[2];
    int k = Math.floorDiv(x, hermite[0]);
    x -= k * hermite[0];
    y -= k * hermite[1];
    z -= k * hermite[2];
    k = Math.floorDiv(y, hermite[4]);
    y -= k * hermite[4];
    z -= k * hermite[5];
    return (x * hermite[4] + y) * hermite[8] + Math.floorMod(z, hermite[8]);
  }

  /** The cell of a number, int[3]. */
  int[] cell(int index) {
    return new int[] {
      index / (hermite[4] * hermite[8]), index / hermite[8] % hermite[4], index % hermite[8]
    };
  }

  /** The atoms of the box. */
  Structure structure() {
    int n = primitive.size();
    Element[] elements = new Element[size()];
    double[] positions = new double[3 * size()];
    double[] charges = new double[size()];
    for (int i = 0; i < size(); i++) {
      double[] shift = cartesian(cell(i / n));
      elements[i] = primitive.element(i % n);
      for (int x = 0; x < 3; x++) {
        positions[3 * i + x] = primitive.coordinate(3 * (i % n) + x) + shift[x];
      }
      int k = i;
      primitive.charges().ifPresent(q -> charges[k] = q[k % n]);
    }
    double[] m = Arrays.stream(matrix).asDoubleStream().toArray();
    Cell cell = Cell.periodic(Matrix3.product(m, primitive.cell().vectors()));
    Structure structure = new Structure(cell, elements, positions);
    return primitive.charges().isPresent() ? structure.withCharges(charges) : structure;
  }

  /** Where a cell begins, double[3], Å. */
  double[] cartesian(int[] cell) {
    double[] x = new double[3];
    for (int k = 0; k < 9; k++) {
      x[k % 3] += cell[k / 3] * primitive.cell().vector(k / 3, k % 3);
    }
    return x;
  }

  /**
   * The nearest of the images of an atom of the box, seen from an atom of the home cell: the cells
   * that they lie in, as units of the primitive vectors; several where they are as near.
   */
  List<int[]> nearest(int from, int atom) {
    int n = primitive.size();
    int[] home = cell(atom / n);
    double[] between = cartesian(home);
    for (int x = 0; x < 3; x++) {
      between[x] += primitive.coordinate(3 * (atom % n) + x) - primitive.coordinate(3 * from + x);
    }
    int[] rough = nearestBox(between);
    double[] distances = new double[125];
    int[][] shifts = new int[125][];
    for (int code = 0; code < 125; code++) {
      int[] t = {code / 25 - 2 - rough[0], code / 5 % 5 - 2 - rough[1], code % 5 - 2 - rough[2]};
      shifts[code] = t;
      distances[code] = Math.sqrt(square(between, t));
    }
    double least = Arrays.stream(distances).min().orElseThrow();
    List<int[]> found = new ArrayList<>();
    for (int code = 0; code < 125; code++) {
      if (distances[code] <= least + Crystal.TOLERANCE) {
        found.add(sum(home, shifts[code]));
      }
    }
    return found;
  }

  /** Distance of the nearest image, Å. */
  double distance(int from, int atom) {
    int n = primitive.size();
    double[] x = cartesian(nearest(from, atom).getFirst());
    double sum = 0;
    for (int a = 0; a < 3; a++) {
      double d =
          x[a] + primitive.coordinate(3 * (atom % n) + a) - primitive.coordinate(3 * from + a);
      sum += d * d;
    }
    return Math.sqrt(sum);
  }

  private int[] nearestBox(double[] x) {
    double[] inverse = Matrix3.inverse(shortest);
    int[] whole = new int[3];
    for (int a = 0; a < 3; a++) {
      whole[a] = (int) Math.rint(x[0] * inverse[a] + x[1] * inverse[3 + a] + x[2] * inverse[6 + a]);
    }
    return whole;
  }

  private double square(double[] x, int[] t) {
    double sum = 0;
    for (int a = 0; a < 3; a++) {
      double d = x[a] + t[0] * shortest[a] + t[1] * shortest[3 + a] + t[2] * shortest[6 + a];
      sum += d * d;
    }
    return sum;
  }

  /** A cell shifted by vectors of the box. */
  private int[] sum(int[] cell, int[] t) {
    double[] inverse = Matrix3.inverse(primitive.cell().vectors());
    double[] whole = Matrix3.product(shortest, inverse);
    int[] shifted = cell.clone();
    for (int k = 0; k < 9; k++) {
      shifted[k % 3] += t[k / 3] * (int) Math.rint(whole[k]);
    }
    return shifted;
  }

  /** Rows that span the same lattice, zeros below the diagonal, positive on it. */
  private static int[] hermite(int[] matrix) {
    int[] m = matrix.clone();
    for (int column = 0; column < 3; column++) {
      for (int row = column + 1; row < 3; row++) {
        while (m[3 * row + column] != 0) {
          int times = Math.floorDiv(m[3 * column + column], m[3 * row + column]);
          for (int x = 0; x < 3; x++) {
            int rest = m[3 * column + x] - times * m[3 * row + x];
            m[3 * column + x] = m[3 * row + x];
            m[3 * row + x] = rest;
          }
        }
      }
      if (m[4 * column] < 0) {
        for (int x = 0; x < 3; x++) {
          m[3 * column + x] = -m[3 * column + x];
        }
      }
    }
    return m;
  }
}
