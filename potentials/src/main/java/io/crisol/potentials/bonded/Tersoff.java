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
 * Tersoff potential,
 *
 * <pre>
 *   E_i  = ½ Σ_j fc(r_ij) [A exp(−λ₁ r_ij) − b_ij B exp(−λ₂ r_ij)]
 *   b_ij = (1 + βⁿ ζ_ijⁿ)^(−1/2n)
 *   ζ_ij = Σ_{k≠j} fc(r_ik) g(cos θ_jik) exp([λ₃ (r_ij − r_ik)]^m)
 *   g(x) = γ [1 + c²/d² − c²/(d² + (x − cos θ₀)²)]
 *   fc   = 1 below R − D, ½ − ½ sin(π (r − R)/2D) up to R + D, 0 beyond
 * </pre>
 *
 * E and b with the parameters of the pair, that is of the triple (i, j, j); all in ζ, also R and D,
 * with those of the triple (i, j, k). Sources: J. Tersoff, Phys. Rev. B 37, 6991 (1988),
 * doi:10.1103/PhysRevB.37.6991; Phys. Rev. B 39, 5566 (1989), doi:10.1103/PhysRevB.39.5566, eqs. 1
 * and 2; parameters as in LAMMPS' {@code pair_style tersoff}. Fast path: {@link TersoffWork}.
 */
public final class Tersoff implements AtomicPotential {
  /**
   * Parameters of an ordered triple of elements, named as in LAMMPS' files; without unit where none
   * is given.
   *
   * @param m exponent, 3 or 1
   * @param gamma γ
   * @param lambda3 λ₃, 1/Å
   * @param c strength of the dependence on the angle
   * @param d its width
   * @param cosTheta0 cos θ₀
   * @param n exponent n
   * @param beta β
   * @param lambda2 λ₂, 1/Å
   * @param bigB B, eV
   * @param middle R, Å
   * @param halfWidth D, Å, at most R
   * @param lambda1 λ₁, 1/Å
   * @param bigA A, eV
   */
  public record Entry(
      double m,
      double gamma,
      double lambda3,
      double c,
      double d,
      double cosTheta0,
      double n,
      double beta,
      double lambda2,
      double bigB,
      double middle,
      double halfWidth,
      double lambda1,
      double bigA) {
    /** Refuses what LAMMPS refuses, and what leads to a division by zero. */
    public Entry {
      if (m != 3 && m != 1) {
        throw Problem.PARAMETER_INVALID.with("m", m, "it is 3 or 1", "correct it");
      }
      EntryCheck.finite("lambda3", lambda3);
      EntryCheck.finite("costheta0", cosTheta0);
      EntryCheck.notNegative("gamma", gamma);
      EntryCheck.notNegative("c", c);
      EntryCheck.notNegative("d", d);
      EntryCheck.notNegative("n", n);
      EntryCheck.notNegative("beta", beta);
      EntryCheck.notNegative("lambda2", lambda2);
      EntryCheck.notNegative("B", bigB);
      EntryCheck.notNegative("R", middle);
      EntryCheck.notNegative("D", halfWidth);
      EntryCheck.notNegative("lambda1", lambda1);
      EntryCheck.notNegative("A", bigA);
      if (halfWidth > middle) {
        throw Problem.PARAMETER_INVALID.with("D", halfWidth, "it is at most R", "correct it");
      }
      if (c > 0 && d == 0) {
        throw Problem.PARAMETER_INVALID.with("d", d, "c is divided by it", "correct it");
      }
    }

    /** Distance at which the pair ends, Å. */
    double end() {
      return middle + halfWidth;
    }
  }

  private final TripleTypes<Entry> types;
  private final TersoffTables tables;
  private final double cutoff;
  private final boolean stepped;
  private final boolean fast;
  private final ThreadLocal<TersoffWork> work;

  /**
   * A potential for the elements of the triples.
   *
   * @throws io.crisol.structures.ProblemException PARAMETER_MISSING where an ordered triple of the
   *     elements has no parameters, PARAMETER_INVALID where those of two orders contradict each
   *     other or nothing interacts
   */
  public Tersoff(Map<Triple, Entry> triples) {
    types = new TripleTypes<>(triples);
    types.parameters().forEach(this::check);
    tables = new TersoffTables(types);
    fast = TersoffWork.serves(tables);
    work = ThreadLocal.withInitial(() -> new TersoffWork(tables));
    cutoff = Arrays.stream(tables.reach).max().orElseThrow();
    stepped = triples.values().stream().anyMatch(entry -> entry.halfWidth == 0 && entry.middle > 0);
    if (!(cutoff > 0)) {
      throw Problem.PARAMETER_INVALID.with(
          "every R", 0, "no pair of elements has a cutoff above 0", "correct the parameters");
    }
  }

  private void check(Triple triple, Entry entry) {
    if (!triple.isPair()) {
      return;
    }
    Triple back = triple.reversed();
    if (!sameRepulsion(entry, types.parameters().get(back))) {
      throw EntryCheck.contradiction(
          triple, back, "the repulsion of a pair has one set of A, lambda1, R and D");
    }
    if (entry.n == 0 && entry.beta > 0 && entry.bigB > 0) {
      throw Problem.PARAMETER_INVALID.with(
          "n of " + triple, entry.n, "the bond order has the exponent -1/(2n)", "correct it");
    }
  }

  private static boolean sameRepulsion(Entry a, Entry b) {
    return a.bigA == b.bigA
        && (a.bigA == 0
            || a.lambda1 == b.lambda1 && a.middle == b.middle && a.halfWidth == b.halfWidth);
  }

  /** A potential for one element. */
  public static Tersoff of(Element element, Entry entry) {
    return new Tersoff(Map.of(Triple.of(element), entry));
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
    return stepped ? Continuity.BROKEN : Continuity.FORCES;
  }

  @Override
  public double energy(Environment around, PairGradient out) {
    int row = types.index(around.centre()) * types.size();
    double energy = 0;
    for (int j = 0; j < around.size(); j++) {
      int pair = row + types.index(around.element(j));
      if (around.r(j) < tables.limit[pair]) {
        energy += bondEnergy(around, j, pair, out);
      }
    }
    return energy;
  }

  private double bondEnergy(Environment around, int j, int pair, PairGradient out) {
    double r = around.r(j);
    double fc = TersoffFunctions.cutoff(r, tables.middle[pair], tables.halfWidth[pair]);
    double slope = TersoffFunctions.cutoffSlope(r, tables.middle[pair], tables.halfWidth[pair]);
    double repulsion = 0.5 * tables.bigA[pair] * Exponential.of(-tables.lambda1[pair] * r);
    double attraction = 0.5 * tables.bigB[pair] * Exponential.of(-tables.lambda2[pair] * r);
    double zeta = zeta(around, j, pair * types.size());
    double x = tables.n[pair] * Logarithm.of(tables.beta[pair] * zeta);
    double b = TersoffFunctions.bondOrder(x, tables.n[pair]);
    double radial =
        slope * (repulsion - b * attraction)
            + fc * (b * tables.lambda2[pair] * attraction - tables.lambda1[pair] * repulsion);
    out.add(j, radial * around.x(j) / r, radial * around.y(j) / r, radial * around.z(j) / r);
    if (zeta > 0) {
      double weight = 0.5 * fc * attraction * b * TersoffFunctions.saturation(x) / zeta;
      addZetaGradient(around, j, pair * types.size(), weight, out);
    }
    return fc * (repulsion - b * attraction);
  }

  private double zeta(Environment around, int j, int row) {
    double zeta = 0;
    for (int k = 0; k < around.size(); k++) {
      int t = row + types.index(around.element(k));
      if (k != j && around.r(k) < tables.reach[t]) {
        zeta +=
            TersoffFunctions.cutoff(around.r(k), tables.tripleMiddle[t], tables.tripleHalfWidth[t])
                * angular(cosine(around, j, k), t)
                * distance(around.r(j) - around.r(k), t);
      }
    }
    return zeta;
  }

  private void addZetaGradient(
      Environment around, int j, int row, double weight, PairGradient out) {
    double rj = around.r(j);
    for (int k = 0; k < around.size(); k++) {
      int t = row + types.index(around.element(k));
      double rk = around.r(k);
      if (k != j && rk < tables.reach[t]) {
        double fc = TersoffFunctions.cutoff(rk, tables.tripleMiddle[t], tables.tripleHalfWidth[t]);
        double slope =
            TersoffFunctions.cutoffSlope(rk, tables.tripleMiddle[t], tables.tripleHalfWidth[t]);
        double cosine = cosine(around, j, k);
        double e = weight * distance(rj - rk, t);
        double g = angular(cosine, t);
        double change = e * g * distanceSlope(rj - rk, t);
        double turn = fc * e * angularSlope(cosine, t);
        double alongJ = fc * change - turn * cosine / rj;
        double alongK = slope * e * g - fc * change - turn * cosine / rk;
        add(around, j, alongJ / rj, k, turn / (rj * rk), j, out);
        add(around, k, alongK / rk, j, turn / (rj * rk), k, out);
      }
    }
  }

  /** Adds two vectors to neighbours with their factors to the gradient of {@code to}. */
  private static void add(
      Environment around, int a, double fa, int b, double fb, int to, PairGradient out) {
    out.add(
        to,
        fa * around.x(a) + fb * around.x(b),
        fa * around.y(a) + fb * around.y(b),
        fa * around.z(a) + fb * around.z(b));
  }

  private static double cosine(Environment around, int j, int k) {
    return (around.x(j) * around.x(k) + around.y(j) * around.y(k) + around.z(j) * around.z(k))
        / (around.r(j) * around.r(k));
  }

  private double angular(double cosine, int t) {
    double off = (cosine - tables.cosTheta0[t]) * (cosine - tables.cosTheta0[t]);
    return tables.gamma[t] * (1 + tables.c2[t] * off / (tables.d2[t] * (tables.d2[t] + off)));
  }

  private double angularSlope(double cosine, int t) {
    double off = cosine - tables.cosTheta0[t];
    double width = tables.d2[t] + off * off;
    return 2 * tables.gamma[t] * tables.c2[t] * off / (width * width);
  }

  /** exp([λ₃ Δr]^m). */
  private double distance(double difference, int t) {
    double s = tables.lambda3[t] * difference;
    return TersoffFunctions.boundedExponential(s * (s * s * tables.cubic[t] + tables.linear[t]));
  }

  /** Its derivative by Δr, divided by itself. */
  private double distanceSlope(double difference, int t) {
    double s = tables.lambda3[t] * difference;
    return tables.lambda3[t] * (3 * s * s * tables.cubic[t] + tables.linear[t]);
  }

  @Override
  public void energies(EnvironmentBlock atoms, BlockGradient out) {
    if (fast) {
      work.get().compute(atoms, types.index(), out);
    } else {
      AtomicPotential.super.energies(atoms, out);
    }
  }
}
