package io.crisol.simulation.path;

import java.util.Arrays;

/**
 * The assignment of least total cost of n rows to n columns: shortest augmenting paths with dual
 * prices, after rows have taken the columns that are cheapest for both. About n² costs where most
 * rows have an obvious partner, n³ at worst.
 *
 * <p>Source: Jonker, Volgenant, Computing 38, 325 (1987), doi:10.1007/BF02278710.
 */
final class Assignment {
  /** Cost of a row in a column. */
  @FunctionalInterface
  interface Cost {
    double of(int row, int column);
  }

  private final int n;
  private final Cost cost;
  private final double[] price;
  private final int[] rowOf;
  private final int[] columnOf;

  private Assignment(int n, Cost cost) {
    this.n = n;
    this.cost = cost;
    price = new double[n];
    rowOf = new int[n];
    columnOf = new int[n];
    Arrays.fill(rowOf, -1);
    Arrays.fill(columnOf, -1);
  }

  /** The column of every row, int[n]. */
  static int[] of(int n, Cost cost) {
    Assignment assignment = new Assignment(n, cost);
    assignment.begin();
    for (int row = 0; row < n; row++) {
      if (assignment.columnOf[row] < 0) {
        assignment.augment(row);
      }
    }
    return assignment.columnOf;
  }

  /** Each column's price is its lowest cost; its row there takes it if it is free. */
  private void begin() {
    for (int column = 0; column < n; column++) {
      int best = 0;
      double lowest = Double.POSITIVE_INFINITY;
      for (int row = 0; row < n; row++) {
        double c = cost.of(row, column);
        if (c < lowest) {
          lowest = c;
          best = row;
        }
      }
      price[column] = lowest;
      if (columnOf[best] < 0) {
        columnOf[best] = column;
        rowOf[column] = best;
      }
    }
  }

  /** Finds a column for a row; others may have to change theirs. */
  private void augment(int free) {
    double[] distance = new double[n];
    int[] before = new int[n];
    boolean[] done = new boolean[n];
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    int row = free;
    double reached = 0;
    int column;
    do {
      double own = columnOf[row] < 0 ? 0 : cost.of(row, columnOf[row]) - price[columnOf[row]];
      column = -1;
      for (int j = 0; j < n; j++) {
        if (!done[j]) {
          double through = reached + cost.of(row, j) - price[j] - own;
          if (through < distance[j]) {
            distance[j] = through;
            before[j] = row;
          }
          column = column < 0 || distance[j] < distance[column] ? j : column;
        }
      }
      reached = distance[column];
      done[column] = true;
      row = rowOf[column];
    } while (row >= 0);
    for (int j = 0; j < n; j++) {
      price[j] += done[j] ? distance[j] - reached : 0;
    }
    take(column, before, free);
  }

  private void take(int last, int[] before, int free) {
    int column = last;
    int row;
    do {
      row = before[column];
      int next = columnOf[row];
      columnOf[row] = column;
      rowOf[column] = row;
      column = next;
    } while (row != free);
  }
}
