package io.crisol.structures.check;

import io.crisol.structures.Frame;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.Arrays;

/**
 * Numbers of a structure that do not change when it is translated, wrapped into its cell or its
 * atoms are put in another order: for each atom two sums over its neighbours, sorted.
 */
final class Fingerprint {
  private static final double REACH = 5;

  private final Structure structure;
  private final double[] sums;
  private final double bonds;

  private Fingerprint(Structure structure, double[] sums, double bonds) {
    this.structure = structure;
    this.sums = sums;
    this.bonds = bonds;
  }

  static Fingerprint of(Frame frame) {
    Structure s = frame.structure();
    Neighbors neighbors = Neighbors.of(s, REACH, 0);
    double[] folded = neighbors.fold(s);
    double[] shifts = neighbors.translations(s);
    int n = s.size();
    double[] sums = new double[2 * n];
    double bonds = 0;
    for (int i = 0; i < n; i++) {
      double near = 0;
      double squares = 0;
      for (int k = neighbors.start(i); k < neighbors.start(i + 1); k++) {
        double d2 = squaredDistance(folded, shifts, i, neighbors.atom(k), neighbors.image(k));
        double edge = 1 - d2 / (REACH * REACH);
        double weight = edge * edge * (1 + 0.01 * s.element(neighbors.atom(k)).atomicNumber());
        near += weight;
        squares += weight * d2;
      }
      double z = s.element(i).atomicNumber();
      bonds += near / n;
      sums[i] = near + 1000 * z;
      sums[n + i] = squares + 10000 * z;
    }
    Arrays.sort(sums, 0, n);
    Arrays.sort(sums, n, 2 * n);
    return new Fingerprint(s, sums, bonds);
  }

  private static double squaredDistance(double[] folded, double[] shifts, int i, int j, int image) {
    double d2 = 0;
    for (int axis = 0; axis < 3; axis++) {
      double d = folded[3 * j + axis] - folded[3 * i + axis] + shifts[3 * image + axis];
      d2 += d * d;
    }
    return d2;
  }

  /** Cheap: false where the structures are too different to be nearly the same. */
  boolean isNear(Fingerprint other) {
    return sums.length == other.sums.length
        && Math.abs(bonds - other.bonds) < 0.02 * (1 + Math.abs(bonds));
  }

  /** Whether all atoms of an element have the same surroundings, as in a perfect crystal. */
  boolean isUniform() {
    int n = structure.size();
    for (int k = 1; k < n; k++) {
      double step = sums[k] - sums[k - 1];
      if (step > 1e-3 && step < 500) {
        return false;
      }
    }
    return true;
  }

  /** Whether the other structure is a copy: same cell and same sums, relative tolerance. */
  boolean matches(Fingerprint other, double tolerance) {
    if (structure.size() != other.structure.size() || !sameCell(other.structure, tolerance)) {
      return false;
    }
    for (int k = 0; k < sums.length; k++) {
      double scale = k < sums.length / 2 ? 10 : 100;
      if (Math.abs(sums[k] - other.sums[k]) > tolerance * scale) {
        return false;
      }
    }
    return true;
  }

  private boolean sameCell(Structure other, double tolerance) {
    for (int a = 0; a < 3; a++) {
      if (structure.cell().isPeriodic(a) != other.cell().isPeriodic(a)) {
        return false;
      }
      double length = Math.sqrt(square(structure, a));
      for (int x = 0; x < 3; x++) {
        if (Math.abs(structure.cell().vector(a, x) - other.cell().vector(a, x))
            > tolerance * (1 + length)) {
          return false;
        }
      }
    }
    return true;
  }

  private static double square(Structure s, int a) {
    return s.cell().vector(a, 0) * s.cell().vector(a, 0)
        + s.cell().vector(a, 1) * s.cell().vector(a, 1)
        + s.cell().vector(a, 2) * s.cell().vector(a, 2);
  }
}
