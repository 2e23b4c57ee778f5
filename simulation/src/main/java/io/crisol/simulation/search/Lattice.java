package io.crisol.simulation.search;

import io.crisol.structures.Cell;
import io.crisol.structures.Matrix3;
import io.crisol.structures.RandomStream;

/** Cell vectors of crystals being put together, double[9], rows, Å. */
final class Lattice {
  private static final int ROUNDS = 100;

  /** Of the volume's cube root: the lowest height of a cell that is not too flat. */
  private static final double LOWEST = 0.45;

  private Lattice() {}

  /** Random vectors that span a volume, Å³, not too flat. */
  static double[] random(double volume, RandomStream random) {
    while (true) {
      double[] rows = new double[9];
      for (int a = 0; a < 3; a++) {
        double[] direction = Turns.direction(random);
        double length = 0.5 + 1.5 * random.nextDouble();
        for (int x = 0; x < 3; x++) {
          rows[3 * a + x] = length * direction[x];
        }
      }
      double now = Math.abs(Matrix3.determinant(rows));
      if (now > 0.05) {
        double[] reduced = reduced(scaled(rows, volume));
        if (isThick(reduced)) {
          return standard(reduced);
        }
      }
    }
  }

  /** Whether atoms have room between opposite faces. */
  static boolean isThick(double[] rows) {
    double volume = Math.abs(Matrix3.determinant(rows));
    double lowest = LOWEST * StrictMath.cbrt(volume);
    if (!(volume > 0)) {
      return false;
    }
    Cell cell = Cell.periodic(rows);
    return cell.height(0) > lowest && cell.height(1) > lowest && cell.height(2) > lowest;
  }

  /** The same shape with another volume, Å³. */
  static double[] scaled(double[] rows, double volume) {
    double factor = StrictMath.cbrt(volume / Math.abs(Matrix3.determinant(rows)));
    double[] scaled = rows.clone();
    for (int k = 0; k < 9; k++) {
      scaled[k] *= factor;
    }
    return scaled;
  }

  /** Short vectors of the same lattice: none gets shorter by taking multiples of another away. */
  static double[] reduced(double[] rows) {
    double[] r = rows.clone();
    boolean shorter = true;
    for (int round = 0; round < ROUNDS && shorter; round++) {
      shorter = false;
      for (int a = 0; a < 3; a++) {
        for (int b = 0; b < 3; b++) {
          double times = a == b ? 0 : Math.rint(dot(r, a, b) / dot(r, b, b));
          // A tie may go back and forth for ever.
          if (times != 0 && Math.abs(dot(r, a, b)) > 0.5000001 * dot(r, b, b)) {
            shorter = true;
            for (int x = 0; x < 3; x++) {
              r[3 * a + x] -= times * r[3 * b + x];
            }
          }
        }
      }
    }
    return r;
  }

  /** The same cell turned: the first vector along x, the second in the xy plane, z above 0. */
  static double[] standard(double[] rows) {
    double a = Math.sqrt(dot(rows, 0, 0));
    double bx = dot(rows, 0, 1) / a;
    double by = Math.sqrt(Math.max(0, dot(rows, 1, 1) - bx * bx));
    double cx = dot(rows, 0, 2) / a;
    double cy = (dot(rows, 1, 2) - bx * cx) / by;
    double cz = Math.sqrt(Math.max(0, dot(rows, 2, 2) - cx * cx - cy * cy));
    return new double[] {a, 0, 0, bx, by, 0, cx, cy, cz};
  }

  private static double dot(double[] rows, int a, int b) {
    return rows[3 * a] * rows[3 * b]
        + rows[3 * a + 1] * rows[3 * b + 1]
        + rows[3 * a + 2] * rows[3 * b + 2];
  }

  /** The place of fractional coordinates, double[3] each. */
  static double[] place(double[] rows, double... f) {
    double[] place = new double[3];
    for (int x = 0; x < 3; x++) {
      place[x] = f[0] * rows[x] + f[1] * rows[3 + x] + f[2] * rows[6 + x];
    }
    return place;
  }

  /**
   * The shortest vector from one place to another's images, double[3]; right for reduced cells, of
   * which only the nearest images are looked at.
   *
   * @param self whether both are one atom, whose own place does not count
   */
  static double[] shortest(double[] rows, double[] from, double[] to, boolean self) {
    double[] best = null;
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < 27; k++) {
      double i = k / 9 - 1;
      double j = k / 3 % 3 - 1;
      double l = k % 3 - 1;
      double[] shift = place(rows, i, j, l);
      double x = to[0] - from[0] + shift[0];
      double y = to[1] - from[1] + shift[1];
      double z = to[2] - from[2] + shift[2];
      double square = x * x + y * y + z * z;
      if (square < least && !(self && k == 13)) {
        least = square;
        best = new double[] {x, y, z};
      }
    }
    return best;
  }
}
