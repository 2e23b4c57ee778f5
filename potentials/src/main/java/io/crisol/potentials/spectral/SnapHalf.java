package io.crisol.potentials.spectral;

import java.util.Arrays;

/**
 * The independent half of the harmonics v^j_{m m'} (see {@link Harmonics}, before normalisation):
 * rows m &lt; j/2, and of the middle row the entries m' ≤ j/2. The others follow from v_{j−m, j−m'}
 * = (−1)^{m + m'} v*_{m m'}.
 */
final class SnapHalf {
  final int order;

  /** Number of entries. */
  final int size;

  /** By entry of the whole: its entry of the half. */
  final int[] half;

  /** By entry of the whole: factors of real and imaginary part. */
  final double[] signRe;

  final double[] signIm;

  SnapHalf(int order) {
    this.order = order;
    size = offset(order + 1);
    int all = Harmonics.size(order);
    half = new int[all];
    signRe = new double[all];
    signIm = new double[all];
    for (int j = 0; j <= order; j++) {
      for (int m = 0; m <= j; m++) {
        for (int k = 0; k <= j; k++) {
          set(j, m, k);
        }
      }
    }
  }

  private void set(int j, int m, int k) {
    int at = Harmonics.offset(j) + m * (j + 1) + k;
    boolean inside = 2 * m < j || 2 * m == j && 2 * k <= j;
    int row = inside ? m : j - m;
    int column = inside ? k : j - k;
    half[at] = offset(j) + row * (j + 1) + column;
    double sign = (m + k) % 2 == 0 ? 1 : -1;
    signRe[at] = inside ? 1 : sign;
    signIm[at] = inside ? 1 : -sign;
  }

  /** The entries v_{m m} of the half: 1 for the central atom, where all others are 0. */
  int[] diagonal() {
    int[] found = new int[size];
    int count = 0;
    for (int j = 0; j <= order; j++) {
      for (int m = 0; 2 * m <= j; m++) {
        found[count++] = offset(j) + m * (j + 2);
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** Where level j begins; (m, m') follows at m (j + 1) + m'. */
  static int offset(int j) {
    int offset = 0;
    for (int level = 0; level < j; level++) {
      offset += ((level + 1) * (level + 1) + 1) / 2;
    }
    return offset;
  }
}
