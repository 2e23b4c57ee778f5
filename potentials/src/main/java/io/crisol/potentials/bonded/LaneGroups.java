package io.crisol.potentials.bonded;

import io.crisol.potentials.BlockGradient;
import io.crisol.potentials.EnvironmentBlock;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;

/**
 * The neighbours of a block of atoms, turned so that lanes run over atoms. A group is one vector of
 * atoms of the same element and similar numbers of neighbours; its slots hold one neighbour of
 * each. The slots of a group come in runs, one for each element of the neighbours, so that all
 * lanes of a slot, and of two slots, have the same parameters. A lane without a neighbour holds the
 * padding of the block: a vanishing vector at the distance of the cutoff.
 */
final class LaneGroups {
  static final int LANES = DoubleVector.SPECIES_PREFERRED.length();

  private final int elements;
  private final double[] limits;

  private int atoms;
  private int groups;

  /** Atoms of the block in order of their groups, and what they are sorted by. */
  private int[] order = new int[0];

  private long[] key = new long[0];

  /** Number of the element of each atom. */
  private int[] centre = new int[0];

  /** Neighbours by atom and element; later the next free slot. */
  private int[] counts = new int[0];

  /** First atom of each group in the order, and the end. */
  private int[] first = new int[1];

  /** First slot of each run, and the end. */
  private int[] runs = new int[1];

  /** Number of the pair in the block, by slot and lane; that of the padding where there is none. */
  private int[] pair = new int[0];

  /** Unit vectors to the neighbours, by slot and lane. */
  double[] x = new double[0];

  double[] y = new double[0];
  double[] z = new double[0];

  /** Distances, Å, and their inverses. */
  double[] r = new double[0];

  double[] inverse = new double[0];

  /**
   * For a number of elements.
   *
   * @param limits distances from which neighbours are left out, Å, by ordered pair of elements
   */
  LaneGroups(int elements, double[] limits) {
    this.elements = elements;
    this.limits = limits;
  }

  /** Whether vectors are long enough to be worth while. */
  static boolean isFast() {
    return LANES >= 4;
  }

  /** Number of groups. */
  int groups() {
    return groups;
  }

  /** Number of slots in all groups. */
  int slots() {
    return runs[groups * elements];
  }

  /** First slot of a group; that of the number of groups is the number of slots. */
  int start(int group) {
    return runs[group * elements];
  }

  /** First slot of the neighbours of an element in a group; it ends where the next one starts. */
  int start(int group, int element) {
    return runs[group * elements + element];
  }

  /** Number of the element of a group. */
  int centre(int group) {
    return centre[order[first[group]]];
  }

  /** Sorts a block into groups; {@code index} numbers the elements by ordinal. */
  void fill(EnvironmentBlock block, int[] index) {
    atoms = block.size();
    reserveAtoms();
    int[] types = elements == 1 ? null : block.pairTypes(index, elements);
    Arrays.fill(counts, 0, atoms * elements, 0);
    for (int a = 0; a < atoms; a++) {
      centre[a] = elements == 1 ? 0 : index[block.centre(a).ordinal()];
      long total = types == null ? block.start(a + 1) - block.start(a) : count(block, types, a);
      counts[a * elements] += types == null ? (int) total : 0;
      key[a] = ((long) centre[a] << 48) + (total << 24) + a;
    }
    sort();
    arrange();
    reserveSlots();
    for (int group = 0; group < groups; group++) {
      if (types == null) {
        placeAll(block, group);
      } else {
        for (int lane = 0; lane < LANES; lane++) {
          int at = first[group] + lane;
          place(block, types, group, at < first[group + 1] ? order[at] : -1, lane);
        }
      }
    }
    LaneKernel.directions(
        slots() * LANES, pair, block.x(), block.y(), block.z(), block.r(), x, y, z, r, inverse);
  }

  private void reserveAtoms() {
    if (order.length < atoms) {
      order = new int[atoms];
      key = new long[atoms];
      centre = new int[atoms];
      counts = new int[(atoms + 1) * elements];
      first = new int[atoms + 1];
      runs = new int[atoms * elements + 1];
    }
  }

  private void reserveSlots() {
    int length = slots() * LANES;
    if (pair.length < length) {
      int generous = length + length / 4;
      pair = new int[generous];
      x = new double[generous];
      y = new double[generous];
      z = new double[generous];
      r = new double[generous];
      inverse = new double[generous];
    }
  }

  /** Counts the neighbours of an atom by element; returns their number. */
  private int count(EnvironmentBlock block, int[] types, int a) {
    double[] distances = block.r();
    int base = a * elements - centre[a] * elements;
    int total = 0;
    for (int k = block.start(a); k < block.start(a + 1); k++) {
      int type = types == null ? 0 : types[k];
      int near = distances[k] < limits[type] ? 1 : 0;
      counts[base + type] += near;
      total += near;
    }
    return total;
  }

  /** By element and, within it, number of neighbours; ranks are counted without branches. */
  private void sort() {
    for (int a = 0; a < atoms; a++) {
      long own = key[a];
      long rank = 0;
      for (int b = 0; b < atoms; b++) {
        rank += (key[b] - own) >>> 63;
      }
      order[(int) rank] = a;
    }
  }

  /** Cuts the order into groups and numbers the slots of their runs. */
  private void arrange() {
    groups = 0;
    int slots = 0;
    for (int at = 0; at < atoms; at = first[groups]) {
      int end = at + 1;
      while (end < atoms && end < at + LANES && centre[order[end]] == centre[order[at]]) {
        end++;
      }
      for (int e = 0; e < elements; e++) {
        runs[groups * elements + e] = slots;
        int most = 0;
        for (int k = at; k < end; k++) {
          most = Math.max(most, counts[order[k] * elements + e]);
        }
        slots += most;
      }
      first[groups] = at;
      first[++groups] = end;
    }
    runs[groups * elements] = slots;
  }

  /**
   * Fills a group where there is one element: all pairs, in order. Those at the limit do no harm.
   */
  private void placeAll(EnvironmentBlock block, int group) {
    int none = block.pairs();
    int from = runs[group] * LANES;
    int to = runs[group + 1] * LANES;
    for (int lane = 0; lane < LANES; lane++) {
      int at = first[group] + lane;
      boolean there = at < first[group + 1];
      int k = there ? block.start(order[at]) : 0;
      int end = there ? block.start(order[at] + 1) : 0;
      for (int entry = from + lane; entry < to; entry += LANES, k++) {
        pair[entry] = k < end ? k : none;
      }
    }
  }

  /** Fills a lane of a group with the neighbours of an atom, −1 for none, and the rest of it. */
  private void place(EnvironmentBlock block, int[] types, int group, int atom, int lane) {
    int row = centre(group) * elements;
    int base = (atom < 0 ? atoms : atom) * elements;
    System.arraycopy(runs, group * elements, counts, base, elements);
    if (atom >= 0) {
      double[] distances = block.r();
      int end = block.start(atom + 1);
      for (int k = block.start(atom); k < end; k++) {
        int type = types == null ? 0 : types[k];
        if (distances[k] < limits[type]) {
          pair[LANES * counts[base + type - row]++ + lane] = k;
        }
      }
    }
    int none = block.pairs();
    for (int e = 0; e < elements; e++) {
      int end = runs[group * elements + e + 1];
      for (int slot = counts[base + e]; slot < end; slot++) {
        pair[LANES * slot + lane] = none;
      }
    }
  }

  /**
   * Hands out what was computed.
   *
   * @param energies by group and lane, eV
   * @param gx components of dE_i/dr_ij by slot and lane, eV/Å
   */
  void give(double[] energies, double[] gx, double[] gy, double[] gz, BlockGradient out) {
    for (int group = 0; group < groups; group++) {
      for (int at = first[group]; at < first[group + 1]; at++) {
        out.setEnergy(order[at], energies[group * LANES + at - first[group]]);
      }
    }
    // Lanes without a neighbour write to the padding.
    int length = slots() * LANES;
    double[] ox = out.x();
    double[] oy = out.y();
    double[] oz = out.z();
    for (int at = 0; at < length; at++) {
      int k = pair[at];
      ox[k] = gx[at];
      oy[k] = gy[at];
      oz[k] = gz[at];
    }
  }
}
