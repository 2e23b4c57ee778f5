package io.crisol.potentials.descriptors;

import io.crisol.potentials.EnvironmentBlock;
import io.crisol.structures.Element;
import java.util.Arrays;
import java.util.List;

/**
 * The neighbours of one atom, sorted by element and then by distance, as far as a few cutoffs tell:
 * of each element's group the first are those within the smallest cutoff. Each group is filled up
 * to whole pairs of vectors with slots far beyond every cutoff, and such slots follow the last
 * group. One thread only.
 */
final class NeighbourSlots {
  private final double[] cutoffs;
  private final int elements;
  private final int[] indexOf;
  private final int[] numbers;

  /** First slot of each element's group; the last entry is where the empty slots begin. */
  final int[] group;

  final int[] occupied;

  /** Slots in all. */
  int count;

  int[] pair = new int[0];
  double[] x = new double[0];
  double[] y = new double[0];
  double[] z = new double[0];
  double[] r = new double[0];
  double[] inverse = new double[0];
  double[] ux = new double[0];
  double[] uy = new double[0];
  double[] uz = new double[0];

  /** Atomic number; 0 in empty slots. */
  double[] number = new double[0];

  /** By element and shell: how many, and after placing where the next would stand. */
  private final int[] next;

  private int[] keys = new int[0];

  /** First pair of the atom where slot k holds the k-th pair after it, else −1. */
  private int straight;

  /**
   * Empty slots.
   *
   * @param indexOf index of the element by its ordinal
   * @param cutoffs ascending, the last the largest; neighbours come from within that
   */
  NeighbourSlots(List<Element> elements, int[] indexOf, double[] cutoffs) {
    this.cutoffs = cutoffs.clone();
    this.elements = elements.size();
    this.indexOf = indexOf;
    numbers = elements.stream().mapToInt(Element::atomicNumber).toArray();
    group = new int[elements.size() + 1];
    occupied = new int[elements.size()];
    next = new int[elements.size() * cutoffs.length];
  }

  /** A slot without neighbour. */
  int empty() {
    return group[elements];
  }

  /** Where the slots of element {@code e} within cutoff {@code c} end: whole pairs of vectors. */
  int end(int c, int e) {
    return group[e] + Lanes.paddedToBoth(within(c, e));
  }

  /** How many neighbours of element {@code e} are within cutoff {@code c}. */
  int within(int c, int e) {
    return c == cutoffs.length - 1 ? occupied[e] : next[e * cutoffs.length + c] - group[e];
  }

  void fill(EnvironmentBlock block, int a) {
    int first = block.start(a);
    int last = block.start(a + 1);
    straight = elements == 1 && cutoffs.length == 1 ? first : -1;
    if (straight >= 0) {
      occupied[0] = last - first;
      layOut();
      copy(block, first, last - first);
    } else {
      sort(block, first, last);
    }
    for (int e = 0; e < elements; e++) {
      clear(group[e] + occupied[e], group[e + 1]);
      Arrays.fill(number, group[e], group[e] + occupied[e], numbers[e]);
    }
    clear(empty(), count);
    SlotKernel.directions(count, x, y, z, r, inverse, ux, uy, uz);
  }

  private void copy(EnvironmentBlock block, int first, int length) {
    System.arraycopy(block.x(), first, x, 0, length);
    System.arraycopy(block.y(), first, y, 0, length);
    System.arraycopy(block.z(), first, z, 0, length);
    System.arraycopy(block.r(), first, r, 0, length);
    for (int k = 0; k < length; k++) {
      pair[k] = first + k;
    }
  }

  private void sort(EnvironmentBlock block, int first, int last) {
    if (keys.length < last - first) {
      keys = new int[(last - first) * 5 / 4];
    }
    Arrays.fill(next, 0);
    SlotKernel.keys(
        first, last, block.r(), block.neighbours(), block.ordinals(), indexOf, cutoffs, keys, next);
    int shells = cutoffs.length;
    for (int e = 0; e < elements; e++) {
      occupied[e] = 0;
      for (int s = e * shells; s < (e + 1) * shells; s++) {
        occupied[e] += next[s];
      }
    }
    layOut();
    for (int e = 0; e < elements; e++) {
      int at = group[e];
      for (int s = e * shells; s < (e + 1) * shells; s++) {
        at += next[s];
        next[s] = at - next[s];
      }
    }
    SlotKernel.place(first, last, keys, next, pair);
    for (int e = 0; e < elements; e++) {
      fetch(block, group[e], group[e] + occupied[e]);
    }
  }

  private void fetch(EnvironmentBlock block, int from, int to) {
    SlotKernel.fetch(from, to, pair, block.x(), block.y(), block.z(), block.r(), x, y, z, r);
  }

  private void layOut() {
    for (int e = 0; e < elements; e++) {
      group[e + 1] = group[e] + Lanes.paddedToBoth(occupied[e]);
    }
    count = empty() + Lanes.BOTH;
    reserve();
  }

  /** Adds vectors by slot to those of the pairs of the block. */
  void scatter(double[] tx, double[] ty, double[] tz, double[] gx, double[] gy, double[] gz) {
    for (int e = 0; e < elements; e++) {
      int last = group[e] + occupied[e];
      if (straight >= 0) {
        SlotKernel.add(last, straight, tx, ty, tz, gx, gy, gz);
      } else {
        SlotKernel.scatter(group[e], last, pair, tx, ty, tz, gx, gy, gz);
      }
    }
  }

  private void clear(int from, int to) {
    double far = 2 * cutoffs[cutoffs.length - 1];
    Arrays.fill(pair, from, to, -1);
    Arrays.fill(x, from, to, 0);
    Arrays.fill(y, from, to, 0);
    Arrays.fill(z, from, to, far);
    Arrays.fill(r, from, to, far);
    Arrays.fill(number, from, to, 0);
  }

  private void reserve() {
    if (r.length < count) {
      int length = Lanes.paddedToBoth(count + count / 4);
      pair = new int[length];
      x = new double[length];
      y = new double[length];
      z = new double[length];
      r = new double[length];
      inverse = new double[length];
      ux = new double[length];
      uy = new double[length];
      uz = new double[length];
      number = new double[length];
    }
  }
}
