package io.crisol.simulation.montecarlo;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Structure;
import java.util.Arrays;

/**
 * Atoms that move, change, come and go one at a time, in {@link LinkedCells} that know the
 * neighbours of each. An atom has a slot, whose number stays until {@link #tidy}.
 */
final class AtomGrid {
  /** Kind of a slot without atom. */
  static final int ABSENT = -1;

  private static final Element[] ELEMENTS = Element.values();

  private final Cell cell;
  private final double reach;
  private final LinkedCells cells;
  private final Images images;
  private final Population population = new Population();
  private int slots;
  private int[] kinds = new int[0];
  private double[] positions = new double[0];
  private int holes;
  private int[] hole = new int[0];
  private int found;

  /** Atoms of a structure, whose neighbours are looked for up to {@code reach}, Å. */
  AtomGrid(Structure structure, double reach) {
    cell = structure.cell();
    this.reach = reach;
    cells = new LinkedCells(cell, reach);
    images = Images.of(cell, reach);
    load(structure);
  }

  /** Takes the atoms of a structure in the same cell: slot i is atom i. */
  void load(Structure structure) {
    slots = structure.size();
    holes = 0;
    reserve(slots);
    positions = Arrays.copyOf(structure.positions(), positions.length);
    population.clear();
    cells.partition(slots, positions);
    Arrays.fill(kinds, ABSENT);
    int[] ordinals = structure.ordinals();
    for (int slot = 0; slot < slots; slot++) {
      int k = 3 * slot;
      put(slot, ordinals[slot], positions[k], positions[k + 1], positions[k + 2]);
    }
  }

  /** Drops the slots without atom and sorts what is left anew, in the order of the slots. */
  void tidy() {
    load(structure());
  }

  private void reserve(int wanted) {
    if (kinds.length < wanted) {
      int length = wanted + wanted / 8 + 16;
      int before = kinds.length;
      kinds = Arrays.copyOf(kinds, length);
      Arrays.fill(kinds, before, length, ABSENT);
      positions = Arrays.copyOf(positions, 3 * length);
      cells.reserve(length);
    }
  }

  /** A slot without atom, for {@link #put}. */
  int free() {
    while (holes > 0) {
      int slot = hole[--holes];
      if (kinds[slot] == ABSENT) {
        return slot;
      }
    }
    reserve(slots + 1);
    return slots++;
  }

  /** Puts an atom into a slot, whatever was there before; {@link #ABSENT} takes it away. */
  void put(int slot, int kind, double x, double y, double z) {
    if (kinds[slot] != ABSENT) {
      cells.unlink(slot);
    }
    if (kinds[slot] != kind) {
      population.change(slot, kinds[slot], kind);
      kinds[slot] = kind;
    }
    positions[3 * slot] = x;
    positions[3 * slot + 1] = y;
    positions[3 * slot + 2] = z;
    if (kind != ABSENT) {
      cells.link(slot, x, y, z);
      return;
    }
    if (holes == hole.length) {
      hole = Arrays.copyOf(hole, 2 * holes + 16);
    }
    hole[holes++] = slot;
  }

  /** Finds the neighbours of the atom of a slot; its own images are not among them. */
  void gather(int slot) {
    gather(positions[3 * slot], positions[3 * slot + 1], positions[3 * slot + 2], slot);
  }

  /** Finds the atoms near a place, without those of one slot. */
  void gather(double x, double y, double z, int without) {
    found = cells.gather(x, y, z, without);
  }

  /** Number of atoms found by {@link #gather}. */
  int found() {
    return found;
  }

  /** Their slots. */
  int[] near() {
    return cells.near();
  }

  /** Component {@code axis} of the vectors to them, Å. */
  double[] offsets(int axis) {
    return cells.offsets(axis);
  }

  /** The squares of their distances, Å². */
  double[] squares() {
    return cells.squares();
  }

  /** Number of slots that were ever used; those of atoms that left are {@link #ABSENT}. */
  int slots() {
    return slots;
  }

  /** {@link Element#ordinal} by slot, or {@link #ABSENT}; not to be changed. */
  int[] kinds() {
    return kinds;
  }

  /** Coordinate k % 3 of slot k / 3, Å. */
  double position(int k) {
    return positions[k];
  }

  /** The images that every atom has of itself within the reach. */
  Images images() {
    return images;
  }

  /** Which atoms there are. */
  Population population() {
    return population;
  }

  /** The cell. */
  Cell cell() {
    return cell;
  }

  /** How far neighbours are looked for, Å. */
  double reach() {
    return reach;
  }

  /** The atoms in the order of their slots. */
  Structure structure() {
    int n = population.size();
    Element[] elements = new Element[n];
    double[] x = new double[3 * n];
    int i = 0;
    for (int slot = 0; slot < slots; slot++) {
      if (kinds[slot] != ABSENT) {
        elements[i] = ELEMENTS[kinds[slot]];
        System.arraycopy(positions, 3 * slot, x, 3 * i++, 3);
      }
    }
    return new Structure(cell, elements, x);
  }
}
