package io.crisol.training.evaluation;

import io.crisol.structures.RandomStream;
import io.crisol.structures.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Mean absolute (MAE) and root mean square error (RMSE) of energies per atom, force components,
 * stress components and charges over a set of frames, each with a 95 % bootstrap interval over
 * frames. NaN where no frame has the label.
 */
public record ErrorSummary(
    int frames,
    int atoms,
    Error energyMae,
    Error energyRmse,
    Error forceMae,
    Error forceRmse,
    Error stressMae,
    Error stressRmse,
    Error chargeMae,
    Error chargeRmse) {

  /**
   * An error with its 95 % interval.
   *
   * @param value in the unit of the component that holds it: energy meV/atom, force eV/Å, stress
   *     GPa, charge e
   */
  public record Error(double value, double low, double high) {}

  private static final int RESAMPLES = 500;

  /** Count, absolute and square of energy, force, stress and charge errors. */
  private static final int SUMS = 12;

  /** Sums over one frame, double[SUMS]. */
  private static double[] sums(FrameComparison frame) {
    double[] sums = new double[SUMS];
    if (!Double.isNaN(frame.energyError())) {
      add(sums, 0, new double[] {frame.energyError()});
    }
    add(sums, 3, frame.forceErrors());
    add(sums, 6, frame.stressErrors());
    add(sums, 9, frame.chargeErrors());
    return sums;
  }

  private static void add(double[] sums, int at, double[] errors) {
    if (errors != null) {
      for (double error : errors) {
        sums[at]++;
        sums[at + 1] += Math.abs(error);
        sums[at + 2] += error * error;
      }
    }
  }

  /** Errors over frames. */
  public static ErrorSummary of(List<FrameComparison> frames) {
    double[][] sums = frames.stream().map(ErrorSummary::sums).toArray(double[][]::new);
    int atoms = frames.stream().mapToInt(f -> f.frame().size()).sum();
    double[][] resampled = resample(sums);
    return new ErrorSummary(
        frames.size(), atoms,
        error(sums, resampled, s -> s[1] / s[0]),
            error(sums, resampled, s -> Math.sqrt(s[2] / s[0])),
        error(sums, resampled, s -> s[4] / s[3]),
            error(sums, resampled, s -> Math.sqrt(s[5] / s[3])),
        error(sums, resampled, s -> s[7] / s[6]),
            error(sums, resampled, s -> Math.sqrt(s[8] / s[6])),
        error(sums, resampled, s -> s[10] / s[9]),
            error(sums, resampled, s -> Math.sqrt(s[11] / s[9])));
  }

  private static double[] total(double[][] sums) {
    double[] total = new double[SUMS];
    for (double[] frame : sums) {
      for (int k = 0; k < SUMS; k++) {
        total[k] += frame[k];
      }
    }
    return total;
  }

  /** Sums over resampled sets of frames; the same frames for every error, and in every run. */
  private static double[][] resample(double[][] sums) {
    RandomStream random = new RandomStream(20170113);
    double[][] totals = new double[RESAMPLES][];
    for (int r = 0; r < RESAMPLES; r++) {
      double[][] drawn = new double[sums.length][];
      Arrays.setAll(drawn, _ -> sums[random.nextInt(sums.length)]);
      totals[r] = total(drawn);
    }
    return totals;
  }

  private static Error error(double[][] sums, double[][] resampled, ToDoubleFunction<double[]> of) {
    double[] values =
        Arrays.stream(resampled).mapToDouble(of).filter(Double::isFinite).sorted().toArray();
    double low = values.length == 0 ? Double.NaN : values[(int) (0.025 * (values.length - 1))];
    double high =
        values.length == 0 ? Double.NaN : values[(int) Math.ceil(0.975 * (values.length - 1))];
    return new Error(of.applyAsDouble(total(sums)), low, high);
  }

  /** Adds the metrics under their names of docs/guide; errors without label are left out. */
  public Json.Obj addTo(Json.Obj json) {
    json.put("frames", frames).put("atoms", atoms);
    put(json, "energy_mae_meV_per_atom", energyMae);
    put(json, "energy_rmse_meV_per_atom", energyRmse);
    put(json, "force_mae_eV_per_angstrom", forceMae);
    put(json, "force_rmse_eV_per_angstrom", forceRmse);
    put(json, "stress_mae_GPa", stressMae);
    put(json, "stress_rmse_GPa", stressRmse);
    put(json, "charge_mae_e", chargeMae);
    put(json, "charge_rmse_e", chargeRmse);
    return json;
  }

  private static void put(Json.Obj json, String name, Error error) {
    if (!Double.isNaN(error.value())) {
      json.put(name, error.value())
          .put(name + "_interval_95", new double[] {error.low(), error.high()});
    }
  }
}
