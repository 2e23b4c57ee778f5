package io.crisol.potentials.pair;

import io.crisol.potentials.Continuity;
import io.crisol.potentials.Environment;
import io.crisol.potentials.PairBlock;
import io.crisol.potentials.PairGradient;
import io.crisol.potentials.PairSum;
import io.crisol.structures.Element;
import java.util.Map;
import java.util.Set;

/**
 * Lennard-Jones potential,
 *
 * <pre>
 *   E_i = ½ Σ_j φ(r_ij),   φ(r) = 4ε [(σ/r)¹² − (σ/r)⁶]   for r below the cutoff,
 * </pre>
 *
 * with ε and σ for each pair of elements; see {@link Smoothing} for its end at the cutoff. Source:
 * J. E. Lennard-Jones, Proc. R. Soc. A 106, 463 (1924), doi:10.1098/rspa.1924.0082.
 */
public final class LennardJones implements PairSum {
  /**
   * Parameters of a pair of elements.
   *
   * @param epsilon depth ε, eV
   * @param sigma distance σ where the energy is zero, Å
   */
  public record Pair(double epsilon, double sigma) {
    /** No interaction. */
    public static final Pair NONE = new Pair(0, 1);

    /** Refuses what is not finite, and distances that are not positive. */
    public Pair {
      PairCheck.finite("epsilon", epsilon);
      PairCheck.positive("sigma", sigma);
    }

    /** The Lorentz-Berthelot rule: mean of σ, geometric mean of ε. */
    public static Pair mixed(Pair a, Pair b) {
      return new Pair(Math.sqrt(a.epsilon * b.epsilon), (a.sigma + b.sigma) / 2);
    }

    /** Geometric means. */
    public static Pair geometric(Pair a, Pair b) {
      return new Pair(Math.sqrt(a.epsilon * b.epsilon), Math.sqrt(a.sigma * b.sigma));
    }

    /**
     * Waldman's and Hagler's rule, J. Comput. Chem. 14, 1077 (1993), doi:10.1002/jcc.540140909: σ⁶
     * is the mean of σ⁶, and εσ⁶ the geometric mean of εσ⁶.
     */
    public static Pair sixthPower(Pair a, Pair b) {
      double sum = power(a.sigma, 6) + power(b.sigma, 6);
      double product = power(a.sigma, 3) * power(b.sigma, 3);
      return new Pair(
          2 * Math.sqrt(a.epsilon * b.epsilon) * product / sum,
          StrictMath.pow(0.5 * sum, 1.0 / 6.0));
    }
  }

  private final PairTypes<Pair> types;
  private final PairCutoffs cutoffs;
  private final boolean oneCutoff;
  private final Smoothing smoothing;

  /** By row of {@link PairTypes}: φ(r) = repulsion r⁻¹² − attraction r⁻⁶ + offset + slope r. */
  private final double[] repulsion;

  private final double[] attraction;
  private final double[] cutoff;
  private final double[] offset;
  private final double[] slope;

  /**
   * A potential for the elements of the pairs.
   *
   * @param cutoff Å
   * @throws io.crisol.structures.ProblemException PARAMETER_MISSING for a pair without parameters,
   *     PARAMETER_INVALID
   */
  public LennardJones(Map<ElementPair, Pair> pairs, double cutoff, Smoothing smoothing) {
    this(pairs, PairCutoffs.of(cutoff), smoothing);
  }

  /** A potential in which pairs may end at different distances. */
  public LennardJones(Map<ElementPair, Pair> pairs, PairCutoffs cutoffs, Smoothing smoothing) {
    this.types = new PairTypes<>(pairs);
    this.cutoffs = cutoffs;
    this.oneCutoff = cutoffs.same(types.parameters().keySet());
    this.cutoff = types.tableByRow(k -> cutoffs.of(types.pair(k)));
    this.smoothing = smoothing;
    this.repulsion = types.table(pair -> 4 * pair.epsilon * power(pair.sigma, 12));
    this.attraction = types.table(pair -> 4 * pair.epsilon * power(pair.sigma, 6));
    this.offset =
        types.tableByRow(
            k ->
                smoothing.offset(
                    energy(types.get(k), cutoff[k]),
                    derivative(types.get(k), cutoff[k]),
                    cutoff[k]));
    this.slope = types.tableByRow(k -> smoothing.slope(derivative(types.get(k), cutoff[k])));
  }

  /** A potential for one element. */
  public static LennardJones of(
      Element element, double epsilon, double sigma, double cutoff, Smoothing smoothing) {
    return new LennardJones(
        Map.of(ElementPair.of(element), new Pair(epsilon, sigma)), cutoff, smoothing);
  }

  private static double power(double base, int exponent) {
    double product = 1;
    for (int k = 0; k < exponent; k++) {
      product *= base;
    }
    return product;
  }

  private static double energy(Pair pair, double r) {
    double sixth = power(pair.sigma / r, 6);
    return 4 * pair.epsilon * (sixth - 1) * sixth;
  }

  private static double derivative(Pair pair, double r) {
    double sixth = power(pair.sigma / r, 6);
    return 24 * pair.epsilon * (1 - 2 * sixth) * sixth / r;
  }

  /** Parameters by pair of elements. */
  public Map<ElementPair, Pair> pairs() {
    return types.parameters();
  }

  /** Where each pair ends. */
  public PairCutoffs cutoffs() {
    return cutoffs;
  }

  /** What is done at the cutoff. */
  public Smoothing smoothing() {
    return smoothing;
  }

  @Override
  public Set<Element> elements() {
    return types.elements();
  }

  /** The largest of all pairs, Å. */
  @Override
  public double cutoff() {
    return cutoffs.largest(types.parameters().keySet());
  }

  @Override
  public Continuity continuity() {
    return smoothing.continuity();
  }

  @Override
  public double energy(Environment around, PairGradient out) {
    double energy = 0;
    for (int k = 0; k < around.size(); k++) {
      int type = types.type(around.centre(), around.element(k));
      double r = around.r(k);
      if (r >= cutoff[type]) {
        continue;
      }
      double sixth = 1 / (r * r * r * r * r * r);
      energy +=
          0.5
              * (repulsion[type] * sixth * sixth
                  - attraction[type] * sixth
                  + offset[type]
                  + slope[type] * r);
      double derivative =
          (6 * attraction[type] - 12 * repulsion[type] * sixth) * sixth / r + slope[type];
      double g = 0.5 * derivative / r;
      out.add(k, g * around.x(k), g * around.y(k), g * around.z(k));
    }
    return energy;
  }

  @Override
  public void pairs(PairBlock block) {
    int[] rows = block.types(types.index(), types.size());
    LennardJonesKernel.pairs(block, rows, repulsion, attraction, offset, slope);
    if (!oneCutoff) {
      block.endAt(rows, cutoff);
    }
  }
}
