package io.crisol.learning;

import io.crisol.simulation.dynamics.Integrator;
import io.crisol.simulation.dynamics.Langevin;
import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import java.util.List;

/**
 * How unknown structures are looked for: by Langevin dynamics or Monte Carlo of every structure at
 * every temperature and strain, or by relaxations or paths at every strain.
 *
 * @param method of exploring
 * @param structures files with copies along the cell vectors behind them; explored one after the
 *     other
 * @param temperatures K
 * @param strains of all three lengths
 * @param time of every walk, fs
 * @param timestep fs
 * @param relaxationTime of the thermostat, fs
 * @param gradeInterval steps
 * @param spacing graded steps
 */
public record ExploreOptions(
    @Setting(
            help =
                "how they are explored: dynamics, monte-carlo (section monte-carlo), relax"
                    + " (relaxations, section relax), or path (paths to the structures of section"
                    + " path)",
            value = "dynamics")
        Method method,
    @Setting(
            help =
                "structures to explore, one after the other, each in any format that Crisol reads;"
                    + " \"Si.xyz 2x2x2\" repeats it",
            unit = "file")
        List<String> structures,
    @Setting(help = "temperatures of dynamics and Monte Carlo", unit = "K")
        List<Double> temperatures,
    @Setting(help = "strains of the three lengths that are explored besides none, such as 0.03")
        List<Double> strains,
    @Setting(help = "length of each walk of dynamics", unit = "fs", value = "10 ps") double time,
    @Setting(help = "timestep", unit = "fs", value = "1 fs") double timestep,
    @Setting(help = "relaxation time of the thermostat", unit = "fs", value = "200 fs")
        double relaxationTime,
    @Setting(
            help =
                "steps, or sweeps, between evaluations of the grade; every step of a relaxation or path",
            value = "4")
        int gradeInterval,
    @Setting(
            help = "graded steps between frames that are kept while the grade does not rise",
            value = "25")
        int spacing) {
  /** Methods of exploring. */
  public enum Method {
    /** Langevin dynamics. */
    DYNAMICS,
    /** Relaxations of rattled copies. */
    RELAX,
    /** Metropolis' Monte Carlo. */
    MONTE_CARLO,
    /** Paths of least energy between two structures. */
    PATH;

    /** Whether there is a walk at each temperature. */
    public boolean isThermal() {
      return this == DYNAMICS || this == MONTE_CARLO;
    }
  }

  /** Refuses what cannot be. */
  public ExploreOptions {
    require(!structures.isEmpty(), "structures", structures, "there is nothing to explore");
    require(
        !temperatures.isEmpty() || !method.isThermal(),
        "temperatures",
        temperatures,
        "at least one is needed");
    require(
        temperatures.stream().allMatch(t -> t > 0 && t < 1e5),
        "temperatures",
        temperatures,
        "each is above 0 K");
    require(strains.stream().allMatch(s -> Math.abs(s) < 0.5), "strains", strains, "each is small");
    require(timestep > 0 && timestep <= 100, "timestep", timestep, "it is above 0, at most 100 fs");
    require(time >= timestep, "time", time + " fs", "a walk has one step or more");
    require(relaxationTime > 0, "relaxation_time", relaxationTime, "it is above 0 fs");
    require(gradeInterval >= 1, "grade_interval", gradeInterval, "it is at least one step");
    require(spacing >= 1, "spacing", spacing, "it is at least one graded step");
  }

  static void require(boolean met, String name, Object value, String why) {
    if (!met) {
      throw Problem.OPTION_INVALID.with(name, value, why, "correct it");
    }
  }

  /** Steps of a walk, a whole number of grade intervals. */
  long steps() {
    return graded(time / timestep);
  }

  /** The whole number of grade intervals that is nearest to so many steps, at least one. */
  long graded(double steps) {
    return Math.max(1, Math.round(steps / gradeInterval)) * gradeInterval;
  }

  Integrator integrator(double temperature) {
    return new Langevin(timestep, temperature, relaxationTime);
  }
}
