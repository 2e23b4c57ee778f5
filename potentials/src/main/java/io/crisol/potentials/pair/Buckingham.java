package io.crisol.potentials.pair;

import io.crisol.potentials.PairBlock;
import io.crisol.potentials.functions.Exponential;
import java.util.Map;

/**
 * Buckingham potential,
 *
 * <pre>
 *   E_i = ½ Σ_j φ(r_ij),   φ(r) = A exp(−r/ρ) − C/r⁶   for r below the cutoff,
 * </pre>
 *
 * with A, ρ and C for each pair of elements; see {@link Smoothing} for its end at the cutoff. It
 * falls to −∞ at short distances where C > 0. Source: R. A. Buckingham, Proc. R. Soc. A 168, 264
 * (1938), doi:10.1098/rspa.1938.0173.
 */
public final class Buckingham extends PairFormula<Buckingham.Pair> {
  /**
   * Parameters of a pair of elements.
   *
   * @param a A, eV
   * @param rho ρ, Å
   * @param c C, eV Å⁶
   */
  public record Pair(double a, double rho, double c) {
    /** No interaction. */
    public static final Pair NONE = new Pair(0, 1, 0);

    /** Refuses what is not finite, and lengths that are not positive. */
    public Pair {
      PairCheck.finite("a", a);
      PairCheck.positive("rho", rho);
      PairCheck.finite("c", c);
    }
  }

  /** By row of {@link PairTypes}. */
  private final double[] a;

  private final double[] inverseRho;
  private final double[] c;

  /**
   * A potential for the elements of the pairs.
   *
   * @throws io.crisol.structures.ProblemException PARAMETER_MISSING for a pair without parameters,
   *     PARAMETER_INVALID
   */
  public Buckingham(Map<ElementPair, Pair> pairs, PairCutoffs cutoffs, Smoothing smoothing) {
    super(pairs, cutoffs, smoothing);
    this.a = table(Pair::a);
    this.inverseRho = table(pair -> 1 / pair.rho);
    this.c = table(Pair::c);
    smooth();
  }

  @Override
  void at(int type, double r, double[] out) {
    Pair pair = pair(type);
    double repulsion = pair.a * Exponential.of(-r / pair.rho);
    double square = 1 / (r * r);
    double attraction = pair.c * square * square * square;
    out[0] = repulsion - attraction;
    out[1] = -repulsion / pair.rho + 6 * attraction / r;
  }

  @Override
  void fill(PairBlock block, int[] rows, double[] offsets, double[] lines) {
    boolean plain = smoothing() == Smoothing.NONE;
    BuckinghamKernel.pairs(block, rows, a, inverseRho, c, offsets, lines, plain);
  }
}
