package io.crisol.potentials.descriptors;

import io.crisol.potentials.EnvironmentBlock;
import io.crisol.structures.Element;
import java.util.Arrays;
import java.util.List;

/**
 * The neighbours of one atom within one cutoff, sorted by element. Each element's group is filled
 * up to whole pairs of vectors with slots far beyond the cutoff, and such slots follow the last
 * group. One thread only.
 */
final class NeighbourSlots {
  private final double cutoff;
  private final int elements;
  private final int[] indexOf;
  private final int[] numbers;

  /** First slot of each element's group; the last entry is where the empty slots begin. */
  final int[] group;

  final int[] occupied;

  /** Slots in all. */
  int count;

  double[] x = new double[0];
  double[] y = new double[0];
  double[] z = new double[0];
  double[] r = new double[0];
  double[] inverse = new double[0];
  double[] ux = new double[0];
  double[] uy = new double[0];
  double[] uz = new double[0];

  /** Atomic number, 0 in empty slots; after {@link #fillNumbers}. */
  double[] number = new double[0];

  /** The neighbours of a larger cutoff that these are taken from; null where from a block. */
  private NeighbourSlots outer;

  /** Pair of the block, or slot of {@link #outer}; not filled where runs tell. */
  private int[] source = new int[0];

  /** First pair of each element where the pairs of the block stand in their order. */
  private final int[] run;

  private boolean inRuns;
  private final int[] next;
  private int[] keys = new int[0];

  /**
   * Empty slots.
   *
   * @param indexOf index of the element by its ordinal
   */
  NeighbourSlots(List<Element> elements, int[] indexOf, double cutoff) {
    this.cutoff = cutoff;
    this.elements = elements.size();
    this.indexOf = indexOf;
    numbers = elements.stream().mapToInt(Element::atomicNumber).toArray();
    group = new int[elements.size() + 1];
    occupied = new int[elements.size()];
    next = new int[elements.size()];
    run = new int[elements.size()];
  }

  /** A slot without neighbour. */
  int empty() {
    return group[elements];
  }

  /** Pair of the block in a slot of element {@code e}, which must be occupied. */
  int pair(int e, int slot) {
    if (outer != null) {
      return outer.pair(e, source[slot]);
    }
    return inRuns ? run[e] + slot - group[e] : source[slot];
  }

  /** Takes all neighbours of an atom of the block. */
  void fill(EnvironmentBlock block, int a) {
    outer = null;
    int first = block.start(a);
    int last = block.start(a + 1);
    Arrays.fill(occupied, 0);
    inRuns = elements == 1 || block.isGrouped();
    if (inRuns) {
      findRuns(block, first, last);
      layOut();
      for (int e = 0; e < elements; e++) {
        copy(block, e);
      }
    } else {
      sort(block, first, last);
    }
    for (int e = 0; e < elements; e++) {
      int to = e == elements - 1 ? count : group[e + 1];
      SlotKernel.clear(group[e] + occupied[e], to, 2 * cutoff, x, y, z, r);
    }
    SlotKernel.directions(count, x, y, z, r, inverse, ux, uy, uz);
  }

  private void findRuns(EnvironmentBlock block, int first, int last) {
    if (elements == 1) {
      run[0] = first;
      occupied[0] = last - first;
      return;
    }
    // Those of elements that this atom does not see must lie within the block too.
    Arrays.fill(run, first);
    int from = first;
    while (from < last) {
      int ordinal = block.ordinals()[block.neighbours()[from]];
      int to = SlotKernel.end(block.neighbours(), block.ordinals(), ordinal, from, last);
      run[indexOf[ordinal]] = from;
      occupied[indexOf[ordinal]] = to - from;
      from = to;
    }
  }

  private void copy(EnvironmentBlock block, int e) {
    System.arraycopy(block.x(), run[e], x, group[e], occupied[e]);
    System.arraycopy(block.y(), run[e], y, group[e], occupied[e]);
    System.arraycopy(block.z(), run[e], z, group[e], occupied[e]);
    System.arraycopy(block.r(), run[e], r, group[e], occupied[e]);
  }

  private void sort(EnvironmentBlock block, int first, int last) {
    if (keys.length < last - first) {
      keys = new int[(last - first) * 5 / 4];
    }
    SlotKernel.keys(first, last, block.neighbours(), block.ordinals(), indexOf, keys, occupied);
    layOut();
    System.arraycopy(group, 0, next, 0, elements);
    SlotKernel.place(first, last, keys, next, source);
    for (int e = 0; e < elements; e++) {
      int to = group[e] + occupied[e];
      SlotKernel.fetch(
          group[e], to, source, block.x(), block.y(), block.z(), block.r(), x, y, z, r);
    }
  }

  /**
   * Takes the neighbours within this cutoff from slots of a larger one: only distances and
   * directions.
   */
  void fill(NeighbourSlots from) {
    outer = from;
    reserve(from.count);
    for (int e = 0; e < elements; e++) {
      int first = from.group[e];
      int last = first + from.occupied[e];
      occupied[e] = SlotKernel.within(first, last, from.r, cutoff, source, group[e]);
      group[e + 1] = group[e] + Lanes.paddedToBoth(occupied[e]);
      SlotKernel.fetch(
          group[e],
          group[e] + occupied[e],
          source,
          from.ux,
          from.uy,
          from.uz,
          from.r,
          ux,
          uy,
          uz,
          r);
      SlotKernel.clear(group[e] + occupied[e], group[e + 1], 2 * cutoff, ux, uy, uz, r);
    }
    count = empty();
    SlotKernel.inverses(count, r, inverse);
  }

  private void layOut() {
    for (int e = 0; e < elements; e++) {
      group[e + 1] = group[e] + Lanes.paddedToBoth(occupied[e]);
    }
    count = empty() + Lanes.BOTH;
    reserve(count);
  }

  /** Adds vectors by slot to those of the pairs of the block. */
  void scatter(double[] tx, double[] ty, double[] tz, double[] gx, double[] gy, double[] gz) {
    for (int e = 0; e < elements; e++) {
      int from = group[e];
      int to = from + occupied[e];
      if (outer != null) {
        scatterInner(e, tx, ty, tz, gx, gy, gz);
      } else if (inRuns) {
        SlotKernel.add(from, to, run[e], tx, gx);
        SlotKernel.add(from, to, run[e], ty, gy);
        SlotKernel.add(from, to, run[e], tz, gz);
      } else {
        SlotKernel.scatter(from, to, source, 0, tx, ty, tz, gx, gy, gz);
      }
    }
  }

  private void scatterInner(
      int e, double[] tx, double[] ty, double[] tz, double[] gx, double[] gy, double[] gz) {
    int from = group[e];
    int to = from + occupied[e];
    if (outer.inRuns) {
      int shift = outer.run[e] - outer.group[e];
      SlotKernel.scatter(from, to, source, shift, tx, ty, tz, gx, gy, gz);
    } else {
      SlotKernel.scatter(from, to, source, outer.source, tx, ty, tz, gx, gy, gz);
    }
  }

  /** The same for vectors along the directions to the neighbours. */
  void scatter(double[] along, double[] gx, double[] gy, double[] gz) {
    for (int e = 0; e < elements; e++) {
      int from = group[e];
      int to = from + occupied[e];
      SlotKernel.addProducts(from, to, run[e], along, ux, gx);
      SlotKernel.addProducts(from, to, run[e], along, uy, gy);
      SlotKernel.addProducts(from, to, run[e], along, uz, gz);
    }
  }

  /** Whether the slots follow the pairs of the block, element by element. */
  boolean isInRuns() {
    return inRuns && outer == null;
  }

  /** Fills {@link #number}. */
  void fillNumbers() {
    Arrays.fill(number, 0, count, 0);
    for (int e = 0; e < elements; e++) {
      Arrays.fill(number, group[e], group[e] + occupied[e], numbers[e]);
    }
  }

  private void reserve(int most) {
    if (r.length < most) {
      int length = Lanes.paddedToBoth(most + most / 4 + 1);
      source = new int[length];
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
