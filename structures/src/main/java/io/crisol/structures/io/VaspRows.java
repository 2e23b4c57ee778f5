package io.crisol.structures.io;

import java.util.Arrays;

/** Numbers that are collected one by one; grows with what a file holds, not with what it says. */
final class VaspRows {
  private double[] values = new double[96];
  private int size;

  /** Adds the first so many numbers of a line. */
  void add(VaspNumbers line, int count) {
    for (int k = 0; k < count; k++) {
      add(line.get(k));
    }
  }

  void add(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, values.length + (values.length >> 1));
    }
    values[size++] = value;
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  /** A copy. */
  double[] values() {
    return Arrays.copyOf(values, size);
  }

  /** Whether all numbers are finite. */
  boolean areFinite() {
    for (int k = 0; k < size; k++) {
      if (!Double.isFinite(values[k])) {
        return false;
      }
    }
    return true;
  }
}
