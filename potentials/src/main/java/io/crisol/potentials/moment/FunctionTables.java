package io.crisol.potentials.moment;

import static io.crisol.potentials.moment.MomentKernel.STRIP;

import java.util.List;

/** Basic moments in the order of their radial functions, for {@link MomentKernel#weights}. */
final class FunctionTables {
  /** By radial function: its first basic moment in the order of the next two, and the end. */
  final int[] first;

  /** By basic moment: where its monomial begins, and its first lane. */
  final int[] monomials;

  final int[] places;

  FunctionTables(BasicTables basics, int functions) {
    int[] monomialOf = new int[basics.functions.length];
    for (int p = 0; p + 1 < basics.first.length; p++) {
      for (int q = basics.first[p]; q < basics.first[p + 1]; q++) {
        monomialOf[q] = p;
      }
    }
    List<Integer> moments = GradeTables.sorted(basics.functions);
    first = GradeTables.firsts(basics.functions, functions);
    monomials = moments.stream().mapToInt(q -> STRIP * monomialOf[q]).toArray();
    places = moments.stream().mapToInt(q -> basics.places[q]).toArray();
  }
}
