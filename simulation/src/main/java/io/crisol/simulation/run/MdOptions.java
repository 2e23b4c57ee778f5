package io.crisol.simulation.run;

import io.crisol.simulation.dynamics.Integrator;
import io.crisol.simulation.dynamics.Langevin;
import io.crisol.simulation.dynamics.VelocityRescaling;
import io.crisol.simulation.dynamics.VelocityVerlet;
import io.crisol.structures.Problem;
import io.crisol.structures.Setting;

/**
 * A molecular dynamics run.
 *
 * @param steps number of steps in all; may be raised when the run is resumed
 * @param timestep fs
 * @param temperature of the initial velocities and of the thermostat, K
 * @param ensemble what is kept
 * @param relaxationTime of the thermostat, fs
 * @param velocities where initial velocities come from
 * @param seed of all random numbers
 * @param skin extra reach of the neighbour list, Å
 * @param checkpointInterval steps
 */
public record MdOptions(
    @Setting(help = "number of steps in all; may be raised when the run is resumed") long steps,
    @Setting(help = "timestep", unit = "fs", value = "1 fs") double timestep,
    @Setting(
            help = "temperature of the initial velocities and of the thermostat",
            unit = "K",
            value = "300 K")
        double temperature,
    @Setting(help = "nve: constant energy; langevin, bussi: constant temperature", value = "nve")
        Ensemble ensemble,
    @Setting(help = "relaxation time of the thermostat", unit = "fs", value = "100 fs")
        double relaxationTime,
    @Setting(
            help =
                "initial velocities: exactly the temperature, sampled around it, twice the temperature for a crystal at"
                    + " rest (half of it becomes potential energy), or given by the structure file",
            value = "exact")
        Start velocities,
    @Setting(help = "seed of the random numbers", value = "1") long seed,
    @Setting(
            help = "extra reach of the neighbour list, which saves rebuilding it",
            unit = "Å",
            value = "1 Å")
        double skin,
    @Setting(help = "steps between checkpoints", value = "1000") int checkpointInterval) {
  /** What is kept along the run. */
  public enum Ensemble {
    /** Energy: velocity Verlet. */
    NVE,
    /** Temperature: Langevin dynamics, BAOAB. */
    LANGEVIN,
    /** Temperature: stochastic velocity rescaling of Bussi, Donadio and Parrinello. */
    BUSSI
  }

  /** Where initial velocities come from. */
  public enum Start {
    /** Maxwell-Boltzmann, scaled to exactly the temperature. */
    EXACT,
    /** Maxwell-Boltzmann; the kinetic energy fluctuates as it does in nature. */
    SAMPLED,
    /**
     * Maxwell-Boltzmann at twice the temperature: of atoms at their sites half of it goes into
     * potential energy.
     */
    CRYSTAL,
    /** The structure file. */
    GIVEN
  }

  /** Refuses what cannot be. */
  public MdOptions {
    require(steps >= 0, "steps", steps, "a run has 0 steps or more");
    require(
        timestep > 0 && timestep <= 100,
        "timestep",
        timestep,
        "a timestep is above 0 and at most 100 fs");
    require(
        temperature >= 0 && temperature < 1e6,
        "temperature",
        temperature,
        "a temperature is at least 0 K");
    require(
        relaxationTime > 0, "relaxation_time", relaxationTime, "a relaxation time is above 0 fs");
    require(skin >= 0 && skin <= 10, "skin", skin, "a skin is 0 to 10 Å");
    require(
        checkpointInterval >= 1,
        "checkpoint_interval",
        checkpointInterval,
        "it is at least one step");
  }

  static void require(boolean met, String name, Object value, String why) {
    if (!met) {
      throw Problem.OPTION_INVALID.with(name, value, why, "correct it");
    }
  }

  /** The rule of motion. */
  public Integrator integrator() {
    return switch (ensemble) {
      case NVE -> new VelocityVerlet(timestep);
      case LANGEVIN -> new Langevin(timestep, temperature, relaxationTime);
      case BUSSI -> new VelocityRescaling(timestep, temperature, relaxationTime);
    };
  }
}
