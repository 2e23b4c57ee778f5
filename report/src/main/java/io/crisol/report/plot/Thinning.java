package io.crisol.report.plot;

import java.util.Arrays;
import java.util.TreeSet;

/**
 * Leaves out the points of a long series that cannot be seen: of each pixel column first, last,
 * lowest and highest stay.
 */
final class Thinning {
  private Thinning() {}

  /** Indices of the points to draw, ascending. */
  static int[] kept(double[] xs, double[] ys, int columns) {
    int n = xs.length;
    if (n <= 4 * columns) {
      int[] all = new int[n];
      Arrays.setAll(all, k -> k);
      return all;
    }
    TreeSet<Integer> kept = new TreeSet<>();
    for (int c = 0; c < columns; c++) {
      int from = (int) ((long) c * n / columns);
      int to = (int) ((long) (c + 1) * n / columns);
      int lowest = from;
      int highest = from;
      for (int k = from; k < to; k++) {
        lowest = ys[k] < ys[lowest] || Double.isNaN(ys[lowest]) ? k : lowest;
        highest = ys[k] > ys[highest] || Double.isNaN(ys[highest]) ? k : highest;
      }
      kept.addAll(Arrays.asList(from, lowest, highest, to - 1));
    }
    return kept.stream().mapToInt(Integer::intValue).toArray();
  }
}
