package io.crisol.potentials.moment;

import static io.crisol.potentials.moment.MomentKernel.STRIP;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A plan laid out for {@link MomentGradeKernel}: by radial function and by scalar. */
final class GradeTables {
  /** By radial function: its first basic moment in the order of the next two, and the end. */
  final int[] firstMoment;

  /** By basic moment: where its monomial begins, and its first lane. */
  final int[] monomials;

  final int[] places;

  /** By scalar: its first term, and the end; by term: first lane of its entry, and factor. */
  final int[] firstTerm;

  final int[] terms;
  final double[] factors;

  GradeTables(PlanTables tables, int scalars, int functions) {
    BasicTables basics = tables.basics;
    int[] monomialOf = new int[basics.functions.length];
    for (int p = 0; p + 1 < basics.first.length; p++) {
      for (int q = basics.first[p]; q < basics.first[p + 1]; q++) {
        monomialOf[q] = p;
      }
    }
    List<Integer> moments = sorted(basics.functions);
    firstMoment = firsts(basics.functions, functions);
    monomials = moments.stream().mapToInt(q -> STRIP * monomialOf[q]).toArray();
    places = moments.stream().mapToInt(q -> basics.places[q]).toArray();
    List<Integer> sums = sorted(tables.fromScalar);
    firstTerm = firsts(tables.fromScalar, scalars);
    terms = sums.stream().mapToInt(k -> MomentKernel.LANES * tables.toEntry[k]).toArray();
    factors = sums.stream().mapToDouble(k -> tables.fromFactor[k]).toArray();
  }

  private static List<Integer> sorted(int[] keys) {
    return IntStream.range(0, keys.length)
        .boxed()
        .sorted(Comparator.comparingInt(k -> keys[k]))
        .toList();
  }

  private static int[] firsts(int[] keys, int count) {
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
