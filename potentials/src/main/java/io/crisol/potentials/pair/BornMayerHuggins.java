package io.crisol.potentials.pair;

import io.crisol.potentials.PairBlock;
import io.crisol.potentials.functions.Exponential;
import java.util.Map;

/**
 * Born-Mayer-Huggins potential,
 *
 * <pre>
 *   E_i = ½ Σ_j φ(r_ij),   φ(r) = A exp((σ − r)/ρ) − C/r⁶ + D/r⁸   for r below the cutoff,
 * </pre>
 *
 * with A, ρ, σ, C and D for each pair of elements (mind the sign of D: Tosi and Fumi write − D/r⁸);
 * see {@link Smoothing} for its end at the cutoff. Source: F. G. Fumi, M. P. Tosi, J. Phys. Chem.
 * Solids 25, 31 (1964), doi:10.1016/0022-3697(64)90159-3.
 */
public final class BornMayerHuggins extends PairFormula<BornMayerHuggins.Pair> {
  /**
   * Parameters of a pair of elements.
   *
   * @param a A, eV
   * @param rho ρ, Å
   * @param sigma σ, Å
   * @param c C, eV Å⁶
   * @param d D, eV Å⁸
   */
  public record Pair(double a, double rho, double sigma, double c, double d) {
    /** No interaction. */
    public static final Pair NONE = new Pair(0, 1, 0, 0, 0);

    /** Refuses what is not finite, and ρ that is not positive. */
    public Pair {
      PairCheck.finite("a", a);
      PairCheck.positive("rho", rho);
      PairCheck.finite("sigma", sigma);
      PairCheck.finite("c", c);
      PairCheck.finite("d", d);
    }
  }

  /** By row of {@link PairTypes}. */
  private final double[] a;

  private final double[] inverseRho;
  private final double[] sigma;
  private final double[] c;
  private final double[] d;

  /**
   * A potential for the elements of the pairs.
   *
   * @throws io.crisol.structures.ProblemException PARAMETER_MISSING for a pair without parameters,
   *     PARAMETER_INVALID
   */
  public BornMayerHuggins(Map<ElementPair, Pair> pairs, PairCutoffs cutoffs, Smoothing smoothing) {
    super(pairs, cutoffs, smoothing);
    this.a = table(Pair::a);
    this.inverseRho = table(pair -> 1 / pair.rho);
    this.sigma = table(Pair::sigma);
    this.c = table(Pair::c);
    this.d = table(Pair::d);
    smooth();
  }

  @Override
  void at(int type, double r, double[] out) {
    Pair pair = pair(type);
    double repulsion = pair.a * Exponential.of((pair.sigma - r) / pair.rho);
    double square = 1 / (r * r);
    double sixth = pair.c * square * square * square;
    double eighth = pair.d * square * square * square * square;
    out[0] = repulsion - sixth + eighth;
    out[1] = -repulsion / pair.rho + (6 * sixth - 8 * eighth) / r;
  }

  @Override
  void fill(PairBlock block, int[] rows, double[] offsets, double[] lines) {
    boolean plain = smoothing() == Smoothing.NONE;
    BornMayerHugginsKernel.pairs(block, rows, a, inverseRho, sigma, c, d, offsets, lines, plain);
  }
}
