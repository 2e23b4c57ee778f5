package io.crisol.learning;

import io.crisol.structures.json.Json;
import java.util.OptionalDouble;

/**
 * What happened with one potential.
 *
 * @param number from 0, which has no potential yet
 * @param stage which structure was explored
 * @param known labelled frames that the potential was trained on
 * @param time simulated by its walks, fs
 * @param maxGrade largest grade on them
 * @param candidates frames that it did not know
 * @param labels frames of them that were labelled
 * @param failed frames of them whose calculation failed
 * @param energyError RMSE on the new labels before they were learned, meV/atom
 * @param forceError RMSE on the new labels before they were learned, eV/Å
 * @param seconds of the calculations
 */
public record Generation(
    int number,
    int stage,
    int known,
    double time,
    double maxGrade,
    int candidates,
    int labels,
    int failed,
    OptionalDouble energyError,
    OptionalDouble forceError,
    double seconds) {
  Json.Obj toJson() {
    return new Json.Obj()
        .put("generation", number)
        .put("stage", stage)
        .put("known", known)
        .put("time_ps", time / 1000)
        .put("max_grade", maxGrade)
        .put("candidates", candidates)
        .put("labels", labels)
        .put("failed_labels", failed)
        .put("energy_rmse_meV_per_atom", number(energyError))
        .put("force_rmse_eV_per_angstrom", number(forceError))
        .put("calculation_seconds", seconds);
  }

  static Generation of(Json saved) {
    Json.Obj json = saved.asObject();
    return new Generation(
        json.get("generation").asInt(),
        json.get("stage").asInt(),
        json.get("known").asInt(),
        1000 * json.get("time_ps").asDouble(),
        real(json, "max_grade").orElse(Double.NaN),
        json.get("candidates").asInt(),
        json.get("labels").asInt(),
        json.get("failed_labels").asInt(),
        real(json, "energy_rmse_meV_per_atom"),
        real(json, "force_rmse_eV_per_angstrom"),
        json.get("calculation_seconds").asDouble());
  }

  private static Json number(OptionalDouble value) {
    return value.isPresent() ? Json.of(value.getAsDouble()) : new Json.Null();
  }

  private static OptionalDouble real(Json.Obj json, String name) {
    return json.find(name)
        .map(value -> OptionalDouble.of(value.asDouble()))
        .orElse(OptionalDouble.empty());
  }
}
