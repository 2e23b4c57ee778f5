package io.crisol.potentials.bonded;

import io.crisol.potentials.AtomicPotential;
import io.crisol.potentials.BlockGradient;
import io.crisol.potentials.Continuity;
import io.crisol.potentials.Environment;
import io.crisol.potentials.EnvironmentBlock;
import io.crisol.potentials.PairGradient;
import io.crisol.potentials.functions.Exponential;
import io.crisol.potentials.functions.Logarithm;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * Stillinger-Weber potential,
 *
 * <pre>
 *   E_i = ½ Σ_j φ(r_ij) + Σ_{j&lt;k} λε (cos θ_jik − cos θ₀)² h_ij h_ik
 *   φ(r) = A ε [B (σ/r)^p − (σ/r)^q] exp(σ/(r − aσ)),   h(r) = exp(γσ/(r − aσ))   for r below aσ,
 * </pre>
 *
 * φ and h with the parameters of the pair, that is of the triple (i, j, j); λ, ε and cos θ₀ of the
 * second sum with those of the triple (i, j, k). Source: F. H. Stillinger, T. A. Weber, Phys. Rev.
 * B 31, 5262 (1985), doi:10.1103/PhysRevB.31.5262, eqs. 2.3 to 2.7; parameters as in LAMMPS' {@code
 * pair_style sw}. Fast path: {@link StillingerWeberWork}.
 */
public final class StillingerWeber implements AtomicPotential {
  /**
   * Parameters of an ordered triple of elements, named as in LAMMPS' files; without unit where none
   * is given.
   *
   * @param epsilon ε, eV
   * @param sigma σ, Å
   * @param a cutoff of the pair in units of σ
   * @param lambda λ
   * @param gamma γ
   * @param cosTheta0 cos θ₀
   * @param bigA A
   * @param bigB B
   * @param p exponent p
   * @param q exponent q
   * @param tol where above 0, pairs farther apart than where exp(min(γ, 1) σ/(r − aσ)) has fallen
   *     to it (to 0.01 where it is larger) are left out, which makes the energy jump a little there
   */
  public record Entry(
      double epsilon,
      double sigma,
      double a,
      double lambda,
      double gamma,
      double cosTheta0,
      double bigA,
      double bigB,
      double p,
      double q,
      double tol) {
    /** Refuses what is not finite, and negative numbers other than cos θ₀. */
    public Entry {
      EntryCheck.finite("costheta0", cosTheta0);
      EntryCheck.notNegative("epsilon", epsilon);
      EntryCheck.notNegative("sigma", sigma);
      EntryCheck.notNegative("a", a);
      EntryCheck.notNegative("lambda", lambda);
      EntryCheck.notNegative("gamma", gamma);
      EntryCheck.notNegative("A", bigA);
      EntryCheck.notNegative("B", bigB);
      EntryCheck.notNegative("p", p);
      EntryCheck.notNegative("q", q);
      EntryCheck.notNegative("tol", tol);
    }

    /** Distance at which the pair ends, Å. */
    double end() {
      return a * sigma;
    }

    /** Distance from which pairs are left out, Å. */
    double limit() {
      return tol > 0
          ? end() + Math.min(gamma, 1) * sigma / StrictMath.log(Math.min(tol, 0.01))
          : end();
    }
  }

  private final TripleTypes<Entry> types;
  private final double cutoff;
  private final boolean truncated;
  private final StillingerWeberTables tables;
  private final ThreadLocal<StillingerWeberWork> work;

  /**
   * A potential for the elements of the triples.
   *
   * @throws io.crisol.structures.ProblemException PARAMETER_MISSING where an ordered triple of the
   *     elements has no parameters, PARAMETER_INVALID where those of two orders contradict each
   *     other or nothing interacts
   */
  public StillingerWeber(Map<Triple, Entry> triples) {
    types = new TripleTypes<>(triples);
    requireSymmetry();
    tables = new StillingerWeberTables(types);
    cutoff = Arrays.stream(tables.limit).max().orElseThrow();
    work = ThreadLocal.withInitial(() -> new StillingerWeberWork(tables));
    truncated = triples.values().stream().anyMatch(entry -> entry.tol > 0);
    if (!(cutoff > 0)) {
      throw Problem.PARAMETER_INVALID.with(
          "a sigma", cutoff, "no pair of elements has a cutoff above 0", "correct the parameters");
    }
  }

  /** The energy of a pair, and of an angle, cannot depend on which atom is named first. */
  private void requireSymmetry() {
    types
        .parameters()
        .forEach(
            (triple, entry) -> {
              Triple swapped = triple.swapped();
              if (!sameAngle(entry, types.parameters().get(swapped))) {
                throw EntryCheck.contradiction(
                    triple, swapped, "an angle has one set of lambda, epsilon and costheta0");
              }
              Triple back = triple.reversed();
              if (triple.isPair() && !samePair(entry, types.parameters().get(back))) {
                throw EntryCheck.contradiction(
                    triple, back, "a pair has one set of epsilon, sigma, a, A, B, p, q and tol");
              }
            });
  }

  private static boolean sameAngle(Entry a, Entry b) {
    double bending = a.lambda * a.epsilon;
    return bending == b.lambda * b.epsilon && (bending == 0 || a.cosTheta0 == b.cosTheta0);
  }

  private static boolean samePair(Entry a, Entry b) {
    double strength = a.bigA * a.epsilon;
    return strength == b.bigA * b.epsilon
        && (strength == 0
            || a.sigma == b.sigma
                && a.limit() == b.limit()
                && a.end() == b.end()
                && a.bigB == b.bigB
                && a.p == b.p
                && a.q == b.q);
  }

  /** A potential for one element. */
  public static StillingerWeber of(Element element, Entry entry) {
    return new StillingerWeber(Map.of(Triple.of(element), entry));
  }

  /** Parameters by ordered triple of elements. */
  public Map<Triple, Entry> triples() {
    return types.parameters();
  }

  @Override
  public Set<Element> elements() {
    return types.elements();
  }

  @Override
  public double cutoff() {
    return cutoff;
  }

  @Override
  public Continuity continuity() {
    return truncated ? Continuity.BROKEN : Continuity.FORCES;
  }

  @Override
  public double energy(Environment around, PairGradient out) {
    int row = types.index(around.centre()) * types.size();
    double energy = 0;
    for (int j = 0; j < around.size(); j++) {
      int pair = row + types.index(around.element(j));
      if (around.r(j) < tables.limit[pair]) {
        energy += pairEnergy(around, j, pair, out);
        for (int k = 0; k < j; k++) {
          int other = types.index(around.element(k));
          if (around.r(k) < tables.limit[row + other]) {
            energy +=
                angleEnergy(around, j, k, pair, row + other, pair * types.size() + other, out);
          }
        }
      }
    }
    return energy;
  }

  private double pairEnergy(Environment around, int j, int pair, PairGradient out) {
    double r = around.r(j);
    double gap = r - tables.end[pair];
    double ratio = Logarithm.of(tables.sigma[pair] / r);
    double repulsion = tables.bigB[pair] * Exponential.of(tables.p[pair] * ratio);
    double attraction = Exponential.of(tables.q[pair] * ratio);
    double fall = 0.5 * tables.strength[pair] * Exponential.of(tables.sigma[pair] / gap);
    double energy = fall * (repulsion - attraction);
    double slope =
        fall * (tables.q[pair] * attraction - tables.p[pair] * repulsion) / r
            - energy * tables.sigma[pair] / (gap * gap);
    add(around, j, slope / r, out);
    return energy;
  }

  private double angleEnergy(
      Environment around, int j, int k, int first, int second, int triple, PairGradient out) {
    double rj = around.r(j);
    double rk = around.r(k);
    double cosine =
        (around.x(j) * around.x(k) + around.y(j) * around.y(k) + around.z(j) * around.z(k))
            / (rj * rk);
    double off = cosine - tables.cosTheta0[triple];
    double gapJ = rj - tables.end[first];
    double gapK = rk - tables.end[second];
    double fall =
        tables.bending[triple]
            * Exponential.of(tables.reach[first] / gapJ)
            * Exponential.of(tables.reach[second] / gapK);
    double energy = fall * off * off;
    double turn = 2 * fall * off; // dE/d cos θ
    double across = turn / (rj * rk);
    double alongJ = (-energy * tables.reach[first] / (gapJ * gapJ) - turn * cosine / rj) / rj;
    double alongK = (-energy * tables.reach[second] / (gapK * gapK) - turn * cosine / rk) / rk;
    add(around, j, alongJ, out);
    add(around, k, across, j, out);
    add(around, k, alongK, out);
    add(around, j, across, k, out);
    return energy;
  }

  private static void add(Environment around, int j, double along, PairGradient out) {
    add(around, j, along, j, out);
  }

  /** Adds the vector to neighbour {@code j} times a number to the gradient of {@code k}. */
  private static void add(Environment around, int j, double factor, int k, PairGradient out) {
    out.add(k, factor * around.x(j), factor * around.y(j), factor * around.z(j));
  }

  @Override
  public void energies(EnvironmentBlock atoms, BlockGradient out) {
    if (LaneGroups.isFast()) {
      work.get().compute(atoms, types.index(), out);
    } else {
      AtomicPotential.super.energies(atoms, out);
    }
  }
}
