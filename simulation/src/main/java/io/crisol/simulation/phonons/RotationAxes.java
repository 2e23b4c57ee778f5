package io.crisol.simulation.phonons;

import io.crisol.structures.symmetry.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Axes of the rotations of a crystal, reflections counted as twofold axes and rotoinversions as
 * axes of the rotation in them: lattice vectors, the shortest along each axis, in whole numbers.
 */
final class RotationAxes {
  private final List<List<int[]>> axes = new ArrayList<>();

  RotationAxes(List<Operation> operations) {
    for (int order = 0; order <= 6; order++) {
      axes.add(new ArrayList<>());
    }
    for (Operation operation : operations) {
      int[] proper = proper(operation.rotation());
      int order = order(proper);
      if (order > 1) {
        int[] axis = axis(proper, order);
        if (axes.get(order).stream().noneMatch(known -> Arrays.equals(known, axis))) {
          axes.get(order).add(axis);
        }
      }
    }
  }

  /** Axes with a rotation by 360°/order. */
  List<int[]> of(int order) {
    return axes.get(order);
  }

  /** The rotation, or the rotation times the inversion, whichever is proper. */
  private static int[] proper(int[] w) {
    int determinant =
        w[0] * (w[4] * w[8] - w[5] * w[7])
            - w[1] * (w[3] * w[8] - w[5] * w[6])
            + w[2] * (w[3] * w[7] - w[4] * w[6]);
    return Arrays.stream(w).map(x -> determinant * x).toArray();
  }

  private static int order(int[] proper) {
    return switch (proper[0] + proper[4] + proper[8]) {
      case 3 -> 1;
      case -1 -> 2;
      case 0 -> 3;
      case 1 -> 4;
      case 2 -> 6;
      default -> throw new IllegalStateException("no rotation of a lattice");
    };
  }

  /** The mean of a vector over its rotations lies along the axis. */
  private static int[] axis(int[] proper, int order) {
    int[] sum = new int[9];
    int[] power = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    for (int k = 0; k < order; k++) {
      for (int m = 0; m < 9; m++) {
        sum[m] += power[m];
      }
      power = product(power, proper);
    }
    for (int row = 0; row < 3; row++) {
      int[] axis = Arrays.copyOfRange(sum, 3 * row, 3 * row + 3);
      int divisor = divisor(axis[0], divisor(axis[1], axis[2]));
      if (divisor != 0) {
        int sign = Arrays.compare(axis, new int[3]) > 0 ? 1 : -1;
        return Arrays.stream(axis).map(x -> sign * x / divisor).toArray();
      }
    }
    throw new IllegalStateException("a rotation without an axis");
  }

  private static int[] product(int[] a, int[] b) {
    int[] c = new int[9];
    for (int k = 0; k < 27; k++) {
      c[k / 9 * 3 + k % 3] += a[k / 9 * 3 + k / 3 % 3] * b[k / 3 % 3 * 3 + k % 3];
    }
    return c;
  }

  private static int divisor(int a, int b) {
    return b == 0 ? Math.abs(a) : divisor(b, a % b);
  }
}
