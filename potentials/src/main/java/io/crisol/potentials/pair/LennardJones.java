package io.crisol.potentials.pair;

import io.crisol.potentials.PairBlock;
import io.crisol.structures.Element;
import java.util.Map;

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
public final class LennardJones extends PairFormula<LennardJones.Pair> {
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

  /** By row of {@link PairTypes}: φ(r) = repulsion r⁻¹² − attraction r⁻⁶. */
  private final double[] repulsion;

  private final double[] attraction;

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
    super(pairs, cutoffs, smoothing);
    this.repulsion = table(pair -> 4 * pair.epsilon * power(pair.sigma, 12));
    this.attraction = table(pair -> 4 * pair.epsilon * power(pair.sigma, 6));
    smooth();
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

  @Override
  void at(int type, double r, double[] out) {
    Pair pair = pair(type);
    double sixth = power(pair.sigma / r, 6);
    out[0] = 4 * pair.epsilon * (sixth - 1) * sixth;
    out[1] = 24 * pair.epsilon * (1 - 2 * sixth) * sixth / r;
  }

  @Override
  void fill(PairBlock block, int[] rows, double[] offsets, double[] lines) {
    LennardJonesKernel.pairs(block, rows, repulsion, attraction, offsets, lines);
  }
}
