package io.crisol.simulation.path;

import io.crisol.structures.Cell;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Straight paths, and what a band is made of: tangents and lengths, all as double[3N]. */
final class BandGeometry {
  private BandGeometry() {}

  /**
   * Images on the straight line from one end to the other; every atom takes the shortest way
   * through the periodic boundaries, so the last image may be the end with some atoms in other
   * cells.
   *
   * @param between number of images between the ends
   */
  static List<Structure> straight(Structure start, Structure end, int between) {
    requireEnds(start, end);
    double[] way = way(start, end);
    List<Structure> images = new ArrayList<>();
    for (int k = 0; k <= between + 1; k++) {
      double[] positions = start.positions();
      for (int m = 0; m < way.length; m++) {
        positions[m] += way[m] * k / (between + 1);
      }
      images.add(start.withPositions(positions));
    }
    return images;
  }

  static void requireEnds(Structure start, Structure end) {
    if (!Arrays.equals(start.elements(), end.elements())) {
      throw refused("it does not have the atoms of the start in the same order");
    }
    double[] a = start.cell().vectors();
    double[] b = end.cell().vectors();
    for (int k = 0; k < 9; k++) {
      if (Math.abs(a[k] - b[k]) > 1e-6) {
        throw refused("it has another cell than the start");
      }
    }
  }

  private static RuntimeException refused(String why) {
    return Problem.OPTION_INVALID.with(
        "end", "the second structure", why, "give both ends of one path");
  }

  private static double[] way(Structure start, Structure end) {
    double[] way = end.positions();
    for (int k = 0; k < way.length; k++) {
      way[k] -= start.coordinate(k);
    }
    for (int k = 0; k < way.length; k += 3) {
      shorten(start.cell(), way, k);
    }
    return way;
  }

  /** Makes a vector the shortest of all that lattice translations make of it. */
  static void shorten(Cell cell, double[] way, int k) {
    for (int a = 0; a < 3; a++) {
      if (cell.isPeriodic(a)) {
        add(cell, way, k, a, -Math.rint(cell.fractional(a, way[k], way[k + 1], way[k + 2])));
      }
    }
    double[] best = Arrays.copyOfRange(way, k, k + 3);
    double half = Math.min(cell.height(0), Math.min(cell.height(1), cell.height(2))) / 2;
    if (dot(best, best) <= half * half) {
      return; // All others end beyond a face that is farther.
    }
    double[] tried = new double[3];
    for (int code = 0; code < 27; code++) {
      System.arraycopy(way, k, tried, 0, 3);
      boolean possible = true;
      for (int a = 0, rest = code; a < 3; a++, rest /= 3) {
        possible &= rest % 3 == 0 || cell.isPeriodic(a);
        add(cell, tried, 0, a, rest % 3 == 2 ? -1 : rest % 3);
      }
      // An equally long way does not count: the one that rounding found stays.
      if (possible && dot(tried, tried) < dot(best, best) * (1 - 1e-9)) {
        System.arraycopy(tried, 0, best, 0, 3);
      }
    }
    System.arraycopy(best, 0, way, k, 3);
  }

  private static void add(Cell cell, double[] way, int k, int a, double times) {
    for (int axis = 0; axis < 3 && times != 0; axis++) {
      way[k + axis] += times * cell.vector(a, axis);
    }
  }

  static double[] difference(double[] to, double[] from) {
    double[] difference = new double[to.length];
    for (int k = 0; k < difference.length; k++) {
      difference[k] = to[k] - from[k];
    }
    return difference;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  /** Largest length of three coordinates behind each other; NaN where one is. */
  static double largest(double[] a, int from, int to) {
    double largest = 0;
    for (int k = from; k < to; k += 3) {
      double square = a[k] * a[k] + a[k + 1] * a[k + 1] + a[k + 2] * a[k + 2];
      largest = square <= largest ? largest : square; // NaN is the largest.
    }
    return Math.sqrt(largest);
  }

  static double length(double[] a) {
    return Math.sqrt(dot(a, a));
  }

  /**
   * The improved tangent: along the neighbour of higher energy; at a maximum or minimum of the
   * energy the mean of both, weighted so that it turns smoothly. Of length 1, or 0 where the images
   * coincide.
   *
   * @param ahead from the image to the next one
   * @param behind from the one before to the image
   * @param up energy of the next one less that of the image, eV
   * @param down energy of the one before less that of the image, eV
   */
  static double[] tangent(double[] ahead, double[] behind, double up, double down) {
    double larger = Math.max(Math.abs(up), Math.abs(down));
    double smaller = Math.min(Math.abs(up), Math.abs(down));
    double before;
    double after;
    if (up > 0 && down < 0 || up < 0 && down > 0) {
      after = up > 0 ? 1 : 0;
      before = 1 - after;
    } else if (larger == 0) {
      after = 1;
      before = 1;
    } else {
      after = up > down ? larger : smaller;
      before = up > down ? smaller : larger;
    }
    double[] tangent = new double[ahead.length];
    for (int k = 0; k < tangent.length; k++) {
      tangent[k] = after * ahead[k] + before * behind[k];
    }
    double length = length(tangent);
    for (int k = 0; k < tangent.length && length > 0; k++) {
      tangent[k] /= length;
    }
    return tangent;
  }
}
