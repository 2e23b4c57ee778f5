package io.crisol.training;

import io.crisol.structures.Problem;
import io.crisol.structures.Progress;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Runs the trainings of a study, each in a folder of its own below {@code parts}. One that was
 * interrupted goes on: what is done is not done again.
 */
public final class StudyRun {
  /** Shares of the iterations in the rounds of a search, and of the candidates that go on. */
  private static final double[] ROUNDS = {0.1, 0.3, 1};

  private static final int SURVIVORS = 3;

  private final Path folder;
  private final Json.Obj origin;
  private final Function<String, Progress> progress;

  /**
   * A study.
   *
   * @param folder its run folder
   * @param origin as for {@link TrainRun}
   * @param progress a line of progress for each training
   */
  public StudyRun(Path folder, Json.Obj origin, Function<String, Progress> progress) {
    this.folder = folder;
    this.origin = origin;
    this.progress = progress;
  }

  /** Runs all parts; their results in order. */
  public List<Json.Obj> all(List<StudyPart> parts) {
    List<Json.Obj> results = new ArrayList<>();
    for (StudyPart part : parts) {
      results.add(run(part, part.plan().training().iterations()));
    }
    return results;
  }

  /**
   * Successive halving: all candidates for a tenth of the iterations, the best third of them for
   * three tenths, the best third of these to the end; judged by the loss on the validation frames
   * with the weights of the training. Results with the best first.
   *
   * @param budget seconds after which no candidate of the first round is begun
   */
  public List<Json.Obj> search(List<StudyPart> candidates, double budget) {
    long start = System.nanoTime();
    List<StudyPart> left = candidates;
    List<Json.Obj> done = new ArrayList<>();
    for (double share : ROUNDS) {
      List<Judged> judged = new ArrayList<>();
      for (StudyPart part : left) {
        boolean late = share == ROUNDS[0] && (System.nanoTime() - start) / 1e9 > budget;
        if (judged.isEmpty() || !late) {
          int iterations = (int) Math.ceil(share * part.plan().training().iterations());
          judged.add(new Judged(part, run(part, iterations)));
        }
      }
      judged.sort(Comparator.comparingDouble(j -> j.result.get("validation_loss").asDouble()));
      int kept = (judged.size() + SURVIVORS - 1) / SURVIVORS;
      left = judged.stream().limit(kept).map(Judged::part).toList();
      int from = share == 1 ? 0 : kept;
      done.addAll(0, judged.stream().skip(from).map(Judged::result).toList());
    }
    return done;
  }

  private record Judged(StudyPart part, Json.Obj result) {}

  private Json.Obj run(StudyPart part, int iterations) {
    Path own = folder.resolve("parts").resolve(part.name());
    Path written = own.resolve("results.json");
    TrainPlan plan = part.plan().with(part.plan().training().withIterations(iterations));
    if (Files.isRegularFile(written)) {
      Checkpoint.read(own, plan, origin); // Refuses what was trained on other data or otherwise.
      Json.Obj before = read(written);
      if (before.get("planned_iterations").asInt() >= iterations) {
        return before;
      }
    }
    TrainRun training = new TrainRun(plan, origin);
    Progress line = progress.apply(part.name());
    TrainResult result =
        Files.isRegularFile(own.resolve(Checkpoint.FILE))
            ? training.resume(own, line)
            : training.start(own, line);
    Json.Obj json = summary(part, plan, result);
    AtomicFile.write(written, json.text());
    return json;
  }

  private static Json.Obj read(Path file) {
    try {
      return Json.parse(Files.readString(file), file.toString()).asObject();
    } catch (IOException e) {
      throw Problem.RESUME_NOTHING
          .with(file.getParent(), file + " cannot be read: " + e.getMessage())
          .causedBy(e);
    }
  }

  private static Json.Obj summary(StudyPart part, TrainPlan plan, TrainResult result) {
    Json.Obj json = new Json.Obj().put("name", part.name());
    Json.Obj varied = new Json.Obj();
    part.varied().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> varied.put(entry.getKey(), entry.getValue()));
    json.put("varied", varied)
        .put("training_frames", plan.split().train().size())
        .put("planned_iterations", plan.training().iterations())
        .put("train_seconds", result.seconds())
        .put("validation_loss", loss(result))
        .put("errors_of", result.test().isPresent() ? "test" : "validation");
    result.unseen().addTo(json);
    return json;
  }

  /** The smallest loss on the validation frames: that of the parameters that were kept. */
  private static double loss(TrainResult result) {
    return result.curve().stream()
        .mapToDouble(point -> point.validation().loss())
        .filter(Double::isFinite)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }
}
