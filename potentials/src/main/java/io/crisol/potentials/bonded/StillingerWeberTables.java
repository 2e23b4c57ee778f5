package io.crisol.potentials.bonded;

/** Parameters of {@link StillingerWeber} by row of {@link TripleTypes}. */
final class StillingerWeberTables {
  /** Number of elements. */
  final int elements;

  // By ordered pair.
  final double[] sigma;
  final double[] end;
  final double[] limit;

  /** γσ, Å. */
  final double[] reach;

  /** Aε, eV. */
  final double[] strength;

  final double[] bigB;
  final double[] p;
  final double[] q;

  // By ordered triple.

  /** λε, eV. */
  final double[] bending;

  final double[] cosTheta0;

  StillingerWeberTables(TripleTypes<StillingerWeber.Entry> types) {
    elements = types.size();
    sigma = types.pairTable(StillingerWeber.Entry::sigma);
    end = types.pairTable(StillingerWeber.Entry::end);
    limit = types.pairTable(StillingerWeber.Entry::limit);
    reach = types.pairTable(entry -> entry.gamma() * entry.sigma());
    strength = types.pairTable(entry -> entry.bigA() * entry.epsilon());
    bigB = types.pairTable(StillingerWeber.Entry::bigB);
    p = types.pairTable(StillingerWeber.Entry::p);
    q = types.pairTable(StillingerWeber.Entry::q);
    bending = types.table(entry -> entry.lambda() * entry.epsilon());
    cosTheta0 = types.table(StillingerWeber.Entry::cosTheta0);
  }
}
