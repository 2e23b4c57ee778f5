package io.crisol.simulation.phonons;

import io.crisol.structures.Matrix3;
import io.crisol.structures.symmetry.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The primitive cell that names of points of high symmetry refer to: vectors along the axes of the
 * crystal, by its rotations, and the centring by how many primitive cells they hold. The lattice is
 * not turned.
 *
 * @param vectors double[9], rows, Å: right-handed, of the same volume as the cell it came from
 * @param path its points of high symmetry
 */
record StandardCell(double[] vectors, BandPath path) {
  private static final double[] SIMPLE = {1, 0, 0, 0, 1, 0, 0, 0, 1};
  private static final double[] FACES = {0, .5, .5, .5, 0, .5, .5, .5, 0};
  private static final double[] BODY = {-.5, .5, .5, .5, -.5, .5, .5, .5, -.5};
  private static final double[] RHOMBOHEDRAL = {
    2 / 3.0, 1 / 3.0, 1 / 3.0, -1 / 3.0, 1 / 3.0, 1 / 3.0, -1 / 3.0, -2 / 3.0, 1 / 3.0
  };

  /**
   * The standard cell of a lattice.
   *
   * @param reduced its shortest vectors, double[9], rows, Å
   * @param operations of the crystal, in units of these
   */
  static StandardCell of(double[] reduced, List<Operation> operations) {
    RotationAxes axes = new RotationAxes(operations);
    List<double[]> twofold = along(axes.of(2), reduced);
    List<double[]> threefold = along(axes.of(3), reduced);
    List<double[]> fourfold = along(axes.of(4), reduced);
    List<double[]> sixfold = along(axes.of(6), reduced);
    Optional<StandardCell> found =
        threefold.size() == 4
            ? cubic(fourfold.size() == 3 ? fourfold : twofold, reduced)
            : sixfold.size() == 1
                ? hexagonal(sixfold.getFirst(), reduced)
                : threefold.size() == 1
                    ? hexagonal(threefold.getFirst(), reduced)
                    : fourfold.size() == 1
                        ? tetragonal(fourfold.getFirst(), reduced)
                        : twofold.size() == 3 ? orthorhombic(twofold, reduced) : Optional.empty();
    return found.orElseGet(
        () ->
            new StandardCell(
                reduced,
                BandPath.general(
                    twofold.size() == 3
                        ? "centred orthorhombic"
                        : twofold.size() == 1 ? "monoclinic" : "triclinic")));
  }

  private static List<double[]> along(List<int[]> axes, double[] reduced) {
    return axes.stream().map(axis -> cartesian(axis, reduced)).toList();
  }

  private static double[] cartesian(int[] v, double[] rows) {
    double[] x = new double[3];
    for (int k = 0; k < 9; k++) {
      x[k % 3] += v[k / 3] * rows[k];
    }
    return x;
  }

  private static Optional<StandardCell> cubic(List<double[]> axes, double[] reduced) {
    double[] rows = nearestFrame(axes);
    return switch (cells(rows, reduced)) {
      case 1 -> cell(SIMPLE, rows, reduced, BandPath.cubic());
      case 2 -> cell(BODY, rows, reduced, BandPath.bodyCentredCubic());
      case 4 -> cell(FACES, rows, reduced, BandPath.faceCentredCubic());
      default -> Optional.empty();
    };
  }

  private static Optional<StandardCell> tetragonal(double[] axis, double[] reduced) {
    double[] a = across(axis, reduced).getFirst();
    double[] b = turned(a, axis, 0, 1);
    double[] rows = join(a, b, axis);
    double width = Math.sqrt(dot(a, a));
    double height = Math.sqrt(dot(axis, axis));
    return switch (cells(rows, reduced)) {
      case 1 -> cell(SIMPLE, rows, reduced, BandPath.tetragonal());
      case 2 -> cell(BODY, rows, reduced, BandPath.bodyCentredTetragonal(width, height));
      default -> Optional.empty();
    };
  }

  private static Optional<StandardCell> hexagonal(double[] axis, double[] reduced) {
    double[] a = across(axis, reduced).getFirst();
    double[] b = turned(a, axis, -0.5, Math.sqrt(0.75));
    double[] rows = join(a, b, axis);
    if (cells(rows, reduced) == 1) {
      return cell(SIMPLE, rows, reduced, BandPath.hexagonal());
    }
    double[] minus = {-a[0], -a[1], -a[2]};
    double[] other = join(minus, turned(minus, axis, -0.5, Math.sqrt(0.75)), axis);
    for (double[] setting : List.of(rows, other)) {
      double[] v = Matrix3.product(RHOMBOHEDRAL, setting);
      double cosine =
          (v[0] * v[3] + v[1] * v[4] + v[2] * v[5]) / (v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
      Optional<StandardCell> found =
          cell(RHOMBOHEDRAL, setting, reduced, BandPath.rhombohedral(cosine));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<StandardCell> orthorhombic(List<double[]> axes, double[] reduced) {
    List<double[]> sorted = new ArrayList<>(axes);
    sorted.sort(Comparator.comparingDouble(v -> dot(v, v)));
    double[] rows = join(sorted.get(0), sorted.get(1), sorted.get(2));
    if (Matrix3.determinant(rows) < 0) {
      Arrays.setAll(rows, k -> -rows[k]);
    }
    return cells(rows, reduced) == 1
        ? cell(SIMPLE, rows, reduced, BandPath.orthorhombic())
        : Optional.empty();
  }

  /** The cell, if its vectors belong to the lattice and span it. */
  private static Optional<StandardCell> cell(
      double[] centring, double[] rows, double[] reduced, BandPath path) {
    double[] vectors = Matrix3.product(centring, rows);
    double[] whole = Matrix3.product(vectors, Matrix3.inverse(reduced));
    double[] rounded = Arrays.stream(whole).map(Math::rint).toArray();
    for (int k = 0; k < 9; k++) {
      if (Math.abs(whole[k] - rounded[k]) > 0.05) {
        return Optional.empty();
      }
    }
    return Math.abs(Matrix3.determinant(rounded) - 1) < 1e-9
        ? Optional.of(new StandardCell(Matrix3.product(rounded, reduced), path))
        : Optional.empty();
  }

  /** How many primitive cells these vectors span. */
  private static int cells(double[] rows, double[] reduced) {
    return (int) Math.rint(Math.abs(Matrix3.determinant(rows) / Matrix3.determinant(reduced)));
  }

  /** Three axes in the order and with the signs that bring them nearest to x, y, z. */
  private static double[] nearestFrame(List<double[]> axes) {
    int[][] orders = {{0, 1, 2}, {1, 2, 0}, {2, 0, 1}, {0, 2, 1}, {2, 1, 0}, {1, 0, 2}};
    double best = Double.NEGATIVE_INFINITY;
    double[] frame = null;
    for (int[] order : orders) {
      for (int signs = 0; signs < 8; signs++) {
        double[] rows = new double[9];
        for (int k = 0; k < 9; k++) {
          int a = k / 3;
          rows[k] = ((signs >> a & 1) == 0 ? 1 : -1) * axes.get(order[a])[k % 3];
        }
        double near = rows[0] + rows[4] + rows[8];
        if (Matrix3.determinant(rows) > 0 && near > best + 1e-9) {
          best = near;
          frame = rows;
        }
      }
    }
    return frame;
  }

  /** The shortest lattice vectors at right angles to an axis, of one length. */
  private static List<double[]> across(double[] axis, double[] reduced) {
    List<double[]> found = new ArrayList<>();
    for (int code = 0; code < 343; code++) {
      int[] v = {code / 49 - 3, code / 7 % 7 - 3, code % 7 - 3};
      double[] x = cartesian(v, reduced);
      double length = dot(x, x);
      if (length > 1e-9 && Math.abs(dot(x, axis)) < 1e-3 * Math.sqrt(length * dot(axis, axis))) {
        found.add(x);
      }
    }
    double shortest = found.stream().mapToDouble(x -> dot(x, x)).min().orElseThrow();
    found.removeIf(x -> dot(x, x) > shortest * 1.01);
    // That nearest to x first.
    found.sort(Comparator.comparingDouble(x -> -x[0] - 1e-3 * x[1] - 1e-6 * x[2]));
    return found;
  }

  /** A vector turned about an axis at right angles to it. */
  private static double[] turned(double[] v, double[] axis, double cosine, double sine) {
    double length = Math.sqrt(dot(axis, axis));
    double[] normal = {
      axis[1] * v[2] - axis[2] * v[1],
      axis[2] * v[0] - axis[0] * v[2],
      axis[0] * v[1] - axis[1] * v[0]
    };
    double[] turned = new double[3];
    Arrays.setAll(turned, x -> cosine * v[x] + sine * normal[x] / length);
    return turned;
  }

  private static double[] join(double[] a, double[] b, double[] c) {
    double[] rows = Arrays.copyOf(a, 9);
    System.arraycopy(b, 0, rows, 3, 3);
    System.arraycopy(c, 0, rows, 6, 3);
    return rows;
  }

  private static double dot(double[] u, double[] v) {
    return u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
  }
}
