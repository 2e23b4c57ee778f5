package io.crisol.training;

import io.crisol.structures.json.Json;
import java.util.Locale;

/**
 * One point of a learning curve.
 *
 * @param iteration iterations done
 * @param seconds since the start, not counting interruptions
 * @param train errors on the training frames
 * @param validation errors on the validation frames
 */
public record CurvePoint(int iteration, double seconds, LossReport train, LossReport validation) {
  /** First line of learning-curve.csv. */
  static final String HEADER =
      "iteration,seconds,loss,energy_rmse_train_meV_per_atom,force_rmse_train_eV_per_angstrom,"
          + "energy_rmse_validation_meV_per_atom,force_rmse_validation_eV_per_angstrom\n";

  /** A line of learning-curve.csv. */
  String csv() {
    return String.format(
        Locale.ROOT,
        "%d,%.2f,%.8g,%s,%s,%s,%s%n",
        iteration,
        seconds,
        train.loss(),
        cell(train.energyRmse()),
        cell(train.forceRmse()),
        cell(validation.energyRmse()),
        cell(validation.forceRmse()));
  }

  private static String cell(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.6g", value);
  }

  Json toJson() {
    return Json.of(
        new double[] {
          iteration,
          seconds,
          train.loss(),
          train.energyRmse(),
          train.forceRmse(),
          validation.loss(),
          validation.energyRmse(),
          validation.forceRmse()
        });
  }

  static CurvePoint fromJson(Json json) {
    double[] v =
        json.asList().stream()
            .mapToDouble(k -> k instanceof Json.Num(double value) ? value : Double.NaN)
            .toArray();
    return new CurvePoint(
        (int) v[0], v[1], new LossReport(v[2], v[3], v[4]), new LossReport(v[5], v[6], v[7]));
  }
}
