package io.crisol.simulation.search;

import io.crisol.structures.Matrix3;
import io.crisol.structures.RandomStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Small point groups, from which symmetric clusters are made: minima of low energy are often
 * symmetric (Oakley, Johnston, Wales, Phys. Chem. Chem. Phys. 15, 3965 (2013),
 * doi:10.1039/c3cp44332a).
 */
final class PointGroup {
  private static final double[] INVERSION = {-1, 0, 0, 0, -1, 0, 0, 0, -1};
  private static final double[] MIRROR_Z = {1, 0, 0, 0, 1, 0, 0, 0, -1};
  private static final double[] MIRROR_X = {-1, 0, 0, 0, 1, 0, 0, 0, 1};
  private static final double[] HALF_TURN_X = {1, 0, 0, 0, -1, 0, 0, 0, -1};
  private static final double[] THIRD_TURN_111 = {0, 0, 1, 1, 0, 0, 0, 1, 0};

  /** Entries of two operations that differ by less are the same. */
  private static final double SAME = 1e-6;

  private static final List<List<double[]>> GROUPS =
      List.of(
          closed(MIRROR_Z),
          closed(INVERSION),
          closed(Turns.aboutZ(Math.PI)),
          closed(turn(3)),
          closed(turn(4)),
          closed(turn(5)),
          closed(Turns.aboutZ(Math.PI), HALF_TURN_X),
          closed(turn(3), HALF_TURN_X),
          closed(Turns.aboutZ(Math.PI), MIRROR_X),
          closed(turn(3), MIRROR_X),
          closed(turn(5), HALF_TURN_X),
          closed(turn(5), MIRROR_X),
          closed(Turns.aboutZ(Math.PI), THIRD_TURN_111));

  private PointGroup() {}

  private static double[] turn(int order) {
    return Turns.aboutZ(2 * Math.PI / order);
  }

  /** One of the groups: all its operations, double[9] each. */
  static List<double[]> random(RandomStream random) {
    return GROUPS.get(random.nextInt(GROUPS.size()));
  }

  private static List<double[]> closed(double[]... generators) {
    List<double[]> group = new ArrayList<>();
    group.add(Matrix3.identity());
    for (int k = 0; k < group.size(); k++) {
      for (double[] generator : generators) {
        double[] product = Matrix3.product(generator, group.get(k));
        if (group.stream().noneMatch(known -> isSame(known, product))) {
          group.add(product);
        }
      }
    }
    return List.copyOf(group);
  }

  private static boolean isSame(double[] a, double[] b) {
    double largest = 0;
    for (int k = 0; k < 9; k++) {
      largest = Math.max(largest, Math.abs(a[k] - b[k]));
    }
    return largest < SAME;
  }

  /** The different images of a place; images nearer than {@code merged} Å are one, their mean. */
  static List<double[]> orbit(List<double[]> group, double[] place, double merged) {
    double[] fixed = place.clone();
    List<double[]> images = images(group, fixed);
    // A place near an axis or a plane belongs on it.
    double[] mean = new double[3];
    int near = 0;
    for (double[] image : images) {
      if (Atoms.distance(image, fixed) < merged) {
        near++;
        for (int a = 0; a < 3; a++) {
          mean[a] += image[a];
        }
      }
    }
    for (int a = 0; a < 3 && near > 1; a++) {
      fixed[a] = mean[a] / near;
    }
    List<double[]> different = new ArrayList<>();
    for (double[] image : images(group, fixed)) {
      if (different.stream().noneMatch(known -> Atoms.distance(known, image) < merged / 2)) {
        different.add(image);
      }
    }
    return different;
  }

  private static List<double[]> images(List<double[]> group, double[] place) {
    return group.stream()
        .map(
            operation -> {
              double[] image = place.clone();
              Turns.apply(operation, image);
              return image;
            })
        .toList();
  }
}
