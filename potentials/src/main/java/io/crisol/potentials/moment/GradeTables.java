package io.crisol.potentials.moment;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Coefficients of a plan laid out for {@link MomentGradeKernel}, by scalar. */
final class GradeTables {
  /** By scalar: its first term, and the end; by term: first lane of its entry, and factor. */
  final int[] firstTerm;

  final int[] terms;
  final double[] factors;

  GradeTables(PlanTables tables, int scalars) {
    List<Integer> sums = sorted(tables.fromScalar);
    firstTerm = firsts(tables.fromScalar, scalars);
    terms = sums.stream().mapToInt(k -> MomentKernel.LANES * tables.toEntry[k]).toArray();
    factors = sums.stream().mapToDouble(k -> tables.fromFactor[k]).toArray();
  }

  /** Numbers of keys in the order of these. */
  static List<Integer> sorted(int[] keys) {
    return IntStream.range(0, keys.length)
        .boxed()
        .sorted(Comparator.comparingInt(k -> keys[k]))
        .toList();
  }

  /** Where each key begins in their order, and the end. */
  static int[] firsts(int[] keys, int count) {
    int[] firsts = new int[count + 1];
    for (int key : keys) {
      firsts[key + 1]++;
    }
    for (int k = 0; k < count; k++) {
      firsts[k + 1] += firsts[k];
    }
    return firsts;
  }
}
