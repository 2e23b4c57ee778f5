package io.crisol.potentials.descriptors;

import io.crisol.potentials.EnvironmentBlock;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The neighbours of one atom within one cutoff, sorted by element; each element's group is filled
 * up to whole vectors with neighbours at the cutoff, whose cutoff function is zero.
 */
final class Packed {
  static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  static final int LANES = SPECIES.length();

  /** Number of slots used, a multiple of {@link #LANES}. */
  int count;

  /** First slot of each element's group; the last entry is {@link #count}. */
  final int[] group;

  /** Number of real neighbours in each group. */
  final int[] occupied;

  /** Pair of the block in each slot; −1 for padding. */
  int[] pair = new int[0];

  double[] ux = new double[0];
  double[] uy = new double[0];
  double[] uz = new double[0];
  double[] r = new double[0];
  double[] fc = new double[0];
  double[] slope = new double[0];

  Packed(int elements) {
    group = new int[elements + 1];
    occupied = new int[elements];
  }

  /**
   * Sum of the lanes of one vector in a fixed order (reduceLanes may choose another one after
   * compilation).
   */
  static double sum(double[] lanes, int at) {
    double total = lanes[at];
    for (int k = 1; k < LANES; k++) {
      total += lanes[at + k];
    }
    return total;
  }

  /**
   * Takes the neighbours of atom {@code a} closer than {@code cutoff}; {@code indexOf} numbers
   * elements by ordinal.
   */
  void pack(EnvironmentBlock block, int a, double cutoff, int[] indexOf) {
    int first = block.start(a);
    int last = block.start(a + 1);
    double[] distance = block.r();
    Arrays.fill(occupied, 0);
    for (int k = first; k < last; k++) {
      if (distance[k] < cutoff) {
        occupied[indexOf[block.element(k).ordinal()]]++;
      }
    }
    for (int e = 0; e < occupied.length; e++) {
      group[e + 1] = group[e] + (occupied[e] + LANES - 1) / LANES * LANES;
    }
    count = group[occupied.length];
    reserve();
    pad(cutoff);
    place(block, first, last, cutoff, indexOf);
    CosineCutoff.fill(r, count, cutoff, fc, slope);
  }

  private void place(EnvironmentBlock block, int first, int last, double cutoff, int[] indexOf) {
    Arrays.fill(occupied, 0);
    double[] distance = block.r();
    double[] x = block.x();
    double[] y = block.y();
    double[] z = block.z();
    for (int k = first; k < last; k++) {
      if (distance[k] < cutoff) {
        int e = indexOf[block.element(k).ordinal()];
        int slot = group[e] + occupied[e]++;
        double inverse = 1 / distance[k];
        pair[slot] = k;
        r[slot] = distance[k];
        ux[slot] = x[k] * inverse;
        uy[slot] = y[k] * inverse;
        uz[slot] = z[k] * inverse;
      }
    }
  }

  private void pad(double cutoff) {
    for (int e = 0; e < occupied.length; e++) {
      for (int slot = group[e] + occupied[e]; slot < group[e + 1]; slot++) {
        pair[slot] = -1;
        r[slot] = cutoff;
        ux[slot] = 0;
        uy[slot] = 0;
        uz[slot] = 1;
      }
    }
  }

  private void reserve() {
    if (r.length < count) {
      int length = count + count / 4 + 4 * LANES;
      pair = new int[length];
      ux = new double[length];
      uy = new double[length];
      uz = new double[length];
      r = new double[length];
      fc = new double[length];
      slope = new double[length];
    }
  }
}
