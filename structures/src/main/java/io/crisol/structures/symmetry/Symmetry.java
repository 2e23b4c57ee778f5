package io.crisol.structures.symmetry;

import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The symmetries of a crystal in the cell that it is given in, translations that the cell hides
 * among them: integer matrices with entries −1, 0 and 1 that keep all lengths and angles of the
 * cell, with translations that bring every atom upon one of its element. In a cell far from its
 * shortest vectors some may be missed; none that is found is wrong.
 */
public final class Symmetry {
  private final Structure structure;
  private final double tolerance;
  private final double[] fractional;
  private final double[] metric;

  private Symmetry(Structure structure, double tolerance) {
    this.structure = structure;
    this.tolerance = tolerance;
    this.metric = metric(structure.cell().vectors());
    fractional = new double[3 * structure.size()];
    for (int i = 0; i < structure.size(); i++) {
      for (int a = 0; a < 3; a++) {
        fractional[3 * i + a] =
            structure
                .cell()
                .fractional(
                    a,
                    structure.coordinate(3 * i),
                    structure.coordinate(3 * i + 1),
                    structure.coordinate(3 * i + 2));
      }
    }
  }

  /**
   * All symmetries of a crystal, the identity among them.
   *
   * @param structure with a cell that repeats in all directions
   * @param tolerance largest distance of an atom from the one it falls upon, Å
   */
  public static List<Operation> of(Structure structure, double tolerance) {
    if (!structure.cell().isBulk()) {
      throw new IllegalArgumentException("the cell does not repeat in all directions");
    }
    return new Symmetry(structure, tolerance).operations();
  }

  /** Scalar products of the cell vectors, double[9]. */
  private static double[] metric(double[] rows) {
    double[] products = new double[9];
    for (int k = 0; k < 9; k++) {
      for (int x = 0; x < 3; x++) {
        products[k] += rows[k / 3 * 3 + x] * rows[k % 3 * 3 + x];
      }
    }
    return products;
  }

  private List<Operation> operations() {
    List<List<int[]>> rows = new ArrayList<>();
    for (int a = 0; a < 3; a++) {
      rows.add(asLong(a));
    }
    int rarest = rarest();
    List<Operation> found = new ArrayList<>();
    for (int[] first : rows.get(0)) {
      for (int[] second : rows.get(1)) {
        if (isKept(first, second, 0, 1)) {
          for (int[] third : rows.get(2)) {
            if (isKept(first, third, 0, 2) && isKept(second, third, 1, 2)) {
              add(found, join(first, second, third), rarest);
            }
          }
        }
      }
    }
    return found;
  }

  /** The lattice vectors with entries −1, 0, 1 that are as long as a cell vector. */
  private List<int[]> asLong(int a) {
    List<int[]> found = new ArrayList<>();
    for (int code = 0; code < 27; code++) {
      int[] row = {code / 9 - 1, code / 3 % 3 - 1, code % 3 - 1};
      if (isKept(row, row, a, a)) {
        found.add(row);
      }
    }
    return found;
  }

  /** Whether two lattice vectors have the scalar product of cell vectors a and b. */
  private boolean isKept(int[] u, int[] v, int a, int b) {
    double product = 0;
    for (int k = 0; k < 9; k++) {
      product += u[k / 3] * metric[k] * v[k % 3];
    }
    // Lengths that differ by the tolerance.
    double room = tolerance * (Math.sqrt(metric[4 * a]) + Math.sqrt(metric[4 * b]));
    return Math.abs(product - metric[3 * a + b]) <= room;
  }

  private static int[] join(int[] first, int[] second, int[] third) {
    int[] w = new int[9];
    System.arraycopy(first, 0, w, 0, 3);
    System.arraycopy(second, 0, w, 3, 3);
    System.arraycopy(third, 0, w, 6, 3);
    return w;
  }

  /** An atom of the element of which there are fewest: it leaves the fewest translations. */
  private int rarest() {
    var composition = structure.composition();
    int rarest = 0;
    for (int i = 1; i < structure.size(); i++) {
      if (composition.get(structure.element(i)) < composition.get(structure.element(rarest))) {
        rarest = i;
      }
    }
    return rarest;
  }

  /** All operations with a rotation. */
  private void add(List<Operation> found, int[] w, int rarest) {
    double[] turned = turned(w);
    for (int j = 0; j < structure.size(); j++) {
      if (structure.element(j) == structure.element(rarest)) {
        double[] t = new double[3];
        for (int a = 0; a < 3; a++) {
          double shift = fractional[3 * j + a] - turned[3 * rarest + a];
          t[a] = shift - Math.floor(shift + 1e-9);
        }
        images(turned, t).ifPresent(images -> found.add(new Operation(w, t, images)));
      }
    }
  }

  private double[] turned(int[] w) {
    double[] turned = new double[fractional.length];
    for (int k = 0; k < turned.length; k++) {
      for (int b = 0; b < 3; b++) {
        turned[k] += fractional[k / 3 * 3 + b] * w[3 * b + k % 3];
      }
    }
    return turned;
  }

  /** The atoms that all atoms fall upon, if each falls upon one of its own element. */
  private Optional<int[]> images(double[] turned, double[] t) {
    int[] images = new int[structure.size()];
    boolean[] taken = new boolean[structure.size()];
    for (int i = 0; i < images.length; i++) {
      images[i] = -1;
      for (int j = 0; j < images.length && images[i] < 0; j++) {
        if (!taken[j]
            && structure.element(i) == structure.element(j)
            && squaredDistance(turned, t, i, j) <= tolerance * tolerance) {
          images[i] = j;
          taken[j] = true;
        }
      }
      if (images[i] < 0) {
        return Optional.empty();
      }
    }
    return Optional.of(images);
  }

  private double squaredDistance(double[] turned, double[] t, int i, int j) {
    double[] d = new double[3];
    for (int a = 0; a < 3; a++) {
      d[a] = turned[3 * i + a] + t[a] - fractional[3 * j + a];
      d[a] -= Math.rint(d[a]);
    }
    double sum = 0;
    for (int k = 0; k < 9; k++) {
      sum += d[k / 3] * metric[k] * d[k % 3];
    }
    return sum;
  }

  /**
   * Classes of atoms that symmetries bring upon each other.
   *
   * @param atoms number of atoms
   * @return int[N]: the first atom of the class of each
   */
  public static int[] orbits(List<Operation> operations, int atoms) {
    int[] first = new int[atoms];
    Arrays.setAll(first, i -> i);
    for (int i = 0; i < atoms; i++) {
      for (Operation operation : operations) {
        first[i] = Math.min(first[i], operation.images()[i]);
      }
    }
    return first;
  }
}
