package io.crisol.reference;

import io.crisol.structures.Cell;
import io.crisol.structures.Problem;
import java.util.ArrayList;
import java.util.List;

/** Meshes of k points that hold the origin. */
public final class KMesh {
  private KMesh() {}

  /**
   * Points along each cell vector: one along open ones, else a given number, else as many as bring
   * them no farther apart than a spacing.
   *
   * @param spacing 1/Å, with the factor 2π
   * @param grid three numbers, or empty
   */
  public static int[] of(Cell cell, double spacing, List<Integer> grid) {
    int[] mesh = new int[3];
    for (int a = 0; a < 3; a++) {
      double needed = Math.ceil(2 * Math.PI / (cell.height(a) * spacing) - 1e-9);
      if (!cell.isPeriodic(a)) {
        mesh[a] = 1;
      } else {
        mesh[a] = grid.isEmpty() ? (int) Math.max(1, needed) : grid.get(a);
      }
    }
    return mesh;
  }

  /**
   * One of each pair of points k and −k of a mesh, in units of the reciprocal vectors, and its
   * weight.
   *
   * @return double[points][4], weights adding up to 1
   */
  public static double[][] halved(int[] mesh) {
    List<double[]> points = new ArrayList<>();
    double all = (double) mesh[0] * mesh[1] * mesh[2];
    for (int number = 0; number < all; number++) {
      int[] at = {number / (mesh[1] * mesh[2]), number / mesh[2] % mesh[1], number % mesh[2]};
      int opposite = 0;
      for (int a = 0; a < 3; a++) {
        opposite = opposite * mesh[a] + (mesh[a] - at[a]) % mesh[a];
      }
      if (number <= opposite) {
        double[] point = new double[4];
        for (int a = 0; a < 3; a++) {
          int folded = 2 * at[a] > mesh[a] ? at[a] - mesh[a] : at[a];
          point[a] = (double) folded / mesh[a];
        }
        point[3] = (number == opposite ? 1 : 2) / all;
        points.add(point);
      }
    }
    return points.toArray(double[][]::new);
  }

  /**
   * Refuses a grid that is none.
   *
   * @throws io.crisol.structures.ProblemException OPTION_INVALID
   */
  public static void requireGrid(List<Integer> grid) {
    if (!grid.isEmpty() && (grid.size() != 3 || grid.stream().anyMatch(n -> n < 1))) {
      throw Problem.OPTION_INVALID.with(
          "k_grid", grid, "it is one number for each cell vector", "give e.g. [2, 2, 2]");
    }
  }
}
