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
 * @param seconds of all calculations
 * @param history one generation after the other, the last one the final walks
 * @param fresh errors on labels of the last walks that were not learned
 * @param potential file of the last potential
 */
public record LearnResult(
    Verdict verdict,
    int labels,
    int failed,
    double seconds,
    List<Generation> history,
    Optional<Evaluation> fresh,
    Path potential) {
  static LearnResult of(CampaignPlan plan, CampaignState state, CampaignFolder folder) {
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

  /** For results.json. */
  public Json.Obj toJson() {
    Json.Arr generations = new Json.Arr();
    history.forEach(one -> generations.add(one.toJson()));
    Json.Obj json =
        new Json.Obj()
            .put("kind", "learn")
            .put("verdict", verdict.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
            .put("labels", labels)
            .put("failed_labels", failed)
            .put("generations", history.size())
            .put("final_max_grade", finalMaxGrade())
            .put("calculation_seconds", seconds);
    fresh.ifPresent(errors -> errors.toJson().members().forEach(json::put));
    // The errors bring their own kind.
    return json.put("kind", "learn").put("history", generations);
  }
}
