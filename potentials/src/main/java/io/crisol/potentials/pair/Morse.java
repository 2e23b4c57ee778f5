package io.crisol.potentials.pair;

import io.crisol.potentials.Continuity;
import io.crisol.potentials.Environment;
import io.crisol.potentials.PairBlock;
import io.crisol.potentials.PairGradient;
import io.crisol.potentials.PairSum;
import io.crisol.potentials.functions.Exponential;
import io.crisol.structures.Element;
import java.util.Map;
import java.util.Set;

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
public final class Morse implements PairSum {
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

  private final PairTypes<Pair> types;
  private final PairCutoffs cutoffs;
  private final boolean oneCutoff;
  private final Smoothing smoothing;

  /** By row of {@link PairTypes}: φ(r) = depth (q² − 2q) + offset + slope r. */
  private final double[] depth;

  private final double[] alpha;
  private final double[] r0;
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
  public Morse(Map<ElementPair, Pair> pairs, double cutoff, Smoothing smoothing) {
    this(pairs, PairCutoffs.of(cutoff), smoothing);
  }

  /** A potential in which pairs may end at different distances. */
  public Morse(Map<ElementPair, Pair> pairs, PairCutoffs cutoffs, Smoothing smoothing) {
    this.types = new PairTypes<>(pairs);
    this.cutoffs = cutoffs;
    this.oneCutoff = cutoffs.same(types.parameters().keySet());
    this.cutoff = types.tableByRow(k -> cutoffs.of(types.pair(k)));
    this.smoothing = smoothing;
    this.depth = types.table(Pair::depth);
    this.alpha = types.table(Pair::alpha);
    this.r0 = types.table(Pair::r0);
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
  public static Morse of(
      Element element, double depth, double alpha, double r0, double cutoff, Smoothing smoothing) {
    return new Morse(
        Map.of(ElementPair.of(element), new Pair(depth, alpha, r0)), cutoff, smoothing);
  }

  private static double energy(Pair pair, double r) {
    double q = Exponential.of(-pair.alpha * (r - pair.r0));
    return pair.depth * (q * q - 2 * q);
  }

  private static double derivative(Pair pair, double r) {
    double q = Exponential.of(-pair.alpha * (r - pair.r0));
    return 2 * pair.alpha * pair.depth * (q - q * q);
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
      double q = Exponential.of(-alpha[type] * (r - r0[type]));
      energy += 0.5 * (depth[type] * (q * q - 2 * q) + offset[type] + slope[type] * r);
      double derivative = 2 * alpha[type] * depth[type] * (q - q * q) + slope[type];
      double g = 0.5 * derivative / r;
      out.add(k, g * around.x(k), g * around.y(k), g * around.z(k));
    }
    return energy;
  }

  @Override
  public void pairs(PairBlock block) {
    int[] rows = block.types(types.index(), types.size());
    MorseKernel.pairs(block, rows, depth, alpha, r0, offset, slope);
    if (!oneCutoff) {
      block.endAt(rows, cutoff);
    }
  }
}
