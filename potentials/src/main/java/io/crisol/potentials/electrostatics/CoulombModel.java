package io.crisol.potentials.electrostatics;

import io.crisol.potentials.PairBlock;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.functions.ErrorFunction;
import io.crisol.structures.Cell;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.util.Arrays;

/**
 * Coulomb energy over all pairs of open structures and all images of neutral crystals.
 *
 * @param coulomb Coulomb constant, eV Å
 * @param accuracy largest error of a force in crystals, in units of that between two elementary
 *     charges at 1 Å
 * @param widths of Gaussian clouds by atom, Å; null for points
 */
record CoulombModel(double coulomb, double accuracy, double[] widths) {
  /** Nothing more is to be had with doubles. */
  static final double EXACT = 1e-15;

  /** Charge of a cell that counts as the rounding of charges written with a few digits, e. */
  private static final double NEUTRAL = 1e-5;

  private static final double ROOT_PI = Math.sqrt(Math.PI);

  /** Where sums end: exp(−s²) is a hundredth of the accuracy, at least 1e-17 of the first term. */
  double reach() {
    return Math.sqrt(-StrictMath.log(Math.max(1e-17, accuracy / 100)));
  }

  /** Distance beyond which clouds count as points, Å. */
  double cloudReach() {
    double widest = 0;
    for (int i = 0; widths != null && i < widths.length; i++) {
      widest = Math.max(widest, widths[i]);
    }
    return 2 * widest * reach();
  }

  /** Energy and slope of two clouds less those of points, as in {@link Screening}. */
  void correction(int i, int j, double r, double[] out) {
    out[0] = 0;
    out[1] = 0;
    if (widths != null) {
      double beta = 1 / Math.sqrt(2 * (widths[i] * widths[i] + widths[j] * widths[j]));
      double value = ErrorFunction.complement(beta * r) / r;
      out[0] = -value;
      out[1] = -(value + 2 * beta / ROOT_PI * ErrorFunction.gaussian(beta * r)) / (r * r);
    }
  }

  /** Energy and slope of two clouds, as in {@link Screening}. */
  void bare(int i, int j, double r, double[] out) {
    correction(i, j, r, out);
    out[0] += 1 / r;
    out[1] += 1 / (r * r * r);
  }

  /**
   * Predicts a structure with charges q, double[N], e.
   *
   * @param neighbors of any cutoff
   * @param list of the potential
   * @throws io.crisol.structures.ProblemException CELL_CHARGED, PARAMETER_INVALID for a cell that
   *     repeats in one or two directions only
   */
  Prediction predict(
      Structure structure, Neighbors neighbors, LongList list, double[] q, Quantities wanted) {
    if (!structure.cell().isPeriodic()) {
      return OpenCoulomb.sum(structure, q, this::bare, coulomb, wanted)
          .prediction(wanted)
          .withCharges(q);
    }
    requireNeutralCrystal(structure.cell(), q);
    EwaldSplit split = EwaldSplit.of(structure, q, accuracy);
    Prediction sum =
        widths == null && !wanted.perAtom()
            ? points(structure, list.of(neighbors, split.cutoff()), q, split, wanted)
            : new EwaldSum(structure, q, this, split).sum(wanted).prediction(wanted);
    return sum.withCharges(q);
  }

  /** The sums of {@link EwaldSum} for points, many pairs and waves at a time. */
  private Prediction points(
      Structure structure, Neighbors near, double[] q, EwaldSplit split, Quantities wanted) {
    double[] strong = new double[q.length];
    Arrays.setAll(strong, i -> Math.sqrt(coulomb) * q[i]);
    Prediction pairs =
        PairBlock.sum(
            block ->
                ScreenedKernel.pairs(
                    block.size(),
                    split.alpha(),
                    block.products(strong),
                    block.squares(),
                    block.energies(),
                    block.slopes()),
            split.cutoff(),
            structure,
            near,
            wanted);
    return pairs.plus(new ReciprocalSum(structure, q, split, coulomb).predict(wanted));
  }

  /**
   * Refuses cells that repeat in one or two directions only.
   *
   * @throws io.crisol.structures.ProblemException PARAMETER_INVALID
   */
  static void requireCrystal(Cell cell) {
    if (!cell.isBulk()) {
      throw Problem.PARAMETER_INVALID.with(
          "the boundary",
          "periodic in one or two directions",
          "charges are summed over crystals or over open structures",
          "make all directions periodic, with vacuum, or none");
    }
  }

  private static void requireNeutralCrystal(Cell cell, double[] q) {
    requireCrystal(cell);
    double net = 0;
    for (double charge : q) {
      net += charge;
    }
    if (Math.abs(net) > NEUTRAL) {
      throw Problem.CELL_CHARGED.with(net);
    }
  }
}
