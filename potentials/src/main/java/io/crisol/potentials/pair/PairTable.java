package io.crisol.potentials.pair;

import io.crisol.structures.Problem;
import java.util.Optional;

/**
 * The energy of a pair as a table, as LAMMPS' files have it.
 *
 * @param r distances in growing order, Å
 * @param energy eV
 * @param force −dφ/dr, eV/Å; interpolated by itself
 * @param ends slopes of the force at the first and the last distance, eV/Å², double[2]; empty where
 *     they follow from the first and last two points
 * @param squares whether the distances are equally spaced in r²
 */
public record PairTable(
    double[] r, double[] energy, double[] force, Optional<double[]> ends, boolean squares) {
  /** Refuses tables that are no functions. */
  public PairTable {
    if (r.length < 2 || energy.length != r.length || force.length != r.length) {
      throw Problem.PARAMETER_INVALID.with(
          "a table",
          r.length + " rows",
          "it has two or more, each with r, energy and force",
          "add");
    }
    for (int k = 0; k < r.length; k++) {
      PairCheck.finite("the energy in row " + (k + 1), energy[k]);
      PairCheck.finite("the force in row " + (k + 1), force[k]);
      if (!(r[k] > (k == 0 ? 0 : r[k - 1])) || r[k] == Double.POSITIVE_INFINITY) {
        throw Problem.PARAMETER_INVALID.with(
            "r in row " + (k + 1), r[k], "distances of a table grow from row to row", "correct it");
      }
    }
  }

  /** Nothing, from 0.01 Å to a cutoff. */
  public static PairTable none(double cutoff) {
    return new PairTable(
        new double[] {0.01, cutoff}, new double[2], new double[2], Optional.empty(), false);
  }

  /** Where it begins, Å. */
  public double first() {
    return r[0];
  }

  /** Where it ends, Å. */
  public double last() {
    return r[r.length - 1];
  }

  CubicSpline energySpline() {
    return new CubicSpline(r, energy, -force[0], -force[r.length - 1]);
  }

  CubicSpline forceSpline() {
    int n = r.length;
    double low = (force[1] - force[0]) / (r[1] - r[0]);
    double high = (force[n - 1] - force[n - 2]) / (r[n - 1] - r[n - 2]);
    return new CubicSpline(
        r, force, ends.map(e -> e[0]).orElse(low), ends.map(e -> e[1]).orElse(high));
  }
}
