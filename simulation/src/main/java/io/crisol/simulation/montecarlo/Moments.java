package io.crisol.simulation.montecarlo;

import io.crisol.structures.json.Json;

/**
 * Moments of an order parameter.
 *
 * @param mean ⟨ψ⟩
 * @param square ⟨ψ²⟩
 * @param binder U = 1 − ⟨ψ⁴⟩ / 3⟨ψ²⟩² (K. Binder, Z. Phys. B 43, 119 (1981),
 *     doi:10.1007/BF01293604)
 * @param binderError of U, one standard deviation, from tenths of the walk
 */
public record Moments(double mean, double square, double binder, double binderError) {
  private static final int PARTS = 10;

  static Moments of(double[] psi) {
    double[] parts = new double[PARTS];
    double sum = 0;
    double squares = 0;
    for (int p = 0; p < PARTS; p++) {
      parts[p] = binder(psi, psi.length * p / PARTS, psi.length * (p + 1) / PARTS);
      sum += parts[p];
      squares += parts[p] * parts[p];
    }
    double variance = (squares - sum * sum / PARTS) / (PARTS - 1);
    double mean = 0;
    double square = 0;
    for (double value : psi) {
      mean += value / psi.length;
      square += value * value / psi.length;
    }
    return new Moments(
        mean, square, binder(psi, 0, psi.length), Math.sqrt(Math.max(0, variance) / PARTS));
  }

  private static double binder(double[] psi, int from, int to) {
    double second = 0;
    double fourth = 0;
    for (int k = from; k < to; k++) {
      double square = psi[k] * psi[k];
      second += square;
      fourth += square * square;
    }
    int n = to - from;
    return 1 - fourth / n / (3 * (second / n) * (second / n));
  }

  void addTo(Json.Obj json) {
    json.put("order", mean).put("order_square", square);
    json.put("binder", Double.isFinite(binder) ? Json.of(binder) : new Json.Null());
    json.put("binder_error", Double.isFinite(binderError) ? Json.of(binderError) : new Json.Null());
  }
}
