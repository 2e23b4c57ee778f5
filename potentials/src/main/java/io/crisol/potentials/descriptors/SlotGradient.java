package io.crisol.potentials.descriptors;

import java.util.Arrays;

/** Gradients by slot: a part along the direction to the neighbour, and a vector. */
final class SlotGradient {
  double[] along = new double[0];
  double[] x = new double[0];
  double[] y = new double[0];
  double[] z = new double[0];

  /** Whether everything lies along the directions; the vectors are not filled then. */
  private boolean onlyAlong;

  /** Sets all to zero. */
  void clear(NeighbourSlots slots) {
    reserve(slots, false);
    Arrays.fill(along, 0, slots.count, 0);
    Arrays.fill(x, 0, slots.count, 0);
    Arrays.fill(y, 0, slots.count, 0);
    Arrays.fill(z, 0, slots.count, 0);
  }

  /** Makes room for what will be written. */
  void reserve(NeighbourSlots slots, boolean nothingButAlong) {
    onlyAlong = nothingButAlong;
    if (along.length < slots.count) {
      along = new double[slots.r.length];
      x = new double[slots.r.length];
      y = new double[slots.r.length];
      z = new double[slots.r.length];
    }
  }

  /** Adds everything to the gradients of the pairs of the block. */
  void addTo(NeighbourSlots slots, double[] gx, double[] gy, double[] gz) {
    if (onlyAlong && slots.isInRuns()) {
      slots.scatter(along, gx, gy, gz);
      return;
    }
    turn(slots);
    slots.scatter(x, y, z, gx, gy, gz);
  }

  /** Adds the part along the direction to the vector. */
  void turn(NeighbourSlots slots) {
    if (onlyAlong) {
      Arrays.fill(x, 0, slots.count, 0);
      Arrays.fill(y, 0, slots.count, 0);
      Arrays.fill(z, 0, slots.count, 0);
    }
    SlotKernel.combine(slots.empty(), along, slots.ux, slots.uy, slots.uz, x, y, z);
  }
}
