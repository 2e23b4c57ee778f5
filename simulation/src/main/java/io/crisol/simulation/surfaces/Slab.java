package io.crisol.simulation.surfaces;

import io.crisol.structures.Cell;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Slabs of a crystal. The first two vectors of their cell span the smallest repeat of a lattice
 * plane (hkl), the third stands upright; the crystal is cut where its atomic planes are farthest
 * apart, so that both faces break the fewest bonds, and in whole cells, so that the composition is
 * that of the crystal.
 */
public final class Slab {
  private final Structure crystal;
  private final int[] indices;
  private final Structure turned;

  /**
   * The slabs of one face.
   *
   * @param crystal that repeats in all directions
   * @param indices h, k, l in the reciprocal cell of the crystal as it is given; no common divisor
   */
  public Slab(Structure crystal, int... indices) {
    this.crystal = crystal;
    this.indices = indices.clone();
    this.turned = cut(turned());
  }

  /** Height of one layer, the distance of lattice planes, Å. */
  public double spacing() {
    return turned.cell().volume() / area();
  }

  /** Area of one face, Å². */
  public double area() {
    double[] n = normal();
    return Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
  }

  private double[] normal() {
    double[] rows = turned.cell().vectors();
    return cross(Arrays.copyOfRange(rows, 0, 3), Arrays.copyOfRange(rows, 3, 6));
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  /**
   * A slab in a cell that repeats in all directions.
   *
   * @param layers distances of lattice planes that it is thick
   * @param vacuum empty space above, Å
   */
  public Structure of(int layers, double vacuum) {
    Structure thick = turned.replicate(1, 1, layers);
    double[] rows = turned.cell().vectors();
    double[] n = normal();
    double height = layers * spacing() + vacuum;
    for (int x = 0; x < 3; x++) {
      rows[6 + x] = n[x] / area() * height;
    }
    return thick.withCell(Cell.periodic(rows), thick.positions());
  }

  /**
   * The crystal itself, without vacuum: a cell whose first two vectors lie in the plane and whose
   * third leads over some layers; its widest gap is at the faces.
   */
  public Structure bulk(int layers) {
    return turned.replicate(1, 1, layers);
  }

  /** The crystal in a cell whose first two vectors lie in the plane. */
  private Structure turned() {
    List<int[]> inPlane = shortest(0);
    int[] first = inPlane.getFirst();
    for (int[] second : inPlane) {
      int[] product = product(first, second);
      boolean along = Arrays.equals(product, indices);
      if (along || Arrays.equals(product, opposite())) {
        int[] out = shortest(1).getFirst();
        return along ? in(first, second, out) : in(second, first, out);
      }
    }
    throw new IllegalArgumentException("no plane (" + name(indices) + ")");
  }

  private int[] opposite() {
    return Arrays.stream(indices).map(k -> -k).toArray();
  }

  private static int[] product(int[] a, int[] b) {
    return new int[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  /** Lattice vectors that reach to a given plane of the set, not to the origin; shortest first. */
  private List<int[]> shortest(int plane) {
    int most = 1 + Arrays.stream(indices).map(Math::abs).max().orElseThrow();
    List<int[]> found = new ArrayList<>();
    for (int a = -most; a <= most; a++) {
      for (int b = -most; b <= most; b++) {
        for (int c = -most; c <= most; c++) {
          int reached = a * indices[0] + b * indices[1] + c * indices[2];
          if (reached == plane && (a != 0 || b != 0 || c != 0)) {
            found.add(new int[] {a, b, c});
          }
        }
      }
    }
    found.sort(Comparator.comparingDouble(v -> Math.rint(1e6 * squared(cartesian(v)))));
    return found;
  }

  private double[] cartesian(int[] v) {
    double[] rows = crystal.cell().vectors();
    double[] sum = new double[3];
    for (int k = 0; k < 9; k++) {
      sum[k % 3] += v[k / 3] * rows[k];
    }
    return sum;
  }

  private static double squared(double[] v) {
    return v[0] * v[0] + v[1] * v[1] + v[2] * v[2];
  }

  private Structure in(int[] first, int[] second, int[] third) {
    double[] rows = new double[9];
    System.arraycopy(cartesian(first), 0, rows, 0, 3);
    System.arraycopy(cartesian(second), 0, rows, 3, 3);
    System.arraycopy(cartesian(third), 0, rows, 6, 3);
    return crystal.withCell(Cell.periodic(rows), crystal.positions());
  }

  /** The same crystal, moved along the third vector so that its widest gap is at the faces. */
  private static Structure cut(Structure crystal) {
    double[] heights = new double[crystal.size()];
    Arrays.setAll(heights, i -> height(crystal, i) - Math.floor(height(crystal, i)));
    double[] sorted = heights.clone();
    Arrays.sort(sorted);
    double widest = 1 - sorted[sorted.length - 1] + sorted[0];
    double bottom = sorted[0] - widest / 2;
    for (int k = 1; k < sorted.length; k++) {
      if (sorted[k] - sorted[k - 1] > widest + 1e-6) {
        widest = sorted[k] - sorted[k - 1];
        bottom = (sorted[k] + sorted[k - 1]) / 2;
      }
    }
    double[] positions = crystal.positions();
    for (int i = 0; i < crystal.size(); i++) {
      double raw = height(crystal, i);
      double shift = raw - bottom - Math.floor(raw - bottom) - raw;
      for (int x = 0; x < 3; x++) {
        positions[3 * i + x] += shift * crystal.cell().vector(2, x);
      }
    }
    return crystal.withPositions(positions);
  }

  private static double height(Structure crystal, int i) {
    return crystal
        .cell()
        .fractional(
            2,
            crystal.coordinate(3 * i),
            crystal.coordinate(3 * i + 1),
            crystal.coordinate(3 * i + 2));
  }

  /** Indices as one writes them, such as 111 or 1-10. */
  public static String name(int... indices) {
    StringBuilder name = new StringBuilder();
    for (int index : indices) {
      name.append(index);
    }
    return name.toString();
  }
}
