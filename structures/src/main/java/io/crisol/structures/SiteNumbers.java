package io.crisol.structures;

import java.util.Arrays;

/**
 * Numbers the places that a list of neighbours refers to: atoms in the cell are 0 … n − 1, every
 * other (atom, translation) gets the next number when it is first met. Open addressing.
 */
final class SiteNumbers {
  private final int n;
  private final int home;
  private long[] keys = new long[64];
  private int[] numbers = new int[64];
  private int[] atoms = new int[16];
  private short[] images = new short[16];
  private int count;

  /**
   * For {@code n} atoms.
   *
   * @param home row of the vanishing translation
   */
  SiteNumbers(int n, int home) {
    this.n = n;
    this.home = home;
    Arrays.fill(keys, -1);
  }

  int number(int atom, short image) {
    if (image == home) {
      return atom;
    }
    long key = (long) image * n + atom;
    int slot = slot(key);
    if (keys[slot] < 0) {
      append(key, slot, atom, image);
      slot = slot(key);
    }
    return numbers[slot];
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 33) & mask;
    while (keys[slot] >= 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void append(long key, int slot, int atom, short image) {
    if (count == atoms.length) {
      atoms = Arrays.copyOf(atoms, 2 * count);
      images = Arrays.copyOf(images, 2 * count);
    }
    atoms[count] = atom;
    images[count] = image;
    keys[slot] = key;
    numbers[slot] = n + count++;
    if (2 * count > keys.length) {
      grow();
    }
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldNumbers = numbers;
    keys = new long[2 * oldKeys.length];
    numbers = new int[keys.length];
    Arrays.fill(keys, -1);
    for (int k = 0; k < oldKeys.length; k++) {
      if (oldKeys[k] >= 0) {
        int slot = slot(oldKeys[k]);
        keys[slot] = oldKeys[k];
        numbers[slot] = oldNumbers[k];
      }
    }
  }

  /** Atom of each site: the atoms themselves, then those of the other sites. */
  int[] siteAtoms() {
    int[] all = new int[Math.addExact(n, count)];
    for (int i = 0; i < n; i++) {
      all[i] = i;
    }
    System.arraycopy(atoms, 0, all, n, count);
    return all;
  }

  /** Row of the translation of each site beyond the atoms. */
  short[] images() {
    return Arrays.copyOf(images, count);
  }
}
