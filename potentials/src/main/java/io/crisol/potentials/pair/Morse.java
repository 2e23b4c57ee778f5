package io.crisol.potentials.pair;

import io.crisol.potentials.PairBlock;
import io.crisol.potentials.functions.Exponential;
import io.crisol.structures.Element;
import java.util.Map;

/**
 * Morse potential,
 *
 * <pre>
 *   E_i = ½ Σ_j φ(r_ij),   φ(r) = D [q² − 2q],  q = exp(−α (r − r₀))   for r below the cutoff,
 * </pre>
 *
 * with D, α and r₀ for each pair of elements; see {@link Smoothing} for its end at the cutoff.
 * Source: P. M. Morse, Phys. Rev. 34, 57 (1929), doi:10.1103/PhysRev.34.57.
 */
public final class Morse extends PairFormula<Morse.Pair> {
  /**
   * Parameters of a pair of elements.
   *
   * @param depth D, eV
   * @param alpha α, 1/Å
   * @param r0 distance r₀ of the minimum, Å
   */
  public record Pair(double depth, double alpha, double r0) {
    /** No interaction. */
    public static final Pair NONE = new Pair(0, 1, 1);

    /** Refuses what is not finite, and lengths that are not positive. */
    public Pair {
      PairCheck.finite("depth", depth);
      PairCheck.positive("alpha", alpha);
      PairCheck.positive("r0", r0);
    }
  }

  /** By row of {@link PairTypes}. */
  private final double[] depth;

  private final double[] alpha;
  private final double[] r0;

  /**
   * A potential for the elements of the pairs.
   *
   * @param cutoff Å
   * @throws io.crisol.structures.ProblemException PARAMETER_MISSING for a pair without parameters,
   *     PARAMETER_INVALID
   */
  public Morse(Map<ElementPair, Pair> pairs, double cutoff, Smoothing smoothing) {
    this(pairs, PairCutoffs.of(cutoff), smoothing);
  }

  /** A potential in which pairs may end at different distances. */
  public Morse(Map<ElementPair, Pair> pairs, PairCutoffs cutoffs, Smoothing smoothing) {
    super(pairs, cutoffs, smoothing);
    this.depth = table(Pair::depth);
    this.alpha = table(Pair::alpha);
    this.r0 = table(Pair::r0);
    smooth();
  }

  /** A potential for one element. */
  public static Morse of(
      Element element, double depth, double alpha, double r0, double cutoff, Smoothing smoothing) {
    return new Morse(
        Map.of(ElementPair.of(element), new Pair(depth, alpha, r0)), cutoff, smoothing);
  }

  @Override
  void at(int type, double r, double[] out) {
    Pair pair = pair(type);
    double q = Exponential.of(-pair.alpha * (r - pair.r0));
    out[0] = pair.depth * (q * q - 2 * q);
    out[1] = 2 * pair.alpha * pair.depth * (q - q * q);
  }

  @Override
  void fill(PairBlock block, int[] rows, double[] offsets, double[] lines) {
    MorseKernel.pairs(block, rows, depth, alpha, r0, offsets, lines);
  }
}
