package io.crisol.simulation.montecarlo;

import java.util.Arrays;

/** The atoms that a trial touches, each once, in the order in which it meets them. */
final class Touched {
  private int trial = 1;
  private int[] marks = new int[0];
  private int[] slots = new int[64];
  private int count;

  /** Notes a slot; whether it was met for the first time. */
  boolean add(int slot) {
    if (marks.length <= slot) {
      marks = Arrays.copyOf(marks, 2 * slot + 16);
    }
    if (marks[slot] == trial) {
      return false;
    }
    marks[slot] = trial;
    if (count == slots.length) {
      slots = Arrays.copyOf(slots, 2 * count);
    }
    slots[count++] = slot;
    return true;
  }

  int count() {
    return count;
  }

  int slot(int k) {
    return slots[k];
  }

  /** Forgets them all. */
  void clear() {
    count = 0;
    trial++;
    if (trial == Integer.MAX_VALUE) {
      Arrays.fill(marks, 0);
      trial = 1;
    }
  }
}
