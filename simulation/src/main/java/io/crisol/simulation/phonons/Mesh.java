package io.crisol.simulation.phonons;

import io.crisol.structures.Matrix3;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import io.crisol.structures.symmetry.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Frequencies on an even mesh of wave vectors with Γ among them, computed once for those that
 * symmetry and the reversal of time make alike.
 *
 * @param times wave vectors along each reciprocal vector
 * @param first int[times]: number of the wave vector that stands for each
 * @param points double[][3], those that stand for others
 * @param weights how many each stands for, as a share
 * @param frequencies double[points][branches] THz
 */
record Mesh(int[] times, int[] first, double[][] points, double[] weights, double[][] frequencies) {
  /** Å; over the length of a cell vector, the wave vectors along its reciprocal vector. */
  private static final double REPEATS = 60;

  /** The numbers of wave vectors that the lengths of the cell ask for; even ones. */
  static int[] times(Structure primitive) {
    int[] times = new int[3];
    for (int a = 0; a < 3; a++) {
      double length = Matrix3.rowNorm(primitive.cell().vectors(), a);
      times[a] = Math.max(2, 2 * (int) Math.ceil(REPEATS / length / 2 - 0.01));
    }
    return times;
  }

  static Mesh of(DynamicalMatrix matrix, List<Operation> operations, int[] times) {
    int[] first = first(times, operations);
    int[] number = new int[first.length];
    List<double[]> points = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    for (int k = 0; k < first.length; k++) {
      if (first[k] == k) {
        number[k] = points.size();
        int[] at = at(k, times);
        points.add(
            new double[] {
              (double) at[0] / times[0], (double) at[1] / times[1], (double) at[2] / times[2]
            });
        counts.add(0);
      }
      first[k] = number[first[k]];
      counts.set(first[k], counts.get(first[k]) + 1);
    }
    double[][] frequencies = new double[points.size()][];
    Workers.forEach(points.size(), k -> frequencies[k] = matrix.frequencies(points.get(k)));
    double total = first.length;
    return new Mesh(
        times,
        first,
        points.toArray(double[][]::new),
        counts.stream().mapToDouble(c -> c / total).toArray(),
        frequencies);
  }

  private static int[] at(int k, int[] times) {
    return new int[] {k / (times[1] * times[2]), k / times[2] % times[1], k % times[2]};
  }

  /** Number of a wave vector of the mesh; any whole numbers. */
  static int number(int[] times, int x, int y, int z) {
    return (Math.floorMod(x, times[0]) * times[1] + Math.floorMod(y, times[1])) * times[2]
        + Math.floorMod(z, times[2]);
  }

  /** The first of the wave vectors like each: q becomes W q where f becomes f W. */
  private static int[] first(int[] times, List<Operation> operations) {
    List<int[]> rotations =
        operations.stream().map(Operation::rotation).filter(w -> fits(w, times)).toList();
    int[] first = new int[times[0] * times[1] * times[2]];
    Arrays.fill(first, -1);
    for (int k = 0; k < first.length; k++) {
      if (first[k] >= 0) {
        continue;
      }
      int[] at = at(k, times);
      first[k] = k;
      for (int[] w : rotations) {
        int[] to = new int[3];
        for (int m = 0; m < 9; m++) {
          to[m / 3] += times[m / 3] * w[m] * at[m % 3] / times[m % 3];
        }
        first[number(times, to[0], to[1], to[2])] = k;
        first[number(times, -to[0], -to[1], -to[2])] = k;
      }
    }
    return first;
  }

  /** Whether a rotation brings all wave vectors of the mesh upon others of it. */
  private static boolean fits(int[] w, int[] times) {
    for (int m = 0; m < 9; m++) {
      if (times[m / 3] * w[m] % times[m % 3] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Number of wave vectors in all. */
  int size() {
    return first.length;
  }
}
