package io.crisol.simulation.transport;

import io.crisol.structures.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** Random walks whose diffusivity is known. */
final class Walks {
  private Walks() {}

  /**
   * Hops by one lattice constant along the axes of a cubic lattice at random times, so that D = p /
   * 6; groups of atoms hop together, so that Haven's ratio is 1 / group; positions scatter about
   * the sites.
   *
   * @param hops p, mean number of hops of an atom from frame to frame
   * @param vibration standard deviation of a coordinate
   */
  static Walkers lattice(
      int steps, int atoms, double hops, double vibration, int group, RandomStream random) {
    double[][] paths = new double[atoms][3 * (steps + 1)];
    for (int g = 0; g < atoms / group; g++) {
      int[] site = new int[3];
      for (int f = 0; f <= steps; f++) {
        for (int n = f == 0 ? 0 : poisson(hops, random); n > 0; n--) {
          site[random.nextInt(3)] += random.nextInt(2) == 0 ? 1 : -1;
        }
        for (int member = 0; member < group; member++) {
          for (int axis = 0; axis < 3; axis++) {
            paths[g * group + member][3 * f + axis] =
                site[axis] + (vibration > 0 ? vibration * random.nextGaussian() : 0);
          }
        }
      }
    }
    return new Walkers(paths, 1);
  }

  /**
   * A vacancy in fcc of lattice constant 1 that hops to one of its twelve neighbours.
   *
   * @param size edge of the cubic crystal, lattice constants
   * @param hops of the vacancy from frame to frame
   */
  static Walkers vacancy(int size, int steps, int hops, RandomStream random) {
    int edge = 2 * size;
    int[] atom = new int[edge * edge * edge];
    List<double[]> paths = new ArrayList<>();
    List<double[]> now = new ArrayList<>();
    for (int k = 0; k < atom.length; k++) {
      int sum = k / (edge * edge) + k / edge % edge + k % edge;
      atom[k] = sum % 2 == 0 && k > 0 ? now.size() : -1;
      if (atom[k] >= 0) {
        now.add(new double[3]);
        paths.add(new double[3 * (steps + 1)]);
      }
    }
    int[] vacancy = new int[3];
    for (int f = 1; f <= steps; f++) {
      for (int h = 0; h < hops; h++) {
        hop(vacancy, atom, edge, now, random);
      }
      for (int i = 0; i < now.size(); i++) {
        System.arraycopy(now.get(i), 0, paths.get(i), 3 * f, 3);
      }
    }
    return new Walkers(paths.toArray(double[][]::new), 1);
  }

  private static void hop(
      int[] vacancy, int[] atom, int edge, List<double[]> now, RandomStream random) {
    int still = random.nextInt(3);
    int from = index(vacancy, edge);
    int[] step = new int[3];
    for (int axis = 0; axis < 3; axis++) {
      step[axis] = axis == still ? 0 : random.nextInt(2) == 0 ? 1 : -1;
      vacancy[axis] = Math.floorMod(vacancy[axis] + step[axis], edge);
    }
    int to = index(vacancy, edge);
    atom[from] = atom[to];
    atom[to] = -1;
    for (int axis = 0; axis < 3; axis++) {
      now.get(atom[from])[axis] -= 0.5 * step[axis];
    }
  }

  private static int index(int[] site, int edge) {
    return (site[0] * edge + site[1]) * edge + site[2];
  }

  static int poisson(double mean, RandomStream random) {
    double limit = StrictMath.exp(-mean);
    int n = -1;
    for (double product = 1; product > limit; n++) {
      product *= random.nextDouble();
    }
    return n;
  }
}
