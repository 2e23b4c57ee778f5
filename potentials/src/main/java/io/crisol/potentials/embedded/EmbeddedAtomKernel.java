package io.crisol.potentials.embedded;

/**
 * φ, f and their derivatives divided by r for the pairs of a block, from packed coefficients: those
 * of one interval lie side by side, so that a pair touches one or two cache lines.
 */
final class EmbeddedAtomKernel {
  private EmbeddedAtomKernel() {}

  /** With f_aa and r φ: 8 coefficients an interval. */
  static void ofOneElement(
      int pairs,
      double[] table,
      double inverseStep,
      double[] squares,
      double[] energies,
      double[] slopes,
      double[] densities,
      double[] densitySlopes) {
    int last = table.length / 8 - 1;
    for (int k = 0; k < pairs; k++) {
      double r = Math.sqrt(squares[k]);
      double inverse = 1 / r;
      double x = r * inverseStep;
      int m = Math.min((int) x, last);
      double t = Math.min(x - m, 1);
      int c = 8 * m;
      double a = table[c];
      double b = table[c + 1];
      double s = table[c + 2];
      double d = table[c + 3];
      double e = table[c + 4];
      double f = table[c + 5];
      double g = table[c + 6];
      double h = table[c + 7];
      densities[k] = Math.fma(Math.fma(Math.fma(a, t, b), t, s), t, d);
      densitySlopes[k] = Math.fma(Math.fma(3 * a, t, b + b), t, s) * inverseStep * inverse;
      double phi = Math.fma(Math.fma(Math.fma(e, t, f), t, g), t, h) * inverse;
      double product = Math.fma(Math.fma(3 * e, t, f + f), t, g) * inverseStep;
      energies[k] = phi;
      slopes[k] = (product - phi) * inverse * inverse;
    }
  }

  /** With f_ab, f_ba and r φ: 12 coefficients an interval, a table for each type of pair. */
  static void ofSeveral(
      int pairs,
      int[] types,
      double[][] tables,
      double inverseStep,
      double[] squares,
      double[] energies,
      double[] slopes,
      double[] densities,
      double[] densitySlopes,
      double[] reverse,
      double[] reverseSlopes) {
    int last = tables[0].length / 12 - 1;
    for (int k = 0; k < pairs; k++) {
      double[] table = tables[types[k]];
      double r = Math.sqrt(squares[k]);
      double inverse = 1 / r;
      double x = r * inverseStep;
      int m = Math.min((int) x, last);
      double t = Math.min(x - m, 1);
      int c = 12 * m;
      double scale = inverseStep * inverse;
      double a = table[c];
      double b = table[c + 1];
      double s = table[c + 2];
      densities[k] = Math.fma(Math.fma(Math.fma(a, t, b), t, s), t, table[c + 3]);
      densitySlopes[k] = Math.fma(Math.fma(3 * a, t, b + b), t, s) * scale;
      a = table[c + 4];
      b = table[c + 5];
      s = table[c + 6];
      reverse[k] = Math.fma(Math.fma(Math.fma(a, t, b), t, s), t, table[c + 7]);
      reverseSlopes[k] = Math.fma(Math.fma(3 * a, t, b + b), t, s) * scale;
      a = table[c + 8];
      b = table[c + 9];
      s = table[c + 10];
      double phi = Math.fma(Math.fma(Math.fma(a, t, b), t, s), t, table[c + 11]) * inverse;
      energies[k] = phi;
      slopes[k] =
          (Math.fma(Math.fma(3 * a, t, b + b), t, s) * inverseStep - phi) * inverse * inverse;
    }
  }
}
