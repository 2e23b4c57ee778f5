package io.crisol.learning;

import io.crisol.structures.Frame;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.json.Json;
import io.crisol.training.evaluation.Evaluation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a campaign came to.
 *
 * @param verdict how it ended
 * @param labels calculations that gave labels
 * @param failed calculations that gave none
 * @param seconds of these calculations
 * @param history one generation after the other, the last one the final walks
 * @param calculations all that was asked for, by size
 * @param failedFresh calculations for the errors only that gave no labels
 * @param freshSeconds of the calculations for the errors only
 * @param fresh errors on labels of the last walks that were not learned
 * @param potential file of the last potential
 */
public record LearnResult(
    Verdict verdict,
    int labels,
    int failed,
    double seconds,
    List<Generation> history,
    List<Calculations> calculations,
    int failedFresh,
    double freshSeconds,
    Optional<Evaluation> fresh,
    Path potential) {
  /**
   * Of a campaign that is over.
   *
   * @param wanted fresh frames
   */
  static LearnResult of(
      CampaignPlan plan, CampaignState state, CampaignFolder folder, List<Frame> wanted) {
    Path potential = folder.root().resolve("potential.crisol.json");
    Knowledge knowledge;
    try {
      String text = Files.readString(folder.potential(lastTrained(state, folder)));
      AtomicFile.write(potential, text);
      knowledge = plan.learner().read(potential, folder.labelled(state.known));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Frame> fresh = folder.fresh();
    return new LearnResult(
        state.verdict,
        Arrays.stream(state.asked).sum() - state.failed,
        state.failed,
        state.seconds,
        List.copyOf(state.history),
        Calculations.of(folder.allSelected(), wanted),
        state.failedFresh,
        state.freshSeconds,
        fresh.isEmpty()
            ? Optional.empty()
            : Optional.of(Evaluation.of(knowledge.potential(), fresh)),
        potential);
  }

  /** The present generation, or the one before where it was not trained any more. */
  private static int lastTrained(CampaignState state, CampaignFolder folder) {
    return Files.exists(folder.potential(state.generation))
        ? state.generation
        : state.generation - 1;
  }

  /** Largest grade on the last walks. */
  public double finalMaxGrade() {
    return history.getLast().maxGrade();
  }

  /** Calculations for the errors only that gave labels. */
  public int freshLabels() {
    return calculations.stream().mapToInt(Calculations::fresh).sum() - failedFresh;
  }

  /** For results.json. */
  public Json.Obj toJson() {
    Json.Arr generations = new Json.Arr();
    history.forEach(one -> generations.add(one.toJson()));
    Json.Arr sizes = new Json.Arr();
    calculations.forEach(some -> sizes.add(some.toJson()));
    Json.Obj json =
        new Json.Obj()
            .put("kind", "learn")
            .put("verdict", verdict.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
            .put("labels", labels)
            .put("failed_labels", failed)
            .put("generations", history.size())
            .put("final_max_grade", finalMaxGrade())
            .put("calculation_seconds", seconds)
            .put("fresh_labels", freshLabels())
            .put("failed_fresh_labels", failedFresh)
            .put("fresh_calculation_seconds", freshSeconds)
            .put("calculations", sizes);
    fresh.ifPresent(errors -> errors.toJson().members().forEach(json::put));
    // The errors bring their own kind.
    return json.put("kind", "learn").put("history", generations);
  }
}
