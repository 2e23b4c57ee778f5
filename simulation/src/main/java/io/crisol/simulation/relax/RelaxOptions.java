package io.crisol.simulation.relax;

import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import io.crisol.structures.Units;
import java.util.OptionalDouble;

/**
 * A relaxation.
 *
 * @param cell what of the cell may change
 * @param method how the minimum is searched
 * @param symmetry whether the symmetries of the start are kept
 * @param forceTolerance largest force on an atom at the end, eV/Å
 * @param stressToleranceGPa largest deviation of a stress component from the target at the end
 * @param pressureGPa target pressure
 * @param maxSteps steps after which the search is given up
 * @param spreadLimit spread of a force component above which a committee's relaxation stops, eV/Å;
 *     absent: never
 * @param trajectoryInterval steps between frames of trajectory.xyz
 */
public record RelaxOptions(
    @Setting(help = "what of the cell may change", value = "fixed") CellFreedom cell,
    @Setting(help = "how the minimum is searched", value = "fire") RelaxMethod method,
    @Setting(
            help =
                "whether the symmetries of the start are kept; without it they may be lost, and"
                    + " are where that lowers the energy",
            value = "false")
        boolean symmetry,
    @Setting(help = "largest force on an atom at the end", unit = "eV/Å", value = "0.001 eV/Å")
        double forceTolerance,
    @Setting(help = "largest deviation of the stress at the end", unit = "GPa", value = "0.01 GPa")
        double stressToleranceGPa,
    @Setting(help = "target pressure", unit = "GPa", value = "0 GPa") double pressureGPa,
    @Setting(help = "steps after which the search is given up", value = "2000") int maxSteps,
    @Setting(
            help =
                "spread of a force component above which the relaxation with a committee stops;"
                    + " without it, never",
            unit = "eV/Å")
        OptionalDouble spreadLimit,
    @Setting(help = "steps between frames of trajectory.xyz", value = "10")
        int trajectoryInterval) {
  /** Refuses what cannot be. */
  public RelaxOptions {
    require(forceTolerance > 0, "force_tolerance", forceTolerance, "it is above 0 eV/Å");
    require(stressToleranceGPa > 0, "stress_tolerance", stressToleranceGPa, "it is above 0 GPa");
    require(Double.isFinite(pressureGPa), "pressure", pressureGPa, "it is a finite number");
    require(maxSteps >= 0, "max_steps", maxSteps, "it is 0 or more");
    spreadLimit.ifPresent(limit -> require(limit > 0, "spread_limit", limit, "it is above 0 eV/Å"));
    require(
        trajectoryInterval >= 1,
        "trajectory_interval",
        trajectoryInterval,
        "it is at least one step");
  }

  private static void require(boolean met, String name, Object value, String why) {
    if (!met) {
      throw Problem.OPTION_INVALID.with(name, value, why, "correct it");
    }
  }

  /** The same by another method. */
  public RelaxOptions by(RelaxMethod other) {
    return new RelaxOptions(
        cell,
        other,
        symmetry,
        forceTolerance,
        stressToleranceGPa,
        pressureGPa,
        maxSteps,
        spreadLimit,
        trajectoryInterval);
  }

  /** Target pressure, eV/Å³. */
  public double pressure() {
    return pressureGPa / Units.GPA;
  }

  /** Tolerance of the stress, eV/Å³. */
  public double stressTolerance() {
    return stressToleranceGPa / Units.GPA;
  }
}
