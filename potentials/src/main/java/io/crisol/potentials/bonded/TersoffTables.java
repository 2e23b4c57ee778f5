package io.crisol.potentials.bonded;

/** Parameters of {@link Tersoff} by row of {@link TripleTypes}. */
final class TersoffTables {
  /** Number of elements. */
  final int elements;

  // By ordered pair.

  /** R + D, Å. */
  final double[] limit;

  final double[] middle;
  final double[] halfWidth;
  final double[] bigA;
  final double[] lambda1;
  final double[] bigB;
  final double[] lambda2;
  final double[] beta;
  final double[] n;

  // By ordered triple.

  /** R + D, Å. */
  final double[] reach;

  final double[] tripleMiddle;
  final double[] tripleHalfWidth;
  final double[] gamma;

  /** c². */
  final double[] c2;

  /** d². */
  final double[] d2;

  final double[] cosTheta0;
  final double[] lambda3;

  /** Factors of the cube and of the first power of λ₃ (r_ij − r_ik) in the exponent: 0 or 1. */
  final double[] cubic;

  final double[] linear;

  TersoffTables(TripleTypes<Tersoff.Entry> types) {
    elements = types.size();
    limit = types.pairTable(Tersoff.Entry::end);
    middle = types.pairTable(Tersoff.Entry::middle);
    halfWidth = types.pairTable(Tersoff.Entry::halfWidth);
    bigA = types.pairTable(Tersoff.Entry::bigA);
    lambda1 = types.pairTable(Tersoff.Entry::lambda1);
    bigB = types.pairTable(Tersoff.Entry::bigB);
    lambda2 = types.pairTable(Tersoff.Entry::lambda2);
    beta = types.pairTable(Tersoff.Entry::beta);
    // Without β the bond order is 1 whatever n is.
    n = types.pairTable(entry -> entry.beta() == 0 ? 1 : entry.n());
    reach = types.table(Tersoff.Entry::end);
    tripleMiddle = types.table(Tersoff.Entry::middle);
    tripleHalfWidth = types.table(Tersoff.Entry::halfWidth);
    gamma = types.table(Tersoff.Entry::gamma);
    c2 = types.table(entry -> entry.c() * entry.c());
    // Without c the angle does not matter, whatever d is.
    d2 = types.table(entry -> entry.c() == 0 ? 1 : entry.d() * entry.d());
    cosTheta0 = types.table(Tersoff.Entry::cosTheta0);
    lambda3 = types.table(Tersoff.Entry::lambda3);
    cubic = types.table(entry -> entry.m() == 3 ? 1 : 0);
    linear = types.table(entry -> entry.m() == 3 ? 0 : 1);
  }
}
