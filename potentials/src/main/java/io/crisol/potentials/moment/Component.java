package io.crisol.potentials.moment;

import java.util.ArrayList;
import java.util.List;

/**
 * A component of a symmetric tensor: how often each axis occurs among its indices.
 *
 * @param a times x
 * @param b times y
 * @param c times z
 */
record Component(int a, int b, int c) {
  /** The components of rank {@code rank}: xx xy xz yy yz zz and so on. */
  static List<Component> ofRank(int rank) {
    List<Component> all = new ArrayList<>();
    for (int a = rank; a >= 0; a--) {
      for (int b = rank - a; b >= 0; b--) {
        all.add(new Component(a, b, rank - a - b));
      }
    }
    return all;
  }

  /** Number of components of a rank. */
  static int count(int rank) {
    return (rank + 1) * (rank + 2) / 2;
  }

  /** Place among the components of the same rank. */
  int place() {
    int below = b + c;
    return below * (below + 1) / 2 + c;
  }

  Component plus(Component other) {
    return new Component(a + other.a, b + other.b, c + other.c);
  }

  /** In how many orders the indices can stand. */
  int orders() {
    int n = 0;
    int orders = 1;
    for (int times : new int[] {a, b, c}) {
      for (int k = 1; k <= times; k++) {
        n++;
        orders = orders * n / k;
      }
    }
    return orders;
  }
}
