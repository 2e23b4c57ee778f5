package io.crisol.training.optimizers;

import io.crisol.structures.RandomStream;
import java.util.Arrays;

/**
 * Which terms of an example count, and the factor of each, so that the squares of a kind are
 * averaged over those taken.
 */
record Choice(int[] which, double[] factor) {
  /**
   * All single terms and some of the others at random.
   *
   * @param most of the others; 0 for all of them
   * @param least magnitude that is worth taking; smaller ones are drawn again up to three times
   */
  static Choice of(Residuals.Example example, int most, double least, RandomStream random) {
    int taken = most == 0 ? example.many() : Math.min(most, example.many());
    int[] which = new int[example.single() + taken];
    double[] factor = new double[which.length];
    Arrays.setAll(which, k -> k);
    Arrays.fill(factor, 0, example.single(), 1);
    Arrays.fill(factor, example.single(), which.length, 1 / Math.sqrt(Math.max(1, taken)));
    if (taken < example.many()) {
      draw(example, which, least, random);
    }
    return new Choice(which, factor);
  }

  private static void draw(
      Residuals.Example example, int[] which, double least, RandomStream random) {
    boolean[] used = new boolean[example.many()];
    for (int k = example.single(); k < which.length; k++) {
      int drawn = next(used, random);
      for (int trial = 1;
          trial < 3 && Math.abs(example.value(example.single() + drawn)) < least;
          trial++) {
        drawn = next(used, random);
      }
      used[drawn] = true;
      which[k] = example.single() + drawn;
    }
  }

  private static int next(boolean[] used, RandomStream random) {
    int drawn = random.nextInt(used.length);
    while (used[drawn]) {
      drawn = (drawn + 1) % used.length;
    }
    return drawn;
  }

  /** Terms times their factors. */
  double[] values(Residuals.Example example) {
    double[] values = new double[which.length];
    Arrays.setAll(values, k -> factor[k] * example.value(which[k]));
    return values;
  }

  /** Their derivatives, double[terms][parameters]. */
  double[][] rows(Residuals.Example example, int parameters) {
    double[][] rows = new double[which.length][parameters];
    for (int k = 0; k < which.length; k++) {
      example.derivative(which[k], rows[k]);
      for (int p = 0; p < parameters; p++) {
        rows[k][p] *= factor[k];
      }
    }
    return rows;
  }
}
