package io.crisol.structures.io;

import java.util.Arrays;

/** Numbers whose count is known only when all are read. */
final class NumberList {
  private double[] values = new double[8];
  private int size;

  void add(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  void addAll(double... more) {
    for (double value : more) {
      add(value);
    }
  }

  double get(int k) {
    return values[k];
  }

  void set(int k, double value) {
    values[k] = value;
  }

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  /** A copy of exactly the numbers added. */
  double[] toArray() {
    return Arrays.copyOf(values, size);
  }

  /** Whether every number is zero. */
  boolean isZero() {
    for (int k = 0; k < size; k++) {
      if (values[k] != 0) {
        return false;
      }
    }
    return true;
  }
}
