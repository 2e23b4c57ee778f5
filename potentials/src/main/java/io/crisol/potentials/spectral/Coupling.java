package io.crisol.potentials.spectral;

import java.util.ArrayList;
import java.util.List;

/**
 * Clebsch-Gordan coefficients up to an order, and the list of bispectrum components. Angular
 * momenta are counted doubled throughout, j = 0, 1, 2 … for 0, ½, 1 …; a projection m runs 0 … j.
 *
 * <p>Source: D. A. Varshalovich, A. N. Moskalev, V. K. Khersonskii, Quantum Theory of Angular
 * Momentum (1988), section 8.2, doi:10.1142/0270.
 */
final class Coupling {
  /** Beyond it the sums of products of binomials no longer fit into a long. */
  static final int HIGHEST = 20;

  private static final double[] FACTORIAL = factorials(3 * HIGHEST / 2 + 2);

  /** A component B_{j1 j2 j} with j2 ≤ j1 ≤ j. */
  record Triple(int j1, int j2, int j) {}

  private final int order;
  private final List<Triple> triples = new ArrayList<>();
  private final double[][] coefficients;

  /** Tables for doubled angular momenta up to {@code order}. */
  Coupling(int order) {
    this.order = order;
    int n = order + 1;
    coefficients = new double[n * n * n][];
    for (int j1 = 0; j1 <= order; j1++) {
      for (int j2 = 0; j2 <= order; j2++) {
        for (int j = Math.abs(j1 - j2); j <= Math.min(order, j1 + j2); j += 2) {
          coefficients[(j1 * n + j2) * n + j] = table(j1, j2, j);
          if (j2 <= j1 && j1 <= j) {
            triples.add(new Triple(j1, j2, j));
          }
        }
      }
    }
  }

  /** Number of components up to an order. */
  static int count(int order) {
    int count = 0;
    for (int j1 = 0; j1 <= order; j1++) {
      for (int j2 = 0; j2 <= j1; j2++) {
        for (int j = j1 - j2; j <= Math.min(order, j1 + j2); j += 2) {
          count += j >= j1 ? 1 : 0;
        }
      }
    }
    return count;
  }

  /** Whether j1 and j2 couple to j. */
  static boolean couples(int j1, int j2, int j) {
    return Math.abs(j1 - j2) <= j && j <= j1 + j2 && (j1 + j2 - j) % 2 == 0;
  }

  /**
   * Factor of Z^j = Σ C C u^{j1} u^{j2} in the derivative of the energy by (u^j)*, from its
   * derivatives by the components: B is the same function of its three factors but for 2j + 1, and
   * where factors are equal each of them counts.
   */
  double factor(double[] slopes, int j1, int j2, int j) {
    int high = Math.max(j, Math.max(j1, j2));
    int low = Math.min(j, Math.min(j1, j2));
    int middle = j + j1 + j2 - high - low;
    int times = (high == j ? 1 : 0) + (middle == j ? 1 : 0) + (low == j ? 1 : 0);
    int component = triples.indexOf(new Triple(middle, low, high));
    return slopes[component] * times * (high + 1) / (j + 1);
  }

  /** The highest doubled angular momentum. */
  int order() {
    return order;
  }

  /** The components in the order of their coefficients: by j1, then j2, then j. */
  List<Triple> triples() {
    return triples;
  }

  /**
   * Coefficients ⟨j1 m1 j2 m2 | j m⟩, double[(j1 + 1) (j2 + 1)] by m1, then m2; m = m1 + m2 − (j1 +
   * j2 − j)/2, zero where there is no such m.
   */
  double[] of(int j1, int j2, int j) {
    int n = order + 1;
    return coefficients[(j1 * n + j2) * n + j];
  }

  private static double[] table(int j1, int j2, int j) {
    double[] table = new double[(j1 + 1) * (j2 + 1)];
    int shift = (j1 + j2 - j) / 2;
    for (int m1 = 0; m1 <= j1; m1++) {
      for (int m2 = 0; m2 <= j2; m2++) {
        int m = m1 + m2 - shift;
        if (m >= 0 && m <= j) {
          table[m1 * (j2 + 1) + m2] = coefficient(j1, m1, j2, m2, j, m);
        }
      }
    }
    return table;
  }

  private static double coefficient(int j1, int m1, int j2, int m2, int j, int m) {
    int a = (j1 + j2 - j) / 2;
    int b = (j1 - j2 + j) / 2;
    int c = (j2 - j1 + j) / 2;
    long sum = 0;
    for (int z = 0; z <= a; z++) {
      long term = binomial(a, z) * binomial(b, j1 - m1 - z) * binomial(c, m2 - z);
      sum += (z & 1) == 0 ? term : -term;
    }
    double ratio =
        (j + 1)
            / (FACTORIAL[(j1 + j2 + j) / 2 + 1] * FACTORIAL[a] * FACTORIAL[b] * FACTORIAL[c])
            * (FACTORIAL[m1] * FACTORIAL[j1 - m1])
            * (FACTORIAL[m2] * FACTORIAL[j2 - m2])
            * (FACTORIAL[m] * FACTORIAL[j - m]);
    return Math.sqrt(ratio) * sum;
  }

  private static long binomial(int n, int k) {
    if (k < 0 || k > n) {
      return 0;
    }
    long value = 1;
    for (int i = 1; i <= k; i++) {
      value = value * (n - k + i) / i;
    }
    return value;
  }

  private static double[] factorials(int count) {
    double[] factorials = new double[count];
    factorials[0] = 1;
    for (int k = 1; k < count; k++) {
      factorials[k] = k * factorials[k - 1];
    }
    return factorials;
  }

  /** n!, exact up to 18!. */
  static double factorial(int n) {
    return FACTORIAL[n];
  }
}
