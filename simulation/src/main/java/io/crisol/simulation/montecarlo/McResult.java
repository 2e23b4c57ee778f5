package io.crisol.simulation.montecarlo;

import io.crisol.simulation.SimulationResult;
import io.crisol.structures.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the walks of a Monte Carlo run found.
 *
 * @param ensemble canonical, semi-grand-canonical or grand-canonical
 * @param local whether a trial cost its neighbourhood, not the system
 * @param walks in the order of the temperatures
 */
public record McResult(String ensemble, boolean local, List<WalkResult> walks)
    implements SimulationResult {
  @Override
  public String kind() {
    return "mc";
  }

  /** Largest grade of all walks. */
  public OptionalDouble maxGrade() {
    return walks.stream().flatMapToDouble(walk -> walk.maxGrade().stream()).max();
  }

  /** Whether every walk was in equilibrium. */
  public boolean equilibrated() {
    return walks.stream().allMatch(WalkResult::equilibrated);
  }

  /** Whether a walk ended before its time. */
  public boolean stopped() {
    return walks.stream().anyMatch(WalkResult::stopped);
  }

  /** What to think of it, in words. */
  public String verdict() {
    if (stopped()) {
      return "stopped: the potential extrapolates";
    }
    return equilibrated() ? "equilibrated" : "not equilibrated: run longer";
  }

  @Override
  public Json.Obj toJson() {
    Json.Obj json = new Json.Obj().put("kind", kind()).put("ensemble", ensemble);
    // The figures of a single walk stand at the top too.
    Optional.of(walks)
        .filter(all -> all.size() == 1)
        .ifPresent(all -> all.getFirst().toJson().members().forEach(json::put));
    Json.Arr list = new Json.Arr();
    walks.forEach(walk -> list.add(walk.toJson()));
    return json.put("walks", list)
        .put("local_energies", local)
        .put("equilibrated", equilibrated())
        .put("verdict", verdict())
        .put("max_grade", SimulationResult.number(maxGrade()));
  }
}
