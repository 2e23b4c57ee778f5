package io.crisol.simulation;

import io.crisol.simulation.analysis.BlockAverage;
import io.crisol.simulation.analysis.MeanTemperature;
import io.crisol.simulation.guards.Stop;
import io.crisol.structures.Units;
import io.crisol.structures.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a molecular dynamics run says about itself; curves lie in the files of its folder.
 *
 * @param atoms number of atoms
 * @param steps steps done
 * @param time fs
 * @param timestep fs
 * @param ensemble nve, langevin, bussi or npt
 * @param temperature mean temperature and its fluctuation, K
 * @param energyDrift meV/atom/ps, of constant-energy runs longer than 1 ps
 * @param stop why a guard stopped the run, if one did
 * @param maxGrade largest extrapolation grade, where the potential gives any
 * @param doubtfulSteps evaluations of the grade above the threshold of doubt
 * @param maxSpread largest spread of a force component, eV/Å, where the potential is a committee
 * @param shortestDistance between atoms, Å, where the distance guard watched
 * @param means of what else was measured, such as the pressure
 * @param conditions what was asked for
 */
public record MdResult(
    int atoms,
    long steps,
    double time,
    double timestep,
    String ensemble,
    MeanTemperature.Mean temperature,
    OptionalDouble energyDrift,
    Optional<Stop> stop,
    OptionalDouble maxGrade,
    long doubtfulSteps,
    OptionalDouble maxSpread,
    OptionalDouble shortestDistance,
    List<Measured> means,
    Conditions conditions)
    implements SimulationResult {
  /**
   * A quantity measured along a run.
   *
   * @param name such as {@code pressure}
   * @param unit as it stands in names, such as {@code GPa}
   * @param value in that unit
   */
  public record Measured(String name, String unit, BlockAverage.Mean value) {}

  /**
   * What was asked for, and how well the rules that hold it are followed in steps.
   *
   * @param temperature at the start, K
   * @param finalTemperature at the end, K
   * @param pressure at the start, GPa, of runs at constant pressure
   * @param finalPressure at the end, GPa
   * @param schedule segments as written; none where temperature and pressure stay or change
   *     linearly
   * @param conservedDrift of the energy without what thermostat and barostat gave, meV/atom/ps
   */
  public record Conditions(
      double temperature,
      double finalTemperature,
      OptionalDouble pressure,
      OptionalDouble finalPressure,
      List<String> schedule,
      OptionalDouble conservedDrift) {
    /** Whether temperature and pressure stayed. */
    public boolean isConstant() {
      return schedule.isEmpty()
          && temperature == finalTemperature
          && pressure.equals(finalPressure);
    }

    private void put(Json.Obj json) {
      json.put("conserved_drift_meV_per_atom_per_ps", SimulationResult.number(conservedDrift))
          .put("temperature_target_K", temperature)
          .put("temperature_target_final_K", finalTemperature);
      pressure.ifPresent(value -> json.put("pressure_target_GPa", value));
      finalPressure.ifPresent(value -> json.put("pressure_target_final_GPa", value));
      if (!schedule.isEmpty()) {
        json.put("schedule", Json.of(schedule));
      }
    }
  }

  /**
   * Bulk modulus from the fluctuation of the volume, kT ⟨V⟩ / var V, and its standard error, GPa;
   * at constant pressure and temperature.
   */
  public Optional<double[]> bulkModulus() {
    return mean("volume")
        .filter(v -> conditions.isConstant() && v.deviation() > 0 && v.error() > 0)
        .map(
            v -> {
              double variance = v.deviation() * v.deviation();
              double thermal = Units.BOLTZMANN * conditions.temperature();
              double modulus = thermal * v.mean() / variance * Units.GPA;
              // var V is known as from (deviation/error)² independent values.
              return new double[] {modulus, modulus * Math.sqrt(2) * v.error() / v.deviation()};
            });
  }

  /** The mean of a quantity, if it was measured. */
  public Optional<BlockAverage.Mean> mean(String name) {
    return means.stream().filter(m -> m.name().equals(name)).map(Measured::value).findFirst();
  }

  @Override
  public String kind() {
    return "md";
  }

  @Override
  public Json.Obj toJson() {
    Json.Obj json =
        new Json.Obj()
            .put("kind", kind())
            .put("atoms", atoms)
            .put("steps", steps)
            .put("time_fs", time)
            .put("timestep_fs", timestep)
            .put("ensemble", ensemble)
            .put("temperature_mean_K", temperature.mean())
            .put("temperature_deviation_K", temperature.deviation())
            .put("temperature_from_fs", temperature.from())
            .put("energy_drift_meV_per_atom_per_ps", SimulationResult.number(energyDrift))
            .put("stopped_by", stop.<Json>map(s -> new Json.Str(s.guard())).orElse(new Json.Null()))
            .put("stop", stop.<Json>map(Stop::toJson).orElse(new Json.Null()))
            .put("max_grade", SimulationResult.number(maxGrade))
            .put("doubtful_grades", doubtfulSteps)
            .put("max_spread_eV_per_angstrom", SimulationResult.number(maxSpread))
            .put("shortest_distance_angstrom", SimulationResult.number(shortestDistance));
    for (Measured m : means) {
      json.put(m.name + "_mean_" + m.unit, m.value.mean())
          .put(m.name + "_error_" + m.unit, m.value.error())
          .put(m.name + "_deviation_" + m.unit, m.value.deviation());
    }
    conditions.put(json);
    bulkModulus()
        .ifPresent(b -> json.put("bulk_modulus_GPa", b[0]).put("bulk_modulus_error_GPa", b[1]));
    return json;
  }
}
