package io.crisol.simulation.montecarlo;

/**
 * Mean and error of correlated numbers by blocking (H. Flyvbjerg, H. G. Petersen, J. Chem. Phys.
 * 91, 461 (1989), doi:10.1063/1.457480): neighbours are averaged until blocks no longer know of
 * each other; the error is the largest that any length of block shows which leaves enough blocks.
 *
 * @param mean of all
 * @param error of the mean, one standard deviation; NaN with fewer than {@link #FEWEST} numbers
 * @param effective number of independent ones that would have the same error
 * @param settled whether the first half and the second agree within their errors, and the error no
 *     longer grows with the blocks
 */
public record Series(double mean, double error, double effective, boolean settled) {
  /** Fewest blocks that an error is taken from. */
  static final int FEWEST = 16;

  /** Halves that are farther apart, in standard deviations, are no equilibrium. */
  private static final double APART = 3;

  /** Errors from fewer independent numbers are not to be relied on. */
  private static final double ENOUGH = 20;

  /** Of all numbers. */
  public static Series of(double[] values) {
    double mean = mean(values, 0, values.length);
    double error = error(values, 0, values.length);
    double naive = naive(values, 0, values.length);
    double effective = error > 0 ? values.length * naive * naive / (error * error) : values.length;
    int half = values.length / 2;
    double apart = Math.abs(mean(values, 0, half) - mean(values, half, values.length));
    double first = error(values, 0, half);
    double second = error(values, half, values.length);
    boolean agree = apart <= APART * Math.sqrt(first * first + second * second) || apart == 0;
    boolean constant = error == 0;
    return new Series(mean, error, effective, constant || agree && effective >= ENOUGH);
  }

  private static double mean(double[] values, int from, int to) {
    double sum = 0;
    for (int k = from; k < to; k++) {
      sum += values[k];
    }
    return sum / (to - from);
  }

  private static double naive(double[] values, int from, int to) {
    double mean = mean(values, from, to);
    double squares = 0;
    for (int k = from; k < to; k++) {
      squares += (values[k] - mean) * (values[k] - mean);
    }
    int n = to - from;
    return Math.sqrt(squares / n / (n - 1));
  }

  private static double error(double[] values, int from, int to) {
    int n = to - from;
    if (n < FEWEST) {
      return Double.NaN;
    }
    double[] blocks = new double[n];
    System.arraycopy(values, from, blocks, 0, n);
    double largest = 0;
    while (n >= FEWEST) {
      largest = Math.max(largest, naive(blocks, 0, n));
      n /= 2;
      for (int k = 0; k < n; k++) {
        blocks[k] = 0.5 * (blocks[2 * k] + blocks[2 * k + 1]);
      }
    }
    return largest;
  }
}
