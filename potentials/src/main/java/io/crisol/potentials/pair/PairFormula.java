package io.crisol.potentials.pair;

import io.crisol.potentials.Continuity;
import io.crisol.potentials.Environment;
import io.crisol.potentials.PairBlock;
import io.crisol.potentials.PairGradient;
import io.crisol.potentials.PairSum;
import io.crisol.structures.Element;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * A sum of pair energies given by a formula,
 *
 * <pre>  E_i = ½ Σ_j [φ(r_ij) + offset + slope r_ij]   for r_ij below the cutoff of the pair,
 * </pre>
 *
 * with offset and slope from {@link Smoothing}.
 *
 * @param <P> parameters of a pair of elements
 */
abstract class PairFormula<P> implements PairSum {
  private final PairTypes<P> types;
  private final PairCutoffs cutoffs;
  private final boolean oneCutoff;
  private final Smoothing smoothing;

  /** By row of {@link PairTypes}. */
  private final double[] cutoff;

  private double[] offset;
  private double[] slope;

  PairFormula(Map<ElementPair, P> pairs, PairCutoffs cutoffs, Smoothing smoothing) {
    this.types = new PairTypes<>(pairs);
    this.cutoffs = cutoffs;
    this.oneCutoff = cutoffs.same(types.parameters().keySet());
    this.smoothing = smoothing;
    this.cutoff = types.tableByRow(k -> cutoffs.of(types.pair(k)));
  }

  /**
   * Writes φ, eV, and dφ/dr, eV/Å, at distance r, Å, into {@code out}, double[2].
   *
   * @param type row of {@link #pair}
   */
  abstract void at(int type, double r, double[] out);

  /** Parameters of a pair by its row. */
  final P pair(int type) {
    return types.get(type);
  }

  /** A flat table of a number that depends on the pair itself, by row. */
  final double[] byRow(ToDoubleFunction<ElementPair> value) {
    return types.tableByRow(k -> value.applyAsDouble(types.pair(k)));
  }

  /** A flat table of some number of each pair, by row. */
  final double[] table(ToDoubleFunction<P> value) {
    return types.table(value);
  }

  /** Computes offsets and slopes; called once by the constructor of the formula. */
  final void smooth() {
    double[] end = new double[2];
    offset =
        types.tableByRow(
            k -> {
              at(k, cutoff[k], end);
              return smoothing.offset(end[0], end[1], cutoff[k]);
            });
    slope =
        types.tableByRow(
            k -> {
              at(k, cutoff[k], end);
              return smoothing.slope(end[1]);
            });
  }

  /** Parameters by pair of elements. */
  public final Map<ElementPair, P> pairs() {
    return types.parameters();
  }

  /** Where each pair ends. */
  public final PairCutoffs cutoffs() {
    return cutoffs;
  }

  /** What is done at the cutoff. */
  public final Smoothing smoothing() {
    return smoothing;
  }

  @Override
  public final Set<Element> elements() {
    return types.elements();
  }

  /** The largest of all pairs, Å. */
  @Override
  public final double cutoff() {
    return cutoffs.largest(types.parameters().keySet());
  }

  @Override
  public Continuity continuity() {
    return smoothing.continuity();
  }

  @Override
  public final double energy(Environment around, PairGradient out) {
    double energy = 0;
    double[] value = new double[2];
    for (int k = 0; k < around.size(); k++) {
      int type = types.type(around.centre(), around.element(k));
      double r = around.r(k);
      if (r < cutoff[type]) {
        at(type, r, value);
        energy += 0.5 * (value[0] + offset[type] + slope[type] * r);
        double g = 0.5 * (value[1] + slope[type]) / r;
        out.add(k, g * around.x(k), g * around.y(k), g * around.z(k));
      }
    }
    return energy;
  }

  @Override
  public final void pairs(PairBlock block) {
    int[] rows = block.types(types.index(), types.size());
    fill(block, rows, offset, slope);
    if (!oneCutoff) {
      block.endAt(rows, cutoff);
    }
  }

  /**
   * Fills φ and φ'/r of a block; overridden for speed, and agreeing with {@link #at} to rounding.
   *
   * @param rows row of each pair
   * @param offsets by row, eV
   * @param lines slopes by row, eV/Å
   */
  void fill(PairBlock block, int[] rows, double[] offsets, double[] lines) {
    double[] value = new double[2];
    for (int k = 0; k < block.size(); k++) {
      double r = Math.sqrt(block.squares()[k]);
      at(rows[k], r, value);
      block.energies()[k] = value[0] + offsets[rows[k]] + lines[rows[k]] * r;
      block.slopes()[k] = (value[1] + lines[rows[k]]) / r;
    }
  }
}
