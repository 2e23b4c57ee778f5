package io.crisol.simulation.kinetic;

import io.crisol.structures.Units;
import io.crisol.structures.json.Json;
import java.util.List;

/**
 * ln D = ln D₀ − E_a/kT, weighted by the errors of ln D.
 *
 * @param energy E_a, eV
 * @param energyError one standard deviation, eV
 * @param prefactor D₀, cm²/s
 * @param atRoom D at 300 K, cm²/s
 * @param atRoomFactor one standard deviation of D at 300 K as a factor
 */
public record ArrheniusLine(
    double energy, double energyError, double prefactor, double atRoom, double atRoomFactor) {
  private static final double ROOM = 300;

  /** Two standard deviations: 95 % of a normal distribution. */
  private static final double WIDE = 1.959964;

  /** Through two points or more, each with a positive value and an error. */
  static ArrheniusLine of(List<KmcPoint> points) {
    double s = 0;
    double sx = 0;
    double sy = 0;
    double sxx = 0;
    double sxy = 0;
    for (KmcPoint point : points) {
      double x = 1 / (Units.BOLTZMANN * point.temperature());
      double y = Math.log(point.tracer().value());
      double w = 1 / Math.pow(Math.max(point.tracer().relative(), 1e-12), 2);
      s += w;
      sx += w * x;
      sy += w * y;
      sxx += w * x * x;
      sxy += w * x * y;
    }
    double determinant = s * sxx - sx * sx;
    double slope = (s * sxy - sx * sy) / determinant;
    double offset = (sxx * sy - sx * sxy) / determinant;
    double x = 1 / (Units.BOLTZMANN * ROOM);
    double variance = (sxx - 2 * x * sx + x * x * s) / determinant;
    return new ArrheniusLine(
        -slope,
        Math.sqrt(s / determinant),
        Math.exp(offset),
        Math.exp(offset + slope * x),
        Math.exp(Math.sqrt(variance)));
  }

  /** Adds the figures, the units in their names. */
  void addTo(Json.Obj json) {
    double factor = Math.pow(atRoomFactor, WIDE);
    double wide = WIDE * energyError;
    json.put("activation_energy_eV", energy)
        .put("activation_energy_error_eV", energyError)
        .put("activation_interval_95", new double[] {energy - wide, energy + wide})
        .put("prefactor_cm2_per_s", prefactor)
        .put("d_300K_cm2_per_s", atRoom)
        .put("d_300K_interval_95", new double[] {atRoom / factor, atRoom * factor});
  }
}
