package io.crisol.simulation.run;

import io.crisol.simulation.dynamics.CellMotion;
import io.crisol.simulation.dynamics.CellRescaling;
import io.crisol.simulation.dynamics.Integrator;
import io.crisol.simulation.dynamics.Langevin;
import io.crisol.simulation.dynamics.Schedule;
import io.crisol.simulation.dynamics.Scheduled;
import io.crisol.simulation.dynamics.VelocityRescaling;
import io.crisol.simulation.dynamics.VelocityVerlet;
import io.crisol.structures.Cell;
import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import io.crisol.structures.Settings;
import io.crisol.structures.Units;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A molecular dynamics run.
 *
 * @param steps number of steps in all; may be raised when the run is resumed
 * @param timestep fs
 * @param temperature of the initial velocities and of the thermostat, K
 * @param ensemble what is kept
 * @param relaxationTime of the thermostat, fs
 * @param finalTemperature at the end of the run, K, to which it changes linearly
 * @param pressureGPa at the start
 * @param finalPressureGPa at the end of the run, to which it changes linearly
 * @param schedule segments that change temperature and pressure
 * @param cycles times that the schedule is run through
 * @param cell what of the cell follows the pressure
 * @param barostatTime fs
 * @param bulkModulusGPa rough
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
    @Setting(
            help =
                "nve: constant energy; langevin, bussi: constant temperature; npt: constant"
                    + " temperature and pressure",
            value = "nve")
        Ensemble ensemble,
    @Setting(help = "relaxation time of the thermostat", unit = "fs", value = "100 fs")
        double relaxationTime,
    @Setting(help = "temperature at the end of the run, to which it changes linearly", unit = "K")
        OptionalDouble finalTemperature,
    @Setting(help = "pressure, for npt", unit = "GPa", value = "0 GPa") double pressureGPa,
    @Setting(
            help = "pressure at the end of the run, to which it changes linearly, for npt",
            unit = "GPa")
        OptionalDouble finalPressureGPa,
    @Setting(
            help =
                "how temperature and pressure change, segment by segment, such as 1500 K in 10 ps,"
                    + " hold 20 ps, 300 K at once, 500 K and 2 GPa in 5 ps")
        List<String> schedule,
    @Setting(help = "times that the schedule is run through", value = "1") int cycles,
    @Setting(
            help =
                "what of the cell follows the pressure: its volume, its three edges along x, y and"
                    + " z, or all of it",
            value = "isotropic")
        CellMotion cell,
    @Setting(
            help = "relaxation time of the volume, if the bulk modulus is as given",
            unit = "fs",
            value = "1 ps")
        double barostatTime,
    @Setting(
            help = "bulk modulus, roughly: it only says how fast the cell follows the pressure",
            unit = "GPa",
            value = "20 GPa")
        double bulkModulusGPa,
    @Setting(
            help =
                "initial velocities: exactly the temperature, sampled around it, twice the"
                    + " temperature for a crystal at rest (half of it becomes potential energy), or"
                    + " given by the structure file",
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
    BUSSI,
    /** Temperature and pressure: stochastic cell rescaling of Bernetti and Bussi. */
    NPT
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
    schedule = List.copyOf(schedule);
    requireBarostat(ensemble, pressureGPa, cell, barostatTime, bulkModulusGPa);
    require(cycles >= 1 && cycles <= 10_000, "cycles", cycles, "it is 1 to 10000");
    require(skin >= 0 && skin <= 10, "skin", skin, "a skin is 0 to 10 Å");
    require(
        checkpointInterval >= 1,
        "checkpoint_interval",
        checkpointInterval,
        "it is at least one step");
    requireConsistent(ensemble, temperature, finalTemperature, finalPressureGPa, schedule);
  }

  private static void requireBarostat(
      Ensemble ensemble,
      double pressureGPa,
      CellMotion cell,
      double barostatTime,
      double bulkModulusGPa) {
    require(barostatTime > 0, "barostat_time", barostatTime, "a relaxation time is above 0 fs");
    require(bulkModulusGPa > 0, "bulk_modulus", bulkModulusGPa, "a bulk modulus is above 0 GPa");
    require(
        ensemble == Ensemble.NPT || (pressureGPa == 0 && cell == CellMotion.ISOTROPIC),
        "ensemble",
        Settings.word(ensemble),
        "pressure and cell are given, and only npt follows a pressure");
  }

  private static void requireConsistent(
      Ensemble ensemble,
      double temperature,
      OptionalDouble finalTemperature,
      OptionalDouble finalPressure,
      List<String> schedule) {
    boolean ramp = finalTemperature.isPresent() || finalPressure.isPresent();
    require(
        !ramp || schedule.isEmpty(),
        "schedule",
        schedule,
        "final_temperature or final_pressure is given too: give one of the two");
    require(
        ensemble != Ensemble.NVE || (!ramp && schedule.isEmpty()),
        "ensemble",
        "nve",
        "at constant energy no temperature can be asked for");
    require(
        ensemble == Ensemble.NPT || finalPressure.isEmpty(),
        "final_pressure",
        finalPressure.orElse(0),
        "only npt follows a pressure");
    require(
        finalTemperature.orElse(0) >= 0 && finalTemperature.orElse(0) < 1e6,
        "final_temperature",
        finalTemperature.orElse(0),
        "a temperature is at least 0 K");
    requireFollowed(ensemble, temperature, finalTemperature, schedule);
  }

  private static void requireFollowed(
      Ensemble ensemble,
      double temperature,
      OptionalDouble finalTemperature,
      List<String> schedule) {
    Schedule parsed = new Schedule(temperature, 0, ScheduleText.parse(schedule, 1));
    double lowest = Math.min(parsed.lowest(), finalTemperature.orElse(temperature));
    require(
        ensemble != Ensemble.NPT || lowest > 0,
        "temperature",
        lowest,
        "at constant pressure it is above 0 K");
    require(
        ensemble == Ensemble.NPT
            || parsed.segments().stream().allMatch(segment -> segment.pressure().isEmpty()),
        "schedule",
        schedule,
        "only npt follows a pressure");
  }

  static void require(boolean met, String name, Object value, String why) {
    if (!met) {
      throw Problem.OPTION_INVALID.with(name, value, why, "correct it");
    }
  }

  /**
   * Refuses a cell that cannot follow the pressure as asked for.
   *
   * @throws io.crisol.structures.ProblemException OPTION_INVALID
   */
  void requireFits(Cell box) {
    if (ensemble != Ensemble.NPT) {
      return;
    }
    if (!box.isBulk()) {
      throw Problem.OPTION_INVALID.with(
          "ensemble",
          "npt",
          "the structure does not repeat in all directions: it has no volume",
          "say bussi or langevin");
    }
    for (int k = 0; k < 9; k++) {
      if (cell == CellMotion.ORTHORHOMBIC
          && k % 4 != 0
          && Math.abs(box.vector(k / 3, k % 3)) > 1e-9) {
        throw Problem.OPTION_INVALID.with(
            "cell",
            "orthorhombic",
            "the cell vectors do not lie along x, y and z",
            "say flexible or isotropic");
      }
    }
  }

  /** What is asked for along the run. */
  public Schedule targets() {
    List<Schedule.Segment> segments =
        schedule.isEmpty()
            ? List.of(
                new Schedule.Segment(steps * timestep, finalTemperature, inside(finalPressureGPa)))
            : ScheduleText.parse(schedule, cycles);
    return new Schedule(temperature, pressureGPa / Units.GPA, segments);
  }

  private static OptionalDouble inside(OptionalDouble pressureGPa) {
    return pressureGPa.isPresent()
        ? OptionalDouble.of(pressureGPa.getAsDouble() / Units.GPA)
        : OptionalDouble.empty();
  }

  /** The rule of motion. */
  public Integrator integrator() {
    Schedule targets = targets();
    return targets.isConstant()
        ? rule(temperature, pressureGPa / Units.GPA)
        : new Scheduled(targets, this::rule);
  }

  private Integrator rule(double kelvin, double pressure) {
    return switch (ensemble) {
      case NVE -> new VelocityVerlet(timestep);
      case LANGEVIN -> new Langevin(timestep, kelvin, relaxationTime);
      case BUSSI -> new VelocityRescaling(timestep, kelvin, relaxationTime);
      case NPT ->
          new CellRescaling(
              timestep,
              kelvin,
              relaxationTime,
              pressure,
              barostatTime,
              bulkModulusGPa / Units.GPA,
              cell);
    };
  }
}
