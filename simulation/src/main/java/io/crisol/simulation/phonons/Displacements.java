package io.crisol.simulation.phonons;

import io.crisol.structures.Matrix3;
import io.crisol.structures.symmetry.Operation;
import io.crisol.structures.symmetry.Symmetry;
import java.util.ArrayList;
import java.util.List;

/**
 * Which atoms to displace, and how, so that the symmetries of the crystal give all other
 * displacements: of atoms that are alike one, along as few directions as its surroundings allow,
 * and to one side only where a symmetry makes the other alike.
 *
 * @param operations those that leave the box as it is
 * @param orbits int[N]: the atom displaced in place of each
 * @param single the displacements
 */
record Displacements(List<Operation> operations, int[] orbits, List<Single> single) {
  /**
   * One displacement.
   *
   * @param atom of the home cell
   * @param direction double[3], of length 1
   */
  record Single(int atom, double[] direction) {}

  static Displacements of(Crystal crystal, Supercell box) {
    List<Operation> operations =
        crystal.operations().stream()
            .filter(operation -> box.isKeptBy(operation.rotation()))
            .toList();
    int[] orbits = Symmetry.orbits(operations, crystal.primitive().size());
    List<Single> single = new ArrayList<>();
    for (int atom = 0; atom < orbits.length; atom++) {
      if (orbits[atom] == atom) {
        add(single, atom, rotations(crystal, operations, atom));
      }
    }
    return new Displacements(operations, orbits, single);
  }

  /** Rotations that leave an atom where it is, or bring it upon an image of it. */
  private static List<double[]> rotations(Crystal crystal, List<Operation> operations, int atom) {
    return operations.stream()
        .filter(operation -> operation.images()[atom] == atom)
        .map(crystal::cartesian)
        .toList();
  }

  private static void add(List<Single> single, int atom, List<double[]> rotations) {
    double[] metric = new double[9];
    for (double[] direction : chosen(rotations)) {
      double[] more = metric.clone();
      addImages(more, rotations, direction);
      if (rank(metric) == 3 || rank(more) == rank(metric)) {
        continue;
      }
      metric = more;
      single.add(new Single(atom, direction));
      double[] back = {-direction[0], -direction[1], -direction[2]};
      if (rotations.stream().noneMatch(r -> isSame(turned(r, direction), back))) {
        single.add(new Single(atom, back));
      }
    }
  }

  /** Directions to be tried: one that all its images span space with, first. */
  private static List<double[]> chosen(List<double[]> rotations) {
    List<double[]> directions = new ArrayList<>();
    double d = Math.sqrt(0.5);
    double t = 1 / Math.sqrt(3);
    for (double[] direction :
        List.of(
            new double[] {1, 0, 0},
            new double[] {0, 1, 0},
            new double[] {0, 0, 1},
            new double[] {d, d, 0},
            new double[] {0, d, d},
            new double[] {d, 0, d},
            new double[] {t, t, t})) {
      double[] metric = new double[9];
      addImages(metric, rotations, direction);
      directions.add(rank(metric) == 3 ? 0 : directions.size(), direction);
      if (rank(metric) == 3) {
        return directions;
      }
    }
    return directions;
  }

  private static void addImages(double[] metric, List<double[]> rotations, double[] direction) {
    for (double[] rotation : rotations) {
      double[] v = turned(rotation, direction);
      for (int k = 0; k < 9; k++) {
        metric[k] += v[k / 3] * v[k % 3] / rotations.size();
      }
    }
  }

  /** Number of directions that vectors span, from the sum of their outer products. */
  private static int rank(double[] metric) {
    double trace = metric[0] + metric[4] + metric[8];
    double minors =
        metric[0] * metric[4]
            - metric[1] * metric[3]
            + metric[4] * metric[8]
            - metric[5] * metric[7]
            + metric[0] * metric[8]
            - metric[2] * metric[6];
    if (Matrix3.determinant(metric) > 1e-3) {
      return 3;
    }
    return minors > 1e-3 ? 2 : trace > 1e-3 ? 1 : 0;
  }

  static double[] turned(double[] rotation, double[] v) {
    double[] turned = new double[3];
    for (int k = 0; k < 9; k++) {
      turned[k / 3] += rotation[k] * v[k % 3];
    }
    return turned;
  }

  private static boolean isSame(double[] u, double[] v) {
    return Math.abs(u[0] - v[0]) + Math.abs(u[1] - v[1]) + Math.abs(u[2] - v[2]) < 1e-4;
  }
}
