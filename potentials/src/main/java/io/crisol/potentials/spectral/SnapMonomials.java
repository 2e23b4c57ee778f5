package io.crisol.potentials.spectral;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * For an energy linear in the components: twice dE/du of the half as sums of products of two
 * entries of the whole, W_c = Σ_a v_a Σ_b q_abc v_b, with everything that is constant (β,
 * Clebsch-Gordan coefficients, normalisations) in one number q for each unordered pair {a, b}.
 * Inner sums are sorted by their length, 1 … {@link #LONGEST}, for loops without decisions.
 */
final class SnapMonomials {
  static final int LONGEST = 5;

  /** Above it the lists grow too long to be an advantage. */
  static final int HIGHEST = 12;

  /** By length − 1: number of inner sums of each entry of the half. */
  final int[][] counts;

  /** By length − 1: offsets of a and of every b of each inner sum, 16 bits each, four in a long. */
  final long[][] places = new long[LONGEST][];

  /** By length − 1: q of every b of each inner sum. */
  final double[][] factors = new double[LONGEST][];

  /** A product q v_x v_y; the key tells its x from those with other projections. */
  private record Product(int x, int y, double q, int key) {}

  /**
   * Lists for one element.
   *
   * @param slopes dE/dB of the components as they are summed
   * @param lanes numbers in a vector
   */
  SnapMonomials(Coupling coupling, SnapHalf half, double[] slopes, int lanes) {
    counts = new int[LONGEST][half.size];
    List<List<List<Product>>> sums = new ArrayList<>();
    for (int length = 1; length <= LONGEST; length++) {
      sums.add(new ArrayList<>());
    }
    double[] norms = Harmonics.norms(coupling.order());
    int c = 0;
    for (int j = 0; j <= coupling.order(); j++) {
      for (int m = 0; 2 * m <= j; m++) {
        for (int k = 0; k <= (2 * m == j ? m : j); k++) {
          for (List<Product> sum : inner(products(coupling, norms, slopes, j, m, k))) {
            counts[sum.size() - 1][c]++;
            sums.get(sum.size() - 1).add(sum);
          }
          c++;
        }
      }
    }
    for (int length = 1; length <= LONGEST; length++) {
      store(length, sums.get(length - 1), 2 * lanes);
    }
  }

  /** All products of an entry. */
  private static List<Product> products(
      Coupling coupling, double[] norms, double[] slopes, int j, int m, int k) {
    List<Product> products = new ArrayList<>();
    for (int j1 = 0; j1 <= coupling.order(); j1++) {
      for (int j2 = 0; j2 <= j1; j2++) {
        if (Coupling.couples(j1, j2, j)) {
          double factor = 2 * Harmonics.norm(j, m, k) * coupling.factor(slopes, j1, j2, j);
          add(coupling, norms, factor, j1, j2, j, m, k, products);
        }
      }
    }
    return products;
  }

  private static void add(
      Coupling coupling,
      double[] norms,
      double factor,
      int j1,
      int j2,
      int j,
      int m,
      int k,
      List<Product> products) {
    double[] c = coupling.of(j1, j2, j);
    int shift = (j1 + j2 - j) / 2;
    for (int m1 = Math.max(0, m + shift - j2); m1 <= Math.min(j1, m + shift); m1++) {
      for (int k1 = Math.max(0, k + shift - j2); k1 <= Math.min(j1, k + shift); k1++) {
        int m2 = m + shift - m1;
        int k2 = k + shift - k1;
        int first = Harmonics.offset(j1) + m1 * (j1 + 1) + k1;
        int second = Harmonics.offset(j2) + m2 * (j2 + 1) + k2;
        if (j1 == j2 && first < second) {
          continue; // Counted twice with its factors exchanged.
        }
        double q =
            factor
                * (j1 == j2 && first != second ? 2 : 1)
                * (c[m1 * (j2 + 1) + m2] * c[k1 * (j2 + 1) + k2])
                * (norms[first] * norms[second]);
        int key1 = 256 * (2 * m1 - j1) + 2 * k1 - j1;
        int key2 = 256 * (2 * m2 - j2) + 2 * k2 - j2;
        products.add(
            key1 >= key2
                ? new Product(first, second, q, key1)
                : new Product(second, first, q, key2));
      }
    }
  }

  /** Inner sums of the products of an entry, as few as possible. */
  private static List<List<Product>> inner(List<Product> products) {
    List<List<Product>> sums = new ArrayList<>();
    Map<Integer, List<Product>> classes =
        products.stream()
            .collect(Collectors.groupingBy(Product::key, TreeMap::new, Collectors.toList()));
    for (List<Product> same : classes.values()) {
      long left = same.stream().mapToInt(Product::x).distinct().count();
      long right = same.stream().mapToInt(Product::y).distinct().count();
      if (left <= right) {
        split(same, Product::x, sums);
      } else {
        split(same.stream().map(p -> new Product(p.y, p.x, p.q, p.key)).toList(), Product::x, sums);
      }
    }
    return sums;
  }

  private static void split(
      List<Product> same, ToIntFunction<Product> by, List<List<Product>> sums) {
    List<Product> sorted =
        same.stream().sorted(Comparator.comparingInt(by).thenComparingInt(Product::y)).toList();
    int from = 0;
    while (from < sorted.size()) {
      int to = from + 1;
      while (to < sorted.size() && to - from < LONGEST && sorted.get(to).x == sorted.get(from).x) {
        to++;
      }
      sums.add(sorted.subList(from, to));
      from = to;
    }
  }

  private void store(int length, List<List<Product>> sums, int step) {
    int longs = (length + 4) / 4;
    long[] where = new long[longs * sums.size()];
    double[] q = new double[length * sums.size()];
    for (int s = 0; s < sums.size(); s++) {
      List<Product> sum = sums.get(s);
      where[longs * s] = (long) sum.getFirst().x * step;
      for (int b = 0; b < length; b++) {
        where[longs * s + (b + 1) / 4] |= (long) sum.get(b).y * step << (16 * ((b + 1) % 4));
        q[length * s + b] = sum.get(b).q;
      }
    }
    places[length - 1] = where;
    factors[length - 1] = q;
  }

  /** Number of products in all. */
  int size() {
    return Arrays.stream(factors).mapToInt(q -> q.length).sum();
  }
}
