package io.crisol.simulation.defects;

import io.crisol.structures.Matrix3;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The directions of dumbbells: those with indices up to 1, one of each class about a site; along
 * the axes of the cube in a cubic crystal, whatever cell it is given in, else along the cell
 * vectors.
 */
final class Directions {
  /**
   * A direction.
   *
   * @param name indices, such as 1-10
   * @param along double[3], of length 1
   */
  record Direction(String name, double[] along) {}

  private static final double SAME = 1e-4;

  private final Crystal crystal;
  private final double[] frame;

  Directions(Crystal crystal) {
    this.crystal = crystal;
    List<double[]> cube = cube(crystal.rotations());
    this.frame = cube.isEmpty() ? crystal.unit().cell().vectors() : sorted(cube);
  }

  /** One direction of each class, low indices first. */
  List<Direction> about(int site) {
    List<double[]> rotations = crystal.rotationsAbout(site);
    List<Direction> found = new ArrayList<>();
    for (int[] indices : indices()) {
      double[] along =
          unit(Crystal.times(new double[] {indices[0], indices[1], indices[2]}, frame));
      boolean known =
          rotations.stream()
              .map(m -> Crystal.times(along, m))
              .anyMatch(turned -> found.stream().anyMatch(f -> isParallel(turned, f.along())));
      if (!known) {
        found.add(new Direction("" + indices[0] + indices[1] + indices[2], along));
      }
    }
    return found;
  }

  private static List<int[]> indices() {
    List<int[]> all = new ArrayList<>();
    for (int code = 26; code > 13; code--) {
      all.add(new int[] {code / 9 - 1, code / 3 % 3 - 1, code % 3 - 1});
    }
    all.sort(Comparator.comparingInt(v -> v[0] * v[0] + v[1] * v[1] + v[2] * v[2]));
    return all;
  }

  private static boolean isParallel(double[] a, double... b) {
    return Math.abs(Crystal.dot(a, b)) > 1 - SAME;
  }

  private static double[] unit(double... v) {
    double norm = Crystal.norm(v);
    return new double[] {v[0] / norm, v[1] / norm, v[2] / norm};
  }

  /** The edges of the cube, where the rotations are those of one: with four threefold axes. */
  private static List<double[]> cube(List<double[]> rotations) {
    if (axes(rotations, 0).size() != 4) {
      return List.of();
    }
    List<double[]> four = axes(rotations, 1);
    List<double[]> edges = four.isEmpty() ? axes(rotations, -1) : four;
    return edges.size() == 3 ? edges : List.of();
  }

  /** Axes of the rotations of this trace (0: threefold, 1: fourfold, −1: twofold), up to sign. */
  private static List<double[]> axes(List<double[]> rotations, int trace) {
    List<double[]> axes = new ArrayList<>();
    for (double[] m : rotations) {
      double proper = Math.signum(Matrix3.determinant(m));
      if (Math.rint(proper * (m[0] + m[4] + m[8])) == trace) {
        double[] axis = axis(m, proper);
        if (axes.stream().noneMatch(other -> isParallel(axis, other))) {
          axes.add(axis);
        }
      }
    }
    return axes;
  }

  /** What a rotation leaves: perpendicular to all columns of M − 1. */
  private static double[] axis(double[] m, double proper) {
    double[] best = new double[3];
    for (int c = 0; c < 3; c++) {
      double[] u = column(m, proper, c);
      double[] v = column(m, proper, (c + 1) % 3);
      double[] w = {
        u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]
      };
      best = Crystal.norm(w) > Crystal.norm(best) ? w : best;
    }
    return unit(best);
  }

  private static double[] column(double[] m, double proper, int c) {
    double[] column = new double[3];
    for (int r = 0; r < 3; r++) {
      column[r] = proper * m[3 * r + c] - (r == c ? 1 : 0);
    }
    return column;
  }

  /** Three axes as rows, that nearest to x first. */
  private static double[] sorted(List<double[]> axes) {
    double[] rows = new double[9];
    List<double[]> left = new ArrayList<>(axes);
    for (int a = 0; a < 3; a++) {
      int x = a;
      double[] next =
          left.stream().max(Comparator.comparingDouble(v -> Math.abs(v[x]))).orElseThrow();
      left.remove(next);
      double sign = next[x] < 0 ? -1 : 1;
      for (int k = 0; k < 3; k++) {
        rows[3 * a + k] = sign * next[k];
      }
    }
    return rows;
  }
}
