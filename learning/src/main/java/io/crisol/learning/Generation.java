package io.crisol.learning;

import io.crisol.simulation.dynamics.State;
import io.crisol.structures.json.Json;
import io.crisol.training.evaluation.ErrorSummary;
import io.crisol.training.evaluation.Evaluation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What happened with one potential.
 *
 * @param number from 0, which has no potential yet
 * @param stage which structure was explored
 * @param known labelled frames that the potential was trained on
 * @param time simulated by its walks, fs; 0 where they have none
 * @param steps done by its walks
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
    long steps,
    double maxGrade,
    int candidates,
    int labels,
    int failed,
    OptionalDouble energyError,
    OptionalDouble forceError,
    double seconds) {
  /**
   * The present one.
   *
   * @param walks of its exploration
   * @param before errors on the new labels before they were learned
   */
  static Generation of(
      CampaignState state,
      List<Walk> walks,
      int labels,
      int failed,
      Optional<Evaluation> before,
      double seconds) {
    List<State> reached =
        state.generation == 0
            ? List.of()
            : walks.stream().map(w -> state.walks.get(w.number()).state()).toList();
    return new Generation(
        state.generation,
        state.stage,
        state.known,
        reached.stream().mapToDouble(State::time).sum(),
        reached.stream().mapToLong(State::step).sum(),
        WalkState.maxGrade(walks.stream(), state.walks),
        state.walks.stream().mapToInt(w -> w.candidates().size()).sum(),
        labels,
        failed,
        error(before, errors -> errors.energyRmse().value()),
        error(before, errors -> errors.forceRmse().value()),
        seconds);
  }

  private static OptionalDouble error(
      Optional<Evaluation> evaluation, ToDoubleFunction<ErrorSummary> of) {
    double value = evaluation.map(Evaluation::all).map(of::applyAsDouble).orElse(Double.NaN);
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  Json.Obj toJson() {
    return new Json.Obj()
        .put("generation", number)
        .put("stage", stage)
        .put("known", known)
        .put("time_ps", time / 1000)
        .put("steps", steps)
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
        (long) real(json, "steps").orElse(0),
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
