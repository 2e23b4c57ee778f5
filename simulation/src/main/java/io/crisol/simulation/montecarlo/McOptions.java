package io.crisol.simulation.montecarlo;

import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A Monte Carlo run: one walk for each temperature. A sweep is as many trials as there are atoms at
 * the start.
 *
 * @param temperatures K
 * @param sweeps counted sweeps of a walk; may be raised when the run is resumed
 * @param equilibration sweeps before them
 * @param annealing sweeps before these, in which the walk cools down
 * @param annealFrom temperature at the beginning of the annealing, K
 * @param trialsPerSweep instead of the number of atoms
 * @param container radius of a sphere that atoms do not leave, Å
 * @param seed of all random numbers
 * @param checkpointInterval sweeps between checkpoints
 * @param gradeLimit extrapolation grade above which a walk stops
 */
public record McOptions(
    @Setting(
            help =
                "temperatures, one walk for each, side by side, e.g. 300 or [300, 400, \"500 K\"]",
            unit = "K")
        List<Double> temperatures,
    @Setting(help = "counted sweeps of a walk; may be raised when the run is resumed") long sweeps,
    @Setting(
            help = "sweeps before these, in which the steps are adapted and nothing is counted",
            value = "100")
        long equilibration,
    @Setting(
            help = "sweeps before the equilibration in which the walk cools down from anneal_from",
            value = "0")
        long annealing,
    @Setting(
            help = "temperature at the beginning of the annealing; it falls by equal factors",
            unit = "K")
        OptionalDouble annealFrom,
    @Setting(help = "trials in a sweep, instead of the number of atoms at the start")
        OptionalInt trialsPerSweep,
    @Setting(
            help =
                "radius of a sphere around the centre of the atoms that none of them leaves, for"
                    + " clusters",
            unit = "Å")
        OptionalDouble container,
    @Setting(help = "seed of the random numbers", value = "1") long seed,
    @Setting(
            help =
                "sweeps between checkpoints, at which the energy is also compared with that of the"
                    + " whole",
            value = "100")
        int checkpointInterval,
    @Setting(help = "extrapolation grade above which a walk stops", value = "10")
        double gradeLimit) {
  /** Refuses what cannot be. */
  public McOptions {
    temperatures = List.copyOf(temperatures);
    require(!temperatures.isEmpty(), "temperatures", "nothing", "a walk needs a temperature");
    for (double temperature : temperatures) {
      require(temperature > 0, "temperatures", temperature, "a temperature is above 0 K");
    }
    require(sweeps >= 1, "sweeps", sweeps, "a walk has a sweep at least");
    require(equilibration >= 0, "equilibration", equilibration, "it is a number of sweeps");
    require(annealing >= 0, "annealing", annealing, "it is a number of sweeps");
    require(
        annealing == 0 || annealFrom.isPresent(),
        "annealing",
        annealing,
        "the temperature at its beginning, anneal_from, is not given");
    require(
        annealFrom.isEmpty() || annealing > 0,
        "anneal_from",
        annealFrom.orElse(0) + " K",
        "annealing, the number of its sweeps, is 0");
    require(annealFrom.orElse(1) > 0, "anneal_from", annealFrom, "it is above 0 K");
    require(trialsPerSweep.orElse(1) > 0, "trials_per_sweep", trialsPerSweep, "it is at least 1");
    require(container.orElse(1) > 0, "container", container, "it is above 0 Å");
    require(checkpointInterval >= 1, "checkpoint_interval", checkpointInterval, "it is at least 1");
    require(gradeLimit > 0, "grade_limit", gradeLimit, "a grade is above 0");
  }

  static void require(boolean met, String name, Object value, String why) {
    if (!met) {
      throw Problem.OPTION_INVALID.with(name, value, why, "correct it");
    }
  }

  /** Sweeps of a walk before anything counts. */
  long before() {
    return annealing + equilibration;
  }

  /** Temperature of a sweep, counted from 0, of a walk that ends at a temperature, K. */
  double temperature(long sweep, double last) {
    return sweep >= annealing
        ? last
        : annealFrom.getAsDouble()
            * StrictMath.pow(last / annealFrom.getAsDouble(), (double) sweep / annealing);
  }
}
