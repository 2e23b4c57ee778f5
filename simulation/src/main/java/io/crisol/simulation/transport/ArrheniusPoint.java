package io.crisol.simulation.transport;

import io.crisol.simulation.SimulationResult;
import io.crisol.structures.json.Json;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One temperature.
 *
 * @param name of the trajectory
 * @param temperature K
 * @param motion of the element that walks
 * @param conductivity where charges are known
 * @param maxGrade largest extrapolation grade of the run, where known
 */
public record ArrheniusPoint(
    String name,
    double temperature,
    Motion motion,
    Optional<ConductivityResult> conductivity,
    OptionalDouble maxGrade) {
  /** Whether it can be used. */
  public boolean isUsed() {
    return motion.judgement().isDiffusive();
  }

  Json.Obj json() {
    Json.Obj json =
        new Json.Obj()
            .put("trajectory", name)
            .put("temperature_K", temperature)
            .put("used", isUsed());
    DiffusionResult.figures(motion).members().forEach(json::put);
    conductivity.ifPresent(
        found ->
            DiffusionResult.put(
                json, "conductivity", "_mS_per_cm", found.collective(), found.isKnown()));
    return json.put("max_grade", SimulationResult.number(maxGrade));
  }
}
