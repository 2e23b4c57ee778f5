package io.crisol.report.page;

import io.crisol.report.run.Metrics;
import io.crisol.report.run.ParityFrame;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Errors on a set of frames, as defined in docs (metrics): no shift removed, forces per component.
 * NaN where there are no labels.
 *
 * @param energyMae meV/atom
 * @param energyRmse meV/atom
 * @param forceMae eV/Å
 * @param forceRmse eV/Å
 */
record Errors(
    int frames, int atoms, double energyMae, double energyRmse, double forceMae, double forceRmse) {
  static final String ENERGY_MAE = "energy_mae_meV_per_atom";
  static final String ENERGY_RMSE = "energy_rmse_meV_per_atom";
  static final String FORCE_MAE = "force_mae_eV_per_angstrom";
  static final String FORCE_RMSE = "force_rmse_eV_per_angstrom";

  /** Computed from predictions. */
  static Errors of(List<ParityFrame> frames) {
    Sum energy = new Sum();
    Sum force = new Sum();
    int atoms = 0;
    for (ParityFrame frame : frames) {
      atoms += frame.atoms();
      if (frame.hasEnergy()) {
        energy.add(1000 * (frame.energyPerAtomPredicted() - frame.energyPerAtom()));
      }
      for (int k = 0; k < frame.forces().length && frame.hasForces(); k++) {
        force.add(frame.predicted()[k] - frame.forces()[k]);
      }
    }
    return new Errors(frames.size(), atoms, energy.mean(), energy.rms(), force.mean(), force.rms());
  }

  /** As a verb reported them. */
  static Errors of(Metrics metrics) {
    return new Errors(
        count(metrics.number("frames")),
        count(metrics.number("atoms")),
        value(metrics, ENERGY_MAE),
        value(metrics, ENERGY_RMSE),
        value(metrics, FORCE_MAE),
        value(metrics, FORCE_RMSE));
  }

  private static int count(OptionalDouble number) {
    return (int) number.orElse(0);
  }

  private static double value(Metrics metrics, String name) {
    return metrics.number(name).orElse(Double.NaN);
  }

  /** Mean absolute and root mean square of what was added. */
  static final class Sum {
    private long n;
    private double absolute;
    private double squared;

    void add(double value) {
      n++;
      absolute += Math.abs(value);
      squared += value * value;
    }

    long count() {
      return n;
    }

    double mean() {
      return n == 0 ? Double.NaN : absolute / n;
    }

    double rms() {
      return n == 0 ? Double.NaN : Math.sqrt(squared / n);
    }
  }
}
