package io.crisol.simulation.building;

import java.util.ArrayList;
import java.util.List;

/**
 * Particles of n shells about an atom, (10n³ + 15n² + 11n + 3)/3 atoms each: icosahedra,
 * cuboctahedra and truncated decahedra.
 *
 * <p>Sources: A. L. Mackay, Acta Cryst. 15, 916 (1962), doi:10.1107/S0365110X6200239X; S. Ino, J.
 * Phys. Soc. Jpn. 27, 941 (1969), doi:10.1143/JPSJ.27.941.
 */
final class MagicShapes {
  private static final double GOLDEN = (1 + Math.sqrt(5)) / 2;

  private MagicShapes() {}

  /**
   * Mackay's icosahedron. Neighbours in a shell are 5.1 % farther apart than those in neighbouring
   * shells; the mean of both is the given distance, Å.
   */
  static List<double[]> icosahedron(int shells, double distance) {
    List<double[]> corners = corners();
    // Corners have the length of an edge times 0.951.
    double ratio = Math.sqrt(GOLDEN * GOLDEN + 1) / 2;
    double edge = 2 * distance / (1 + ratio);
    List<double[]> atoms = new ArrayList<>(List.of(new double[3]));
    for (int n = 1; n <= shells; n++) {
      for (double[] corner : corners) {
        atoms.add(sum(edge / 2, corner, n, corner, 0, corner, 0));
      }
      for (int i = 0; i < 12; i++) {
        for (int j = 0; j < i; j++) {
          if (areNeighbours(corners.get(i), corners.get(j))) {
            for (int k = 1; k < n; k++) {
              atoms.add(sum(edge / 2, corners.get(i), n - k, corners.get(j), k, corners.get(j), 0));
            }
            for (int l = 0; l < j; l++) {
              face(atoms, n, edge / 2, corners.get(i), corners.get(j), corners.get(l));
            }
          }
        }
      }
    }
    return atoms;
  }

  /** The inner points of a face of shell n. */
  private static void face(
      List<double[]> atoms, int n, double scale, double[] a, double[] b, double[] c) {
    if (areNeighbours(a, c) && areNeighbours(b, c)) {
      for (int k = 1; k < n; k++) {
        for (int l = 1; l < n - k; l++) {
          atoms.add(sum(scale, a, n - k - l, b, k, c, l));
        }
      }
    }
  }

  private static double[] sum(
      double scale, double[] a, int na, double[] b, int nb, double[] c, int nc) {
    double[] r = new double[3];
    for (int x = 0; x < 3; x++) {
      r[x] = scale * (na * a[x] + nb * b[x] + nc * c[x]);
    }
    return r;
  }

  /** (0, ±1, ±τ) and its cyclic permutations: edges of length 2. */
  private static List<double[]> corners() {
    List<double[]> corners = new ArrayList<>();
    for (int turn = 0; turn < 3; turn++) {
      for (int sign = 0; sign < 4; sign++) {
        double[] r = new double[3];
        r[(turn + 1) % 3] = sign / 2 == 0 ? 1 : -1;
        r[(turn + 2) % 3] = sign % 2 == 0 ? GOLDEN : -GOLDEN;
        corners.add(r);
      }
    }
    return corners;
  }

  private static boolean areNeighbours(double[] a, double[] b) {
    double square = 0;
    for (int x = 0; x < 3; x++) {
      square += (a[x] - b[x]) * (a[x] - b[x]);
    }
    return Math.abs(square - 4) < 1e-6;
  }

  /** The cuboctahedron: fcc points with |x|, |y|, |z| ≤ n a/2 and |x| + |y| + |z| ≤ n a. */
  static List<double[]> cuboctahedron(int shells, double distance) {
    double half = distance / Math.sqrt(2);
    List<double[]> atoms = new ArrayList<>();
    for (int i = -shells; i <= shells; i++) {
      for (int j = -shells; j <= shells; j++) {
        for (int k = -shells; k <= shells; k++) {
          boolean inside = Math.abs(i) + Math.abs(j) + Math.abs(k) <= 2 * shells;
          if (inside && Math.floorMod(i + j + k, 2) == 0) {
            atoms.add(new double[] {half * i, half * j, half * k});
          }
        }
      }
    }
    return atoms;
  }

  /**
   * Ino's decahedron: pentagons about an axis, the k-th of 5k columns, each a half distance above
   * the one before; the (100) faces are squares.
   */
  static List<double[]> decahedron(int shells, double distance) {
    double ring = Math.sqrt(3) / 2 * distance;
    List<double[]> atoms = new ArrayList<>();
    int axis = 2 * shells + 1;
    column(atoms, 0, 0, axis, distance);
    for (int k = 1; k <= shells; k++) {
      for (int side = 0; side < 5; side++) {
        double[] from = corner(side);
        double[] to = corner(side + 1);
        for (int l = 0; l < k; l++) {
          double x = ring * ((k - l) * from[0] + l * to[0]);
          double y = ring * ((k - l) * from[1] + l * to[1]);
          column(atoms, x, y, axis - k, distance);
        }
      }
    }
    return atoms;
  }

  private static double[] corner(int side) {
    double angle = 2 * Math.PI * (side % 5) / 5;
    return new double[] {StrictMath.cos(angle), StrictMath.sin(angle)};
  }

  private static void column(List<double[]> atoms, double x, double y, int count, double distance) {
    for (int k = 0; k < count; k++) {
      atoms.add(new double[] {x, y, distance * (k - (count - 1) / 2.0)});
    }
  }
}
