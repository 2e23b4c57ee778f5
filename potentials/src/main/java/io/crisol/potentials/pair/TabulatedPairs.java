package io.crisol.potentials.pair;

import io.crisol.structures.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Pair energies from tables,
 *
 * <pre>  E_i = ½ Σ_j φ(r_ij)   for r_ij below the cutoff,  </pre>
 *
 * by the steps that LAMMPS documents for {@code pair_style table}, so that its numbers come out: a
 * cubic spline in r through energies and another through forces of the table give values at N
 * points equally spaced in r², between which both are interpolated in r² ({@link Way}). Energy and
 * force agree with each other as far as table and N are fine. Source: A. P. Thompson et al.,
 * Comput. Phys. Commun. 271, 108171 (2022), doi:10.1016/j.cpc.2021.108171, and the documentation
 * there.
 */
public final class TabulatedPairs extends PairFormula<PairTable> {
  /** Interpolation in r² between the N points. */
  public enum Way {
    /** The value in the middle of the interval. */
    LOOKUP,
    /** Straight lines. */
    LINEAR,
    /** Cubic splines. */
    SPLINE;

    /** The name in files. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    static List<String> words() {
      return Arrays.stream(values()).map(Way::word).toList();
    }

    static Way of(String word) {
      return values()[words().indexOf(word)];
    }
  }

  private final Way way;
  private final int points;
  private final Grid[] grids;

  /**
   * Tables.
   *
   * @param points N, at least 2
   * @throws io.crisol.structures.ProblemException PARAMETER_MISSING for a pair without table,
   *     PARAMETER_INVALID for a cutoff beyond the end of a table
   */
  public TabulatedPairs(
      Map<ElementPair, PairTable> tables, PairCutoffs cutoffs, Way way, int points) {
    super(tables, cutoffs, Smoothing.NONE);
    this.way = way;
    this.points = points;
    if (points < 2 || points > 10_000_000) {
      throw Problem.PARAMETER_INVALID.with(
          "points", points, "a table is brought to 2 points or more", "take 1000 or more");
    }
    double[] ends = byRow(cutoffs::of);
    grids = new Grid[ends.length];
    for (int k = 0; k < grids.length; k++) {
      PairTable table = pair(k);
      if (ends[k] > table.last() || ends[k] <= table.first()) {
        throw Problem.PARAMETER_INVALID.with(
            "cutoff",
            ends[k],
            "the table goes from " + table.first() + " to " + table.last() + " Å",
            "correct it");
      }
      grids[k] = new Grid(table, way, points, ends[k]);
    }
    smooth();
  }

  /** How values between points are found. */
  public Way way() {
    return way;
  }

  /** N. */
  public int points() {
    return points;
  }

  /**
   * {@inheritDoc}
   *
   * @throws io.crisol.structures.ProblemException PARAMETER_INVALID below the beginning of a table
   */
  @Override
  void at(int type, double r, double[] out) {
    grids[type].at(r, out);
  }

  /** Energies and forces divided by r on N points in r². */
  private static final class Grid {
    private final Way way;
    private final double inner;
    private final double low;
    private final double step;
    private final double[] squares;
    private final double[] energies;
    private final double[] forces;
    private CubicSpline energy;
    private CubicSpline force;

    Grid(PairTable table, Way way, int points, double cutoff) {
      this.way = way;
      inner = table.first();
      low = inner * inner;
      step = (cutoff * cutoff - low) / (points - 1);
      squares = new double[points];
      energies = new double[points];
      forces = new double[points];
      boolean same = table.squares() && table.r().length == points && cutoff == table.last();
      CubicSpline e = table.energySpline();
      CubicSpline f = table.forceSpline();
      for (int k = 0; k < points; k++) {
        squares[k] = low + k * step;
        double square = way == Way.LOOKUP ? low + (k + 0.5) * step : squares[k];
        double r = Math.min(Math.sqrt(square), table.last());
        boolean copied = same && way != Way.LOOKUP;
        energies[k] = copied ? table.energy()[k] : e.at(r);
        forces[k] = (copied ? table.force()[k] : f.at(r)) / r;
      }
      if (way == Way.SPLINE) {
        splines(table, f, cutoff);
      }
    }

    private void splines(PairTable table, CubicSpline f, double cutoff) {
      int last = squares.length - 1;
      double small = 0.1 * step;
      double afterFirst = Math.sqrt(low + small);
      double beforeLast = Math.sqrt(cutoff * cutoff - small);
      double first = (f.at(afterFirst) / afterFirst - forces[0]) / small;
      double end = (forces[last] - f.at(beforeLast) / beforeLast) / small;
      if (table.ends().isPresent()) {
        double[] slopes = table.ends().get();
        first = (slopes[0] / inner - forces[0] / inner) / (2 * inner);
        // The slope at the end of the table says nothing about a cutoff before it.
        end = cutoff == table.last() ? (slopes[1] - forces[last]) / (2 * cutoff * cutoff) : end;
      }
      energy = new CubicSpline(squares, energies, -0.5 * forces[0], -0.5 * forces[last]);
      force = new CubicSpline(squares, forces, first, end);
    }

    void at(double r, double[] out) {
      if (r < inner) {
        throw Problem.PARAMETER_INVALID.with(
            "a distance of two atoms",
            r + " Å",
            "the table of their elements begins at " + inner + " Å",
            "move the atoms apart, or give a table that begins earlier");
      }
      double square = r * r;
      int k = Math.min((int) ((square - low) / step), squares.length - 2);
      double part = (square - squares[k]) / step;
      double f;
      switch (way) {
        case LOOKUP -> {
          out[0] = energies[k];
          f = forces[k];
        }
        case LINEAR -> {
          out[0] = energies[k] + part * (energies[k + 1] - energies[k]);
          f = forces[k] + part * (forces[k + 1] - forces[k]);
        }
        default -> {
          out[0] = energy.between(k, square);
          f = force.between(k, square);
        }
      }
      out[1] = -f * r;
    }
  }
}
