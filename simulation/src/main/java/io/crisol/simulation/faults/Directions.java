package io.crisol.simulation.faults;

import io.crisol.simulation.surfaces.Faces;
import io.crisol.simulation.surfaces.Slab;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import io.crisol.structures.symmetry.Operation;
import io.crisol.structures.symmetry.Symmetry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Planes and directions of a crystal, in indices of its cell. */
final class Directions {
  /** Å; a relaxed crystal is as symmetric as its start. */
  private static final double TOLERANCE = 1e-3;

  private static final int LARGEST = 2;

  private final Structure crystal;
  private final List<double[]> translations = new ArrayList<>();

  Directions(Structure crystal) {
    this.crystal = crystal;
    for (Operation operation : Symmetry.of(crystal, TOLERANCE)) {
      if (Arrays.equals(operation.rotation(), new int[] {1, 0, 0, 0, 1, 0, 0, 0, 1})) {
        translations.add(operation.translation());
      }
    }
  }

  static int[] coprime(int... indices) {
    int divisor = divisor(indices[0], divisor(indices[1], indices[2]));
    return Arrays.stream(indices).map(k -> k / divisor).toArray();
  }

  private static int divisor(int a, int b) {
    return b == 0 ? Math.abs(a) : divisor(b, a % b);
  }

  /** The face with indices up to 1 whose atomic planes are farthest apart. */
  int[] widest(int cut) {
    return Faces.of(crystal, 1).stream()
        .max(
            Comparator.comparingDouble(
                face -> Math.rint(1e3 * new SlipPlane(crystal, face, 1).widest())))
        .orElseThrow();
  }

  /**
   * A direction, if it lies in a plane.
   *
   * @throws io.crisol.structures.ProblemException OPTION_INVALID
   */
  int[] inPlane(int[] plane, int... direction) {
    if (dot(plane, direction) != 0) {
      throw Problem.OPTION_INVALID.with(
          "direction",
          Slab.name(direction),
          "it does not lie in the plane (" + Slab.name(plane) + "): h u + k v + l w is not 0",
          "give a direction of the plane, such as 11-2 with 111");
    }
    return coprime(direction);
  }

  private static int dot(int[] a, int... b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  /** Directions of a plane with indices up to 2, low ones first; one is not its opposite. */
  List<int[]> inPlane(int... plane) {
    List<int[]> all = new ArrayList<>();
    for (int u = -LARGEST; u <= LARGEST; u++) {
      for (int v = -LARGEST; v <= LARGEST; v++) {
        for (int w = -LARGEST; w <= LARGEST; w++) {
          int[] direction = {u, v, w};
          if (dot(plane, direction) == 0 && divisor(u, divisor(v, w)) == 1) {
            all.add(direction);
          }
        }
      }
    }
    all.sort(
        Comparator.comparingInt((int[] d) -> dot(d, d))
            .thenComparing((a, b) -> Arrays.compare(b, a)));
    return all;
  }

  /** The shortest lattice vector along a direction, double[3] Å: centrings count. */
  double[] period(int... direction) {
    for (int part = 12; part > 1; part--) {
      if (isTranslation(direction, part)) {
        return cartesian(direction, part);
      }
    }
    return cartesian(direction, 1);
  }

  private boolean isTranslation(int[] direction, int part) {
    return translations.stream()
        .anyMatch(
            t -> {
              double off = 0;
              for (int a = 0; a < 3; a++) {
                double d = (double) direction[a] / part - t[a];
                off = Math.max(off, Math.abs(d - Math.rint(d)));
              }
              return off < 1e-3;
            });
  }

  private double[] cartesian(int[] direction, int part) {
    double[] vector = new double[3];
    for (int k = 0; k < 9; k++) {
      vector[k % 3] += (double) direction[k / 3] / part * crystal.cell().vector(k / 3, k % 3);
    }
    return vector;
  }
}
