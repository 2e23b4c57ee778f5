package io.crisol.simulation.kinetic;

/**
 * Rates of many, their sum, and whom a number drawn below the sum falls upon, each in a time of log
 * n: a binary tree whose nodes hold the sums of their branches, computed anew from below, so that
 * nothing drifts.
 */
final class SumTree {
  private final int leaves;
  private final double[] sums;

  /** So many rates, all 0. */
  SumTree(int count) {
    leaves = Math.max(1, Integer.highestOneBit(Math.max(1, 2 * count - 1)));
    sums = new double[2 * leaves];
  }

  /** Sets a rate. */
  void set(int index, double rate) {
    int node = leaves + index;
    sums[node] = rate;
    while (node > 1) {
      node >>= 1;
      sums[node] = sums[2 * node] + sums[2 * node + 1];
    }
  }

  /** The sum of all rates. */
  double sum() {
    return sums[1];
  }

  /** The rate of one. */
  double rate(int index) {
    return sums[leaves + index];
  }

  /** The one that a number from 0 to the sum falls upon. */
  int find(double number) {
    double rest = number;
    int node = 1;
    while (node < leaves) {
      node *= 2;
      // A branch without rates is not entered, whatever rounding says.
      if (rest >= sums[node] && sums[node + 1] > 0) {
        rest -= sums[node];
        node++;
      }
    }
    return node - leaves;
  }
}
