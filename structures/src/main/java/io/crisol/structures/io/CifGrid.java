package io.crisol.structures.io;

import io.crisol.structures.Cell;
import java.util.HashMap;
import java.util.Map;

/** Finds points of a periodic cell that lie close to another, in a time that does not grow. */
final class CifGrid {
  /** Width of a bin, Å. */
  private static final double WIDTH = 0.1;

  private static final int MOST_BINS = 1 << 20;

  private final Cell cell;
  private final int[] bins = new int[3];
  private final Map<Long, NumberList> points = new HashMap<>();
  private int count;

  CifGrid(Cell cell) {
    this.cell = cell;
    for (int a = 0; a < 3; a++) {
      bins[a] = (int) Math.clamp(cell.height(a) / WIDTH, 1, MOST_BINS);
    }
  }

  /** Adds a point, fractional, and returns its number, from 0. */
  int add(double[] x) {
    NumberList bin = points.computeIfAbsent(key(x, new int[3]), _ -> new NumberList());
    bin.add(count);
    bin.addAll(x);
    return count++;
  }

  /** Number of a point within {@code tolerance} (Å, below the width of a bin), or −1. */
  int find(double[] x, double tolerance) {
    int[] low = new int[3];
    int[] high = new int[3];
    for (int a = 0; a < 3; a++) {
      double reach = tolerance / cell.height(a);
      double f = x[a] - Math.floor(x[a]);
      int here = bin(f, a);
      low[a] = bins[a] > 1 && Math.floor((f - reach) * bins[a]) < here ? -1 : 0;
      high[a] = bins[a] > 1 && Math.floor((f + reach) * bins[a]) > here ? 1 : 0;
    }
    int[] shift = new int[3];
    for (shift[0] = low[0]; shift[0] <= high[0]; shift[0]++) {
      for (shift[1] = low[1]; shift[1] <= high[1]; shift[1]++) {
        for (shift[2] = low[2]; shift[2] <= high[2]; shift[2]++) {
          int found = inBin(points.get(key(x, shift)), x, tolerance);
          if (found >= 0) {
            return found;
          }
        }
      }
    }
    return -1;
  }

  private int inBin(NumberList bin, double[] x, double tolerance) {
    for (int k = 0; bin != null && k < bin.size(); k += 4) {
      double[] other = {bin.get(k + 1), bin.get(k + 2), bin.get(k + 3)};
      if (distance(cell, x, other) <= tolerance) {
        return (int) bin.get(k);
      }
    }
    return -1;
  }

  private int bin(double f, int a) {
    return Math.min(bins[a] - 1, (int) (f * bins[a]));
  }

  private long key(double[] x, int[] shift) {
    long key = 0;
    for (int a = 0; a < 3; a++) {
      int here = bin(x[a] - Math.floor(x[a]), a) + shift[a];
      key = key * MOST_BINS + Math.floorMod(here, bins[a]);
    }
    return key;
  }

  /**
   * Distance of two fractional points of which each stands for all its images, Å; exact where it is
   * small against the cell.
   */
  static double distance(Cell cell, double[] x, double[] y) {
    double[] d = new double[3];
    for (int a = 0; a < 3; a++) {
      d[a] = x[a] - y[a];
      d[a] -= Math.rint(d[a]);
    }
    double sum = 0;
    for (int axis = 0; axis < 3; axis++) {
      double c =
          d[0] * cell.vector(0, axis) + d[1] * cell.vector(1, axis) + d[2] * cell.vector(2, axis);
      sum += c * c;
    }
    return Math.sqrt(sum);
  }
}
