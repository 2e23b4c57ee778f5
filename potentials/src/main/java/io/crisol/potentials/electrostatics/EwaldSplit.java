package io.crisol.potentials.electrostatics;

import io.crisol.structures.Structure;

/**
 * Where Ewald's two sums meet: pairs count up to s/α, wave vectors up to 2αs, where their terms
 * have fallen by exp(−s²).
 *
 * <p>The error of a force is that of charges at random places (J. Kolafa, J. W. Perram, Mol. Simul.
 * 9, 351 (1992), doi:10.1080/08927029208049126): either sum leaves a mean of 2|q| √(Σq² α/Vs)
 * exp(−s²) on charge q. The largest charge has to keep the accuracy at seven times the mean of
 * both.
 *
 * @param alpha α, 1/Å
 * @param reach s
 */
record EwaldSplit(double alpha, double reach) {
  private static final double ROOT_PI = Math.sqrt(Math.PI);

  /** Time of a pair over that of a wave at an atom. */
  private static final double PAIR_COST = 30;

  /** Seven times √2 times the 2 of the error. */
  private static final double LARGEST = 20;

  /** exp(−s²) at the most: less is lost in rounding. */
  private static final double ROUNDING = 1e-17;

  /** Entries of the list of neighbours, which is to fit into a quarter of a gigabyte. */
  private static final double MOST_ENTRIES = 1 << 26;

  private static final int REFINEMENTS = 8;

  /** Balances the sums of a matrix: time of a pair over that of a wave at a pair of atoms. */
  private static final double MATRIX_BALANCE = 111;

  /** The cheapest that keeps the accuracy of {@link CoulombModel}. */
  static EwaldSplit of(Structure structure, double[] q, double accuracy) {
    double volume = structure.cell().volume();
    double squares = 0;
    double most = 0;
    for (double charge : q) {
      squares += charge * charge;
      most = Math.max(most, Math.abs(charge));
    }
    int n = q.length;
    // Balances the two sums, each of which takes s³ times its cost.
    double alpha = ROOT_PI * StrictMath.pow(PAIR_COST * n / (volume * volume), 1 / 6.0);
    double longest = Math.cbrt(MOST_ENTRIES * 3 / (4 * Math.PI) * volume / n / n);
    double reach = 1;
    for (int k = 0; k < REFINEMENTS; k++) {
      alpha = Math.max(alpha, reach / longest);
      double error = LARGEST * most * Math.sqrt(squares * alpha / (volume * reach));
      double fall = Math.max(ROUNDING, accuracy / error);
      reach = Math.sqrt(Math.max(1, -StrictMath.log(fall)));
    }
    return new EwaldSplit(alpha, reach);
  }

  /**
   * For a matrix of all pairs of atoms to all digits, where waves cost N² each and pairs within the
   * cutoff are cheap beside them: α³ is a constant over the volume.
   */
  static EwaldSplit ofMatrix(Structure structure) {
    double volume = structure.cell().volume();
    double n = structure.size();
    double reach = Math.sqrt(-StrictMath.log(ROUNDING));
    double longest = Math.cbrt(MOST_ENTRIES / 4 * 3 / (4 * Math.PI) * volume / n / n);
    double alpha = Math.max(Math.cbrt(MATRIX_BALANCE / volume), reach / longest);
    return new EwaldSplit(alpha, reach);
  }

  /** Of the sum over pairs, Å. */
  double cutoff() {
    return reach / alpha;
  }

  /** Length of the longest wave vector, 1/Å. */
  double longest() {
    return 2 * alpha * reach;
  }
}
