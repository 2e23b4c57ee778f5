package io.crisol.potentials.descriptors;

import java.util.Arrays;

/** Gradients by slot: a part along the direction to the neighbour, and a vector. */
final class SlotGradient {
  double[] along = new double[0];
  double[] x = new double[0];
  double[] y = new double[0];
  double[] z = new double[0];

  /** Sets all to zero. */
  void clear(NeighbourSlots slots) {
    if (along.length < slots.count) {
      along = new double[slots.r.length];
      x = new double[slots.r.length];
      y = new double[slots.r.length];
      z = new double[slots.r.length];
      return;
    }
    Arrays.fill(along, 0, slots.count, 0);
    Arrays.fill(x, 0, slots.count, 0);
    Arrays.fill(y, 0, slots.count, 0);
    Arrays.fill(z, 0, slots.count, 0);
  }

  /** Adds everything to the gradients of the pairs of the block; leaves them turned to vectors. */
  void addTo(NeighbourSlots slots, double[] gx, double[] gy, double[] gz) {
    turn(slots);
    slots.scatter(x, y, z, gx, gy, gz);
  }

  /** Adds the part along the direction to the vector. */
  void turn(NeighbourSlots slots) {
    SlotKernel.combine(slots.empty(), along, slots.ux, slots.uy, slots.uz, x, y, z);
  }
}
