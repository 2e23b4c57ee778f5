package io.crisol.simulation.run;

import io.crisol.simulation.dynamics.Step;
import io.crisol.structures.Units;
import io.crisol.structures.json.Json;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/** thermo.csv and trajectory.xyz of a run. */
final class MdFiles implements AutoCloseable {
  private static final String HEADER =
      "step,time_fs,potential_eV,kinetic_eV,total_eV,temperature_K,pressure_GPa,max_force,max_grade,max_spread";

  private final int thermoInterval;
  private final int trajectoryInterval;
  private final ThermoColumns more;
  private final GrowingFile thermo;
  private final GrowingFile trajectory;

  private MdFiles(
      int thermoInterval,
      int trajectoryInterval,
      ThermoColumns more,
      GrowingFile thermo,
      GrowingFile trajectory) {
    this.thermoInterval = thermoInterval;
    this.trajectoryInterval = trajectoryInterval;
    this.more = more;
    this.thermo = thermo;
    this.trajectory = trajectory;
  }

  /** New files. */
  static MdFiles create(
      Path folder, int thermoInterval, int trajectoryInterval, ThermoColumns more) {
    MdFiles files = open(folder, thermoInterval, trajectoryInterval, more, 0, 0);
    files.thermo.append(HEADER + more.names() + "\n");
    return files;
  }

  /** Files cut to what they held when the checkpoint was written. */
  static MdFiles resume(
      Path folder, int thermoInterval, int trajectoryInterval, ThermoColumns more, Json lengths) {
    long thermo = (long) lengths.asObject().get("thermo.csv").asDouble();
    long trajectory = (long) lengths.asObject().get("trajectory.xyz").asDouble();
    return open(folder, thermoInterval, trajectoryInterval, more, thermo, trajectory);
  }

  private static MdFiles open(
      Path folder,
      int thermoInterval,
      int trajectoryInterval,
      ThermoColumns more,
      long thermo,
      long trajectory) {
    return new MdFiles(
        thermoInterval,
        trajectoryInterval,
        more,
        GrowingFile.open(folder.resolve("thermo.csv"), thermo),
        GrowingFile.open(folder.resolve("trajectory.xyz"), trajectory));
  }

  void accept(Step step) {
    if (step.number() % thermoInterval == 0) {
      thermo.append(row(step) + more.values(step) + "\n");
    }
    if (step.number() % trajectoryInterval == 0) {
      trajectory.append(FrameText.pieces(step.state(), FrameText.metadata(step), Optional.empty()));
    }
  }

  /** Writes the row of a step whatever its number. */
  void last(Step step) {
    thermo.append(row(step) + more.values(step) + "\n");
  }

  private static String row(Step step) {
    OptionalDouble pressure = step.pressure();
    OptionalDouble grade = step.maxGrade();
    OptionalDouble spread = step.maxSpread();
    return step.number()
        + ","
        + step.time()
        + ","
        + step.potential()
        + ","
        + step.kinetic()
        + ","
        + step.total()
        + ","
        + step.temperature()
        + ","
        + (pressure.isPresent() ? pressure.getAsDouble() * Units.GPA : "")
        + ","
        + step.maxForce()
        + ","
        + (grade.isPresent() ? grade.getAsDouble() : "")
        + ","
        + (spread.isPresent() ? spread.getAsDouble() : "");
  }

  /** Hands everything to the operating system and returns the lengths in bytes. */
  Json flush() {
    return new Json.Obj()
        .put("thermo.csv", thermo.flush())
        .put("trajectory.xyz", trajectory.flush());
  }

  @Override
  public void close() {
    try (GrowingFile _ = thermo) {
      trajectory.close();
    }
  }
}
