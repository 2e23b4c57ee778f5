package io.crisol.training;

import io.crisol.potentials.Potential;
import io.crisol.structures.Element;
import io.crisol.structures.check.Leakage;
import io.crisol.structures.json.Json;
import io.crisol.training.evaluation.Evaluation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A trained potential with its errors.
 *
 * @param potential the parameters that were best on the validation frames
 * @param settings descriptor, networks and what was chosen, in words
 * @param references reference energies
 * @param leakage how much of the validation and test frames is known from the training frames
 * @param train errors on the training frames
 * @param validation errors on the validation frames
 * @param test errors on the test frames, where there are any
 * @param curve learning curve
 * @param bestIteration iteration of the best parameters
 * @param seconds time spent in iterations
 * @param memoryEstimate bytes that training would take at its peak beside the data, as estimated
 *     before; 0 where not estimated
 * @param memoryPeak the same measured: live heap after a collection with all that training holds,
 *     less that before, and the most that was prepared anew and held at a time with the arrays of
 *     an iteration
 * @param members how each member of a committee was trained; empty where the potential is none
 */
public record TrainResult(
    Potential potential,
    List<String> settings,
    ReferenceEnergies references,
    Map<String, Leakage> leakage,
    Evaluation train,
    Evaluation validation,
    Optional<Evaluation> test,
    List<CurvePoint> curve,
    int bestIteration,
    double seconds,
    long memoryEstimate,
    long memoryPeak,
    List<MemberFit> members)
    implements TrainingResult {

  /** The errors that count: on the test frames, else on the validation frames. */
  public Evaluation unseen() {
    return test.orElse(validation);
  }

  /** Evaluations by name of the set. */
  public Map<String, Evaluation> sets() {
    Map<String, Evaluation> sets = new LinkedHashMap<>();
    test.ifPresent(evaluation -> sets.put("test", evaluation));
    sets.put("validation", validation);
    sets.put("train", train);
    return sets;
  }

  @Override
  public Json.Obj toJson() {
    Json.Obj json = unseen().toJson().put("kind", "train");
    json.put("errors_of", test.isPresent() ? "test" : "validation");
    Json.Obj bySet = new Json.Obj();
    sets().forEach((name, evaluation) -> bySet.put(name, evaluation.addTo(new Json.Obj())));
    Json.Obj reference = new Json.Obj();
    references
        .energies()
        .forEach((Element element, Double energy) -> reference.put(element.symbol(), energy));
    Json.Obj known = new Json.Obj();
    leakage.forEach((name, found) -> known.put(name, found.toJson()));
    addIterations(json.put("sets", bySet).put("leakage", known));
    if (memoryEstimate > 0) {
      json.put("memory_estimate_bytes", (double) memoryEstimate)
          .put("memory_peak_bytes", (double) memoryPeak);
    }
    return json.put("train_seconds", seconds)
        .put("settings", Json.of(settings))
        .put("reference_energies_eV", reference)
        .put("reference_energies_determined", references.isDetermined());
  }

  /** Iterations, of each member where there are several. */
  private void addIterations(Json.Obj json) {
    if (members.isEmpty()) {
      json.put("iterations", curve.isEmpty() ? 0 : curve.getLast().iteration())
          .put("best_iteration", bestIteration);
      return;
    }
    json.put("iterations", members.stream().mapToInt(MemberFit::iterations).sum())
        .put("members", membersJson());
  }

  /** How each member of a committee was trained. */
  Json.Arr membersJson() {
    Json.Arr each = new Json.Arr();
    members.forEach(member -> each.add(member.toJson()));
    return each;
  }
}
