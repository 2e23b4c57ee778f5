package io.crisol.simulation.surfaces;

import io.crisol.structures.Structure;
import io.crisol.structures.symmetry.Operation;
import io.crisol.structures.symmetry.Symmetry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The faces of a crystal that its symmetry does not make alike. */
public final class Faces {
  /** Å; a relaxed crystal is as symmetric as its start. */
  private static final double TOLERANCE = 1e-3;

  private Faces() {}

  /**
   * One face of each class, the lowest indices first; a face and its back are one, since a slab has
   * both.
   *
   * @param most largest index
   */
  public static List<int[]> of(Structure crystal, int most) {
    List<Operation> operations = Symmetry.of(crystal, TOLERANCE);
    List<int[]> faces = new ArrayList<>();
    for (int h = -most; h <= most; h++) {
      for (int k = -most; k <= most; k++) {
        for (int l = -most; l <= most; l++) {
          int[] face = {h, k, l};
          if (divisor(h, divisor(k, l)) == 1 && isFirst(face, operations)) {
            faces.add(face);
          }
        }
      }
    }
    faces.sort(
        Comparator.comparingInt((int[] f) -> f[0] * f[0] + f[1] * f[1] + f[2] * f[2])
            .thenComparing((a, b) -> Arrays.compare(b, a)));
    return faces;
  }

  /** Whether none of those like it comes before it in the order of names one would choose. */
  private static boolean isFirst(int[] face, List<Operation> operations) {
    for (Operation operation : operations) {
      int[] other = operation.plane(face);
      int[] back = Arrays.stream(other).map(index -> -index).toArray();
      if (Arrays.compare(other, face) > 0 || Arrays.compare(back, face) > 0) {
        return false;
      }
    }
    return true;
  }

  private static int divisor(int a, int b) {
    return b == 0 ? Math.abs(a) : divisor(b, a % b);
  }
}
