package io.crisol.potentials.bonded;

import io.crisol.potentials.BlockGradient;
import io.crisol.potentials.EnvironmentBlock;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;

/**
 * The neighbours of a block of atoms, turned so that lanes run over atoms. A group is one vector of
 * atoms of the same element and similar numbers of neighbours; its slots hold one neighbour of
 * each. The slots of a group come in runs, one for each element of the neighbours, so that all
 * lanes of a slot, and of two slots, have the same parameters. A lane without a neighbour holds one
 * at the distance where its pair ends.
 */
final class LaneGroups {
  static final int LANES = DoubleVector.SPECIES_PREFERRED.length();

  private final int elements;
  private final double[] limits;
  private final double[] ends;

  private int atoms;
  private int groups;

  /** Atoms of the block in order of their groups, and what they are sorted by. */
  private int[] order = new int[0];

  private int[] key = new int[0];

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

  double[] x = new double[0];
  double[] y = new double[0];
  double[] z = new double[0];
  double[] r = new double[0];

  /**
   * Tables by ordered pair of elements, n².
   *
   * @param limits distances from which neighbours are left out, Å
   * @param ends distances at which pairs end, Å
   */
  LaneGroups(int elements, double[] limits, double[] ends) {
    this.elements = elements;
    this.limits = limits;
    this.ends = ends;
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
      insert(a, (centre[a] << 20) + count(block, types, a));
    }
    arrange();
    reserveSlots();
    for (int group = 0; group < groups; group++) {
      for (int lane = 0; lane < LANES; lane++) {
        int at = first[group] + lane;
        place(block, types, group, at < first[group + 1] ? order[at] : -1, lane);
      }
    }
  }

  private void reserveAtoms() {
    if (order.length < atoms) {
      order = new int[atoms];
      key = new int[atoms];
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

  /** Puts an atom into the order of elements and, within them, of numbers of neighbours. */
  private void insert(int a, int value) {
    int at = a;
    while (at > 0 && key[at - 1] > value) {
      key[at] = key[at - 1];
      order[at] = order[at - 1];
      at--;
    }
    key[at] = value;
    order[at] = a;
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

  /** Fills a lane of a group with the neighbours of an atom, −1 for none, and the rest of it. */
  private void place(EnvironmentBlock block, int[] types, int group, int atom, int lane) {
    int row = centre(group) * elements;
    int base = (atom < 0 ? atoms : atom) * elements;
    System.arraycopy(runs, group * elements, counts, base, elements);
    if (atom >= 0) {
      double[] distances = block.r();
      for (int k = block.start(atom); k < block.start(atom + 1); k++) {
        int type = types == null ? 0 : types[k];
        if (distances[k] < limits[type]) {
          int at = LANES * counts[base + type - row]++ + lane;
          pair[at] = k;
          x[at] = block.x()[k];
          y[at] = block.y()[k];
          z[at] = block.z()[k];
          r[at] = distances[k];
        }
      }
    }
    for (int e = 0; e < elements; e++) {
      for (int slot = counts[base + e]; slot < runs[group * elements + e + 1]; slot++) {
        int at = LANES * slot + lane;
        pair[at] = block.pairs();
        x[at] = ends[row + e];
        y[at] = 0;
        z[at] = 0;
        r[at] = ends[row + e];
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
