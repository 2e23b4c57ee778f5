package io.crisol.potentials.optimality;

/** The grade of a row. */
public final class OptimalityKernel {
  private OptimalityKernel() {}

  /**
   * max |b A⁻¹|: 1 for a row of the active set A, above where the data do not decide the energy.
   *
   * @param inverse A⁻¹, double[n × n], row-major
   * @param row b, at least double[n]
   * @param coordinates scratch, at least double[n]; holds b A⁻¹ afterwards
   */
  public static double grade(int n, double[] inverse, double[] row, double[] coordinates) {
    for (int j = 0; j < n; j++) {
      coordinates[j] = 0;
    }
    for (int i = 0; i < n; i++) {
      double b = row[i];
      if (b == 0) {
        // An atom has no part in the radial coefficients of other elements.
        continue;
      }
      int line = i * n;
      for (int j = 0; j < n; j++) {
        coordinates[j] = Math.fma(b, inverse[line + j], coordinates[j]);
      }
    }
    double largest = 0;
    for (int j = 0; j < n; j++) {
      double size = Math.abs(coordinates[j]);
      // Of two numbers one of which is none, Math.max gives that.
      largest = Math.max(largest, size);
    }
    return largest;
  }
}
