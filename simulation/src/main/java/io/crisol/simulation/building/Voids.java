package io.crisol.simulation.building;

import io.crisol.structures.Matrix3;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import io.crisol.structures.symmetry.Operation;
import io.crisol.structures.symmetry.Symmetry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The empty places of a crystal: the corners of Voronoi's cells, each as far from four atoms or
 * more and nearer to none; and the middles of octahedra, which in bcc crystals are no such corners.
 * Only one of those that symmetry makes alike is kept, the largest first.
 */
final class Voids {
  /** Kinds of places. */
  enum Kind {
    /** Four atoms about it. */
    TETRAHEDRAL,
    /** Six, in three pairs at right angles. */
    OCTAHEDRAL,
    /** Any other. */
    OTHER
  }

  /**
   * An empty place.
   *
   * @param position double[3], Å
   * @param radius distance of the nearest atom, Å
   */
  record Site(double[] position, double radius, Kind kind) {}

  /** Reach of neighbours, Å, and how many of them bound the cell of an atom. */
  private static final double REACH = 9;

  private static final int MOST = 48;

  /** Å. */
  private static final double SAME = 0.02;

  /** Atoms within this much of the nearest one's distance belong to its polyhedron. */
  private static final double SHELL = 1.1;

  /** Largest cosine of angles that count as right ones. */
  private static final double RIGHT = 0.2;

  private final Structure crystal;
  private final Neighbors near;
  private final double[] places;
  private final List<Operation> operations;
  private final List<Site> found = new ArrayList<>();

  private Voids(Structure crystal) {
    this.crystal = crystal;
    this.near = Neighbors.of(crystal, REACH, 0);
    this.places = near.positions(crystal);
    this.operations = Symmetry.of(crystal, AtomChoice.TOLERANCE);
  }

  /** The empty places of a crystal, the largest first. */
  static List<Site> of(Structure crystal) {
    Voids voids = new Voids(crystal);
    int[] first = Symmetry.orbits(voids.operations, crystal.size());
    for (int i = 0; i < crystal.size(); i++) {
      if (first[i] == i) {
        voids.about(i);
      }
    }
    voids.found.sort(Comparator.comparingDouble((Site s) -> -Math.rint(1e4 * s.radius())));
    return List.copyOf(voids.found);
  }

  /** Vectors from an atom to its neighbours, the nearest first. */
  private List<double[]> around(int i) {
    List<double[]> vectors = new ArrayList<>();
    for (int entry = near.start(i); entry < near.start(i + 1); entry++) {
      int site = 3 * near.site(entry);
      vectors.add(
          new double[] {
            places[site] - places[3 * i],
            places[site + 1] - places[3 * i + 1],
            places[site + 2] - places[3 * i + 2]
          });
    }
    vectors.sort(Comparator.comparingDouble(Voids::squared));
    return vectors;
  }

  private void about(int i) {
    List<double[]> vectors = around(i);
    int m = Math.min(MOST, vectors.size());
    for (int a = 0; a < m; a++) {
      middle(i, vectors, vectors.get(a));
      for (int b = 0; b < a; b++) {
        for (int c = 0; c < b; c++) {
          corner(i, vectors, m, new double[][] {vectors.get(a), vectors.get(b), vectors.get(c)});
        }
      }
    }
  }

  /** The point as far from the atom as from three neighbours: x·v = v²/2 for each. */
  private void corner(int i, List<double[]> vectors, int m, double[][] three) {
    double[] rows = new double[9];
    for (int k = 0; k < 9; k++) {
      rows[k] = three[k / 3][k % 3];
    }
    double scale = Math.sqrt(squared(three[0]) * squared(three[1]) * squared(three[2]));
    if (Math.abs(Matrix3.determinant(rows)) < 1e-3 * scale) {
      return;
    }
    double[] inverse = Matrix3.inverse(rows);
    double[] x = new double[3];
    for (int k = 0; k < 9; k++) {
      x[k / 3] += inverse[k] * squared(three[k % 3]) / 2;
    }
    double radius = Math.sqrt(squared(x));
    for (int k = 0; k < m; k++) {
      if (distance(x, vectors.get(k)) < radius - 1e-6) {
        return;
      }
    }
    add(i, x, radius, kind(x, vectors, radius * SHELL));
  }

  /** The middle between two atoms, where it is that of an octahedron. */
  private void middle(int i, List<double[]> vectors, double[] v) {
    double[] x = {v[0] / 2, v[1] / 2, v[2] / 2};
    double half = Math.sqrt(squared(x));
    // √2 as in bcc crystals, where two of the six are nearer than the others.
    if (kind(x, vectors, half * 1.45) == Kind.OCTAHEDRAL) {
      double radius = half;
      for (double[] other : vectors) {
        radius = Math.min(radius, distance(x, other));
      }
      add(i, x, radius, Kind.OCTAHEDRAL);
    }
  }

  private static Kind kind(double[] x, List<double[]> vectors, double within) {
    List<double[]> shell = new ArrayList<>();
    if (squared(x) <= within * within) {
      shell.add(new double[] {-x[0], -x[1], -x[2]});
    }
    for (double[] v : vectors) {
      if (distance(x, v) <= within) {
        shell.add(new double[] {v[0] - x[0], v[1] - x[1], v[2] - x[2]});
      }
    }
    if (shell.size() == 6) {
      return isOctahedron(shell) ? Kind.OCTAHEDRAL : Kind.OTHER;
    }
    return shell.size() == 4 ? Kind.TETRAHEDRAL : Kind.OTHER;
  }

  /** Each of the six has one opposite and four at right angles. */
  private static boolean isOctahedron(List<double[]> six) {
    for (double[] a : six) {
      int opposite = 0;
      int right = 0;
      for (double[] b : six) {
        double cosine =
            (a[0] * b[0] + a[1] * b[1] + a[2] * b[2]) / Math.sqrt(squared(a) * squared(b));
        opposite += cosine < -1 + RIGHT ? 1 : 0;
        right += Math.abs(cosine) < RIGHT ? 1 : 0;
      }
      if (opposite != 1 || right != 4) {
        return false;
      }
    }
    return true;
  }

  private void add(int i, double[] x, double radius, Kind kind) {
    double[] r = {places[3 * i] + x[0], places[3 * i + 1] + x[1], places[3 * i + 2] + x[2]};
    for (Site site : found) {
      if (Math.abs(site.radius() - radius) < SAME && isImage(site.position(), r)) {
        return;
      }
    }
    found.add(new Site(r, radius, kind));
  }

  private boolean isImage(double[] from, double[] to) {
    double[] f = new double[3];
    for (int a = 0; a < 3; a++) {
      f[a] = crystal.cell().fractional(a, from[0], from[1], from[2]);
    }
    for (Operation operation : operations) {
      double[] image = new double[3];
      for (int a = 0; a < 3; a++) {
        double g = operation.translation()[a];
        for (int b = 0; b < 3; b++) {
          g += f[b] * operation.rotation()[3 * b + a];
        }
        for (int x = 0; x < 3; x++) {
          image[x] += g * crystal.cell().vector(a, x);
        }
      }
      if (SiteFinder.squared(crystal, image, to) < SAME * SAME) {
        return true;
      }
    }
    return false;
  }

  private static double squared(double[] v) {
    return v[0] * v[0] + v[1] * v[1] + v[2] * v[2];
  }

  private static double distance(double[] a, double[] b) {
    double x = a[0] - b[0];
    double y = a[1] - b[1];
    double z = a[2] - b[2];
    return Math.sqrt(x * x + y * y + z * z);
  }
}
