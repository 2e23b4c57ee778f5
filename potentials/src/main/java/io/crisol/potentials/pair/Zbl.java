package io.crisol.potentials.pair;

import io.crisol.potentials.Continuity;
import io.crisol.potentials.functions.Exponential;
import io.crisol.structures.Problem;
import java.util.Map;

/**
 * Screened repulsion of nuclei of Ziegler, Biersack and Littmark, switched off between an inner and
 * an outer distance,
 *
 * <pre>
 *   E_i = ½ Σ_j φ(r_ij),   φ(r) = V(r) + S(r),   V(r) = k Z_i Z_j / r Σ_n c_n exp(−d_n r/a),
 *   a = 0.46850 Å / (Z_i^0.23 + Z_j^0.23),
 *   c = 0.02817, 0.28022, 0.50986, 0.18175,   d = 0.20162, 0.40290, 0.94229, 3.19980;
 *   S(r) = C below r₁,   A/3 (r − r₁)³ + B/4 (r − r₁)⁴ + C up to r₂,
 *   A = (−3V′ + w V″)/w²,   B = (2V′ − w V″)/w³,   C = −V + ½ w V′ − 1/12 w² V″   at r₂,   w = r₂ − r₁,
 * </pre>
 *
 * so that φ, φ′ and φ″ vanish at r₂. Source: J. F. Ziegler, J. P. Biersack, U. Littmark, The
 * Stopping and Range of Ions in Solids, Pergamon (1985); coefficients and switching polynomial as
 * documented for LAMMPS' {@code pair_style zbl}, A. P. Thompson et al., Comput. Phys. Commun. 271,
 * 108171 (2022), doi:10.1016/j.cpc.2021.108171.
 */
public final class Zbl extends PairFormula<Zbl.Pair> {
  private static final double[] WEIGHT = {0.02817, 0.28022, 0.50986, 0.18175};
  private static final double[] DECAY = {0.20162, 0.40290, 0.94229, 3.19980};

  /**
   * Numbers of a pair of elements.
   *
   * @param z1 nuclear charge of one, e
   * @param z2 nuclear charge of the other, e
   */
  public record Pair(double z1, double z2) {
    /** No interaction. */
    public static final Pair NONE = new Pair(0, 0);

    /** Refuses what is not finite or negative. */
    public Pair {
      PairCheck.notNegative("z1", z1);
      PairCheck.notNegative("z2", z2);
    }

    /** 1/a, 1/Å. */
    private double scale() {
      return (StrictMath.pow(z1, 0.23) + StrictMath.pow(z2, 0.23)) / 0.46850;
    }
  }

  private final PairCutoffs inners;
  private final double coulomb;

  /** r₁ by row, Å. */
  private final double[] inner;

  /** By row: k Z_i Z_j, 1/a, and A, B, C of the switching polynomial. */
  private final double[] strength;

  private final double[] scale;
  private final double[] cubic;
  private final double[] quartic;
  private final double[] offset;

  /**
   * A potential for the elements of the pairs.
   *
   * @param inner r₁ where switching begins, Å
   * @param outer r₂ where the energy ends, Å
   * @param coulomb Coulomb constant k, eV Å: {@link io.crisol.structures.Units#COULOMB}, or
   *     14.399645 as in LAMMPS
   * @throws io.crisol.structures.ProblemException PARAMETER_MISSING for a pair without parameters,
   *     PARAMETER_INVALID
   */
  public Zbl(Map<ElementPair, Pair> pairs, double inner, double outer, double coulomb) {
    this(pairs, PairCutoffs.of(inner), PairCutoffs.of(outer), coulomb);
  }

  /**
   * A potential whose pairs of elements end at distances of their own.
   *
   * @param inner r₁ of each pair where switching begins
   * @param outer r₂ of each pair where the energy ends
   * @param coulomb Coulomb constant k, eV Å
   * @throws io.crisol.structures.ProblemException PARAMETER_MISSING for a pair without parameters,
   *     PARAMETER_INVALID
   */
  public Zbl(Map<ElementPair, Pair> pairs, PairCutoffs inner, PairCutoffs outer, double coulomb) {
    super(pairs, outer, Smoothing.NONE);
    this.inners = inner;
    this.coulomb = PairCheck.positive("coulomb", coulomb);
    this.inner = byRow(inner::of);
    double[] ends = byRow(outer::of);
    strength = table(pair -> coulomb * pair.z1 * pair.z2);
    scale = table(Pair::scale);
    cubic = new double[scale.length];
    quartic = new double[scale.length];
    offset = new double[scale.length];
    for (int k = 0; k < scale.length; k++) {
      requireOrder(this.inner[k], ends[k]);
      end(k, ends[k]);
    }
    smooth();
  }

  private static void requireOrder(double inner, double outer) {
    if (inner >= outer) {
      throw Problem.PARAMETER_INVALID.with(
          "inner", inner, "switching ends beyond it, at outer = " + outer + " Å", "correct it");
    }
  }

  /** The switching polynomial of a row. */
  private void end(int k, double outer) {
    double w = outer - inner[k];
    double[] v = new double[3];
    screened(k, outer, v);
    cubic[k] = (-3 * v[1] + w * v[2]) / (w * w);
    quartic[k] = (2 * v[1] - w * v[2]) / (w * w * w);
    offset[k] = -v[0] + 0.5 * w * v[1] - w * w * v[2] / 12;
  }

  /** Where switching begins; where it ends is {@link #cutoffs}. */
  public PairCutoffs inner() {
    return inners;
  }

  /** The Coulomb constant k, eV Å. */
  public double coulomb() {
    return coulomb;
  }

  @Override
  public Continuity continuity() {
    return Continuity.FORCES;
  }

  /** Writes V, V′ and, where there is room, V″. */
  private void screened(int type, double r, double[] out) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    for (int n = 0; n < WEIGHT.length; n++) {
      double d = DECAY[n] * scale[type];
      double term = WEIGHT[n] * Exponential.of(-d * r);
      s0 += term;
      s1 -= d * term;
      s2 += d * d * term;
    }
    double bare = strength[type] / r;
    out[0] = bare * s0;
    out[1] = bare * (s1 - s0 / r);
    if (out.length > 2) {
      out[2] = bare * (s2 - 2 * s1 / r + 2 * s0 / (r * r));
    }
  }

  @Override
  void at(int type, double r, double[] out) {
    screened(type, r, out);
    double t = Math.max(0, r - inner[type]);
    out[0] += offset[type] + t * t * t * (cubic[type] / 3 + quartic[type] / 4 * t);
    out[1] += t * t * (cubic[type] + quartic[type] * t);
  }
}
