package io.crisol.simulation.montecarlo;

import io.crisol.structures.Cell;
import java.util.Arrays;

/**
 * Linked cells (R. W. Hockney, J. W. Eastwood, Computer Simulation Using Particles, 1981): space in
 * bins, each with a list of its atoms, by which the neighbours of a place are found in a time that
 * does not depend on the number of atoms. Cells smaller than the distance are fine, each image is
 * found.
 */
final class LinkedCells {
  private final Cell cell;
  private final double[] vectors;
  private final boolean[] periodic = new boolean[3];
  private final double reach;
  private final int[] bins = new int[3];
  private final int[] range = new int[3];
  private final double[] low = new double[3];
  private final double[] width = new double[3];

  private double[] inside = new double[0];
  private int[] next = new int[0];
  private int[] previous = new int[0];
  private int[] binOf = new int[0];
  private int[] head = new int[0];

  private final double[] point = new double[3];
  private final int[] bin = new int[3];
  private int[] near = new int[512];
  private double[][] offsets = new double[3][512];
  private double[] squares = new double[512];

  /** Cells for neighbours up to {@code reach}, Å. */
  LinkedCells(Cell cell, double reach) {
    this.cell = cell;
    this.vectors = cell.vectors();
    this.reach = reach;
    for (int a = 0; a < 3; a++) {
      periodic[a] = cell.isPeriodic(a);
    }
  }

  /** Makes room for so many slots. */
  void reserve(int length) {
    inside = Arrays.copyOf(inside, 3 * length);
    next = Arrays.copyOf(next, length);
    previous = Arrays.copyOf(previous, length);
    binOf = Arrays.copyOf(binOf, length);
  }

  /**
   * Empties the bins and cuts space anew for so many atoms at these positions: bins at least as
   * wide as the reach, and not many more than atoms; in open directions over the space that atoms
   * take.
   */
  void partition(int atoms, double[] positions) {
    int most = (int) Math.ceil(2 * Math.cbrt(Math.max(atoms, 8)));
    for (int a = 0; a < 3; a++) {
      low[a] = 0;
      width[a] = 1;
      if (!periodic[a]) {
        bound(a, atoms, positions);
      }
      double length = width[a] * cell.height(a);
      bins[a] = reach > 0 ? Math.clamp((long) (length / reach), 1, most) : 1;
      range[a] = reach > 0 ? (int) Math.ceil(reach * bins[a] / length * (1 + 1e-12)) : 0;
    }
    head = new int[bins[0] * bins[1] * bins[2]];
    Arrays.fill(head, -1);
  }

  private void bound(int a, int atoms, double[] x) {
    double from = Double.POSITIVE_INFINITY;
    double to = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < atoms; i++) {
      double f = cell.fractional(a, x[3 * i], x[3 * i + 1], x[3 * i + 2]);
      from = Math.min(from, f);
      to = Math.max(to, f);
    }
    low[a] = atoms == 0 ? 0 : from;
    width[a] = to > from ? to - from : 1e-3;
  }

  /** Sets {@link #point}, inside the cell, and {@link #bin}, and returns the number of the bin. */
  private int locate(double x, double y, double z) {
    point[0] = x;
    point[1] = y;
    point[2] = z;
    for (int a = 0; a < 3; a++) {
      double f = cell.fractional(a, x, y, z);
      if (periodic[a]) {
        double whole = Math.floor(f);
        f -= whole;
        for (int axis = 0; axis < 3; axis++) {
          point[axis] -= whole * vectors[3 * a + axis];
        }
      } else {
        // Beyond the outermost bins atoms count among these: no pair grows by that.
        f = (f - low[a]) / width[a];
      }
      bin[a] = Math.clamp((long) Math.floor(f * bins[a]), 0, bins[a] - 1);
    }
    return (bin[0] * bins[1] + bin[1]) * bins[2] + bin[2];
  }

  /** Puts a slot into the bin of a place. */
  void link(int slot, double x, double y, double z) {
    int into = locate(x, y, z);
    System.arraycopy(point, 0, inside, 3 * slot, 3);
    binOf[slot] = into;
    previous[slot] = -1;
    next[slot] = head[into];
    if (head[into] >= 0) {
      previous[head[into]] = slot;
    }
    head[into] = slot;
  }

  /** Takes a slot out of its bin. */
  void unlink(int slot) {
    if (previous[slot] >= 0) {
      next[previous[slot]] = next[slot];
    } else {
      head[binOf[slot]] = next[slot];
    }
    if (next[slot] >= 0) {
      previous[next[slot]] = previous[slot];
    }
  }

  /**
   * Lists the atoms, and images of them, near a place, without those of one slot.
   *
   * @return how many there are
   */
  int gather(double x, double y, double z, int without) {
    locate(x, y, z);
    int found = search(without);
    if (found > near.length) {
      int length = found + found / 4;
      near = new int[length];
      offsets = new double[3][length];
      squares = new double[length];
      found = search(without);
    }
    return found;
  }

  private int search(int without) {
    return GridKernel.near(
        point,
        bin,
        bins,
        range,
        periodic,
        vectors,
        head,
        next,
        inside,
        reach * reach,
        without,
        near,
        offsets,
        squares);
  }

  /** Slots of the neighbours found last. */
  int[] near() {
    return near;
  }

  /** Component {@code axis} of the vectors to them, Å. */
  double[] offsets(int axis) {
    return offsets[axis];
  }

  /** The squares of their distances, Å². */
  double[] squares() {
    return squares;
  }
}
