package io.crisol.potentials.descriptors;

import io.crisol.potentials.EnvironmentBlock;
import java.util.Arrays;

/**
 * The neighbours of one atom, sorted by element; each element's group is filled up to whole vectors
 * with slots far beyond the cutoff, and one such slot follows the last group.
 */
final class NeighbourSlots {
  private static final int LANES = Packed.LANES;

  private final double cutoff;

  /** First slot of each element's group; the last entry is where the empty slots begin. */
  final int[] group;

  final int[] occupied;

  /** Slots in all, a multiple of the lane count. */
  int count;

  int[] pair = new int[0];
  double[] x = new double[0];
  double[] y = new double[0];
  double[] z = new double[0];
  double[] r = new double[0];
  double[] inverse = new double[0];

  /** Atomic number; 0 in empty slots. */
  double[] number = new double[0];

  NeighbourSlots(int elements, double cutoff) {
    this.cutoff = cutoff;
    group = new int[elements + 1];
    occupied = new int[elements];
  }

  /** A slot without neighbour. */
  int empty() {
    return group[occupied.length];
  }

  void fill(EnvironmentBlock block, int a, int[] indexOf) {
    int first = block.start(a);
    int last = block.start(a + 1);
    Arrays.fill(occupied, 0);
    for (int k = first; k < last; k++) {
      occupied[indexOf[block.element(k).ordinal()]]++;
    }
    for (int e = 0; e < occupied.length; e++) {
      group[e + 1] = group[e] + (occupied[e] + LANES - 1) / LANES * LANES;
    }
    count = empty() + LANES;
    reserve();
    clear();
    Arrays.fill(occupied, 0);
    for (int k = first; k < last; k++) {
      int e = indexOf[block.element(k).ordinal()];
      put(block, k, group[e] + occupied[e]++);
    }
  }

  private void put(EnvironmentBlock block, int k, int slot) {
    pair[slot] = k;
    x[slot] = block.x()[k];
    y[slot] = block.y()[k];
    z[slot] = block.z()[k];
    r[slot] = block.r()[k];
    inverse[slot] = 1 / block.r()[k];
    number[slot] = block.element(k).atomicNumber();
  }

  private void clear() {
    Arrays.fill(pair, 0, count, -1);
    Arrays.fill(x, 0, count, 0);
    Arrays.fill(y, 0, count, 0);
    Arrays.fill(z, 0, count, 2 * cutoff);
    Arrays.fill(r, 0, count, 2 * cutoff);
    Arrays.fill(inverse, 0, count, 1 / (2 * cutoff));
    Arrays.fill(number, 0, count, 0);
  }

  private void reserve() {
    if (r.length < count) {
      int length = (count + count / 4) / LANES * LANES + LANES;
      pair = new int[length];
      x = new double[length];
      y = new double[length];
      z = new double[length];
      r = new double[length];
      inverse = new double[length];
      number = new double[length];
    }
  }
}
