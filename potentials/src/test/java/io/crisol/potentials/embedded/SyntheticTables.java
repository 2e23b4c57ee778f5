package io.crisol.potentials.embedded;

import io.crisol.structures.Element;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Smooth tables made from simple functions. */
final class SyntheticTables {
  private static final int POINTS = 400;
  private static final double CUTOFF = 5;
  private static final double STEP = CUTOFF / (POINTS - 1);

  private SyntheticTables() {}

  /** Tables of a few elements; densities depend on both elements where {@code sinclair}. */
  static EamTables of(List<Element> elements, boolean sinclair) {
    int n = elements.size();
    double[][] embedding = new double[n][];
    double[][][] density = new double[n][n][];
    double[][][] pair = new double[n][n][];
    for (int a = 0; a < n; a++) {
      double scale = 1 + 0.1 * a;
      embedding[a] = table(0.05, x -> -scale * Math.sqrt(x + 0.01) + 0.001 * x * x);
      for (int b = 0; b < n; b++) {
        double decay = 1 + 0.2 * b + (sinclair ? 0.15 * a : 0);
        density[a][b] = table(STEP, r -> end(r) * Math.exp(-decay * (r - 2.5)));
        double hard = 1.5 + 0.1 * (a + b);
        pair[a][b] = table(STEP, r -> r * end(r) * 0.3 * Math.exp(-hard * (r - 2.5)));
      }
    }
    return new EamTables(elements, 0.05, STEP, CUTOFF, embedding, density, pair);
  }

  private static double end(double r) {
    double x = 1 - r / CUTOFF;
    return x <= 0 ? 0 : x * x * x;
  }

  private static double[] table(double step, DoubleUnaryOperator f) {
    double[] values = new double[POINTS];
    for (int k = 0; k < POINTS; k++) {
      values[k] = f.applyAsDouble(k * step);
    }
    return values;
  }
}
