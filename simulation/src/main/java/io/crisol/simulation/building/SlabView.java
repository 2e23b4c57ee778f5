package io.crisol.simulation.building;

import io.crisol.structures.Cell;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A slab seen from above: heights along the normal of the first two cell vectors, counted from the
 * atoms above the widest empty space.
 */
final class SlabView {
  /** Narrower gaps along the third vector are no vacuum, Å. */
  private static final double VACUUM = 4;

  /** Atoms nearer than this along the normal are of one layer, Å. */
  private static final double LAYER = 0.2;

  private final Structure slab;
  private final double[] normal;
  private final double[] heights;

  /**
   * Of a slab.
   *
   * @param step that needs it, for messages
   * @throws io.crisol.structures.ProblemException RECIPE_IMPOSSIBLE where there is no vacuum
   */
  SlabView(Structure slab, String step) {
    this.slab = slab;
    this.normal = normal(slab.cell());
    this.heights = heights(slab, step);
  }

  /** Unit vector along which the slab ends. */
  static double[] normal(Cell cell) {
    double[] v = cell.vectors();
    double[] n = {v[1] * v[5] - v[2] * v[4], v[2] * v[3] - v[0] * v[5], v[0] * v[4] - v[1] * v[3]};
    double length = Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
    double up = n[0] * v[6] + n[1] * v[7] + n[2] * v[8] < 0 ? -1 : 1;
    return new double[] {up * n[0] / length, up * n[1] / length, up * n[2] / length};
  }

  private static double[] heights(Structure slab, String step) {
    Cell cell = slab.cell();
    double period = cell.height(2);
    double[] heights = new double[slab.size()];
    for (int i = 0; i < heights.length; i++) {
      double[] r = AtomList.at(slab, i);
      double f = cell.fractional(2, r[0], r[1], r[2]);
      heights[i] = (f - Math.floor(f)) * period;
    }
    double[] sorted = heights.clone();
    Arrays.sort(sorted);
    double widest = sorted[0] + period - sorted[sorted.length - 1];
    double bottom = sorted[0];
    for (int k = 1; k < sorted.length; k++) {
      if (sorted[k] - sorted[k - 1] > widest) {
        widest = sorted[k] - sorted[k - 1];
        bottom = sorted[k];
      }
    }
    requireVacuum(cell, widest, step);
    for (int i = 0; i < heights.length; i++) {
      heights[i] -= bottom;
      heights[i] += heights[i] < 0 ? period : 0;
    }
    return heights;
  }

  private static void requireVacuum(Cell cell, double widest, String step) {
    if (widest < VACUUM || !cell.isPeriodic(0) || !cell.isPeriodic(1)) {
      throw Bench.impossible(
          step,
          "there is no empty space of 4 Å along the third cell vector: it is no slab",
          "cut one first, as in fcc:Cu:3.615 slab:111,layers=6 " + step);
    }
  }

  /** Unit vector upwards, double[3]. */
  double[] up() {
    return normal.clone();
  }

  /** Height of an atom over the lowest, Å. */
  double height(int i) {
    return heights[i];
  }

  /** An atom in the image in which the slab is one piece, Å. */
  double[] place(int i) {
    double[] r = AtomList.at(slab, i);
    double shift = heights[i] - heights[0] - along(r) + along(AtomList.at(slab, 0));
    double period = slab.cell().height(2);
    for (int x = 0; x < 3; x++) {
      r[x] += Math.rint(shift / period) * slab.cell().vector(2, x);
    }
    return r;
  }

  double along(double[] r) {
    return r[0] * normal[0] + r[1] * normal[1] + r[2] * normal[2];
  }

  /** Numbers of the atoms of each layer, the highest layer first. */
  List<int[]> layers() {
    Integer[] order = new Integer[heights.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (i, j) -> Double.compare(heights[j], heights[i]));
    List<int[]> layers = new ArrayList<>();
    int first = 0;
    for (int k = 1; k <= order.length; k++) {
      if (k == order.length || heights[order[k - 1]] - heights[order[k]] > LAYER) {
        layers.add(Arrays.stream(order, first, k).mapToInt(i -> i).sorted().toArray());
        first = k;
      }
    }
    return layers;
  }
}
