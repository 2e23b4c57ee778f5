package io.crisol.simulation.montecarlo;

import io.crisol.structures.Element;
import io.crisol.structures.RandomStream;
import java.util.Arrays;

/** Which slots hold which element, so that one can be drawn at random at once. */
final class Population {
  private static final int KINDS = Element.values().length;

  /** By kind, and in the last row all atoms. */
  private final int[][] members = new int[KINDS + 1][0];

  private final int[] counts = new int[KINDS + 1];

  /** Place of a slot in the list of its kind, and in that of all. */
  private int[][] places = new int[2][0];

  void clear() {
    Arrays.fill(counts, 0);
  }

  /** A slot changes its kind; {@link AtomGrid#ABSENT} for none. */
  void change(int slot, int before, int after) {
    if (before != AtomGrid.ABSENT) {
      remove(slot, before, 0);
    }
    if (after != AtomGrid.ABSENT) {
      add(slot, after, 0);
    }
    if (before == AtomGrid.ABSENT) {
      add(slot, KINDS, 1);
    } else if (after == AtomGrid.ABSENT) {
      remove(slot, KINDS, 1);
    }
  }

  private void add(int slot, int list, int which) {
    if (counts[list] == members[list].length) {
      members[list] = Arrays.copyOf(members[list], 2 * counts[list] + 16);
    }
    if (places[which].length <= slot) {
      places[which] = Arrays.copyOf(places[which], 2 * slot + 16);
    }
    places[which][slot] = counts[list];
    members[list][counts[list]++] = slot;
  }

  private void remove(int slot, int list, int which) {
    int last = members[list][--counts[list]];
    members[list][places[which][slot]] = last;
    places[which][last] = places[which][slot];
  }

  /** Number of atoms. */
  int size() {
    return counts[KINDS];
  }

  /** Number of atoms of an element, by {@link Element#ordinal}. */
  int size(int kind) {
    return counts[kind];
  }

  /** Number of elements present. */
  int kinds() {
    int present = 0;
    for (int kind = 0; kind < KINDS; kind++) {
      present += counts[kind] > 0 ? 1 : 0;
    }
    return present;
  }

  /** Any atom. */
  int any(RandomStream random) {
    return members[KINDS][random.nextInt(counts[KINDS])];
  }

  /** Any atom of an element. */
  int any(int kind, RandomStream random) {
    return members[kind][random.nextInt(counts[kind])];
  }
}
