package io.crisol.app;

import io.crisol.app.config.Section;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.json.Json;
import io.crisol.training.DataOptions;
import io.crisol.training.StudyOptions;
import io.crisol.training.StudyPart;
import io.crisol.training.StudyParts;
import io.crisol.training.StudyRun;
import io.crisol.training.TrainPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Several trainings on the same data. */
@Command(
    name = "study",
    description = "Train many times on the same data: learning curve, cross-validation, or search.",
    footer = {
      "",
      "Examples:",
      "  crisol study examples/silicon/train.toml --sizes 25,50,100",
      "  crisol study data.xyz --folds 5",
      "  crisol study data.xyz --candidates 12 --budget 30min",
      "  crisol study --resume --out runs/study"
    })
final class StudyVerb extends ComputingVerb {
  @Option(names = "--resume", description = "Go on with the study in the folder of --out.")
  private boolean resume;

  @Override
  List<Section> sections() {
    List<Section> sections = new ArrayList<>(TrainVerb.settings());
    sections.add(new Section("study", "What is studied", List.of(StudyOptions.class)));
    return sections;
  }

  @Override
  List<String> positional() {
    return List.of("train");
  }

  @Override
  boolean resumes() {
    return resume;
  }

  private static List<StudyPart> parts(Run run) {
    if (TrainVerb.isSnap(run)) {
      throw Problem.OPTION_INVALID.with(
          "model", "snap", "studies are of networks", "take model = network");
    }
    StudyOptions options = run.settings("study", StudyOptions.class);
    List<Frame> frames = TrainVerb.checked(run, TrainVerb.read(run));
    TrainPlan plan = TrainVerb.plan(run, frames);
    if (!options.sizes().isEmpty()) {
      return StudyParts.sizes(plan, options.sizes());
    }
    return options.folds() > 0
        ? StudyParts.folds(plan, frames, options.folds())
        : StudyParts.candidates(plan, options.candidates());
  }

  @Override
  String plan(Run run) {
    List<StudyPart> parts = parts(run);
    StringBuilder text = new StringBuilder("Would train " + parts.size() + " times:");
    parts.forEach(
        part ->
            text.append("\n  ")
                .append(part.name())
                .append(", ")
                .append(part.plan().split().train().size())
                .append(" frames"));
    return text.toString();
  }

  @Override
  Outcome compute(Run run) {
    StudyOptions options = run.settings("study", StudyOptions.class);
    Path folder = run.folder().orElseThrow();
    List<StudyPart> parts = parts(run);
    StudyRun study = new StudyRun(folder, TrainVerb.origin(run), run::progress);
    List<Json.Obj> results =
        options.candidates() > 0
            ? study.search(parts, options.budget().orElse(Double.POSITIVE_INFINITY))
            : study.all(parts);
    Json.Arr list = new Json.Arr();
    results.forEach(list::add);
    String kind =
        options.candidates() > 0 ? "search" : options.folds() > 0 ? "folds" : "learning-curve";
    Json.Obj json = new Json.Obj().put("study", kind).put("parts", list);
    AtomicFile.write(folder.resolve("study.json"), json.text());
    results.forEach(result -> run.console().print(line(result)));
    if (options.candidates() > 0) {
      run.console()
          .print(
              "The best potential is "
                  + folder
                      .resolve("parts")
                      .resolve(results.getFirst().get("name").asString())
                      .resolve("potential.crisol.json"));
    }
    requireTest(run);
    return Outcome.of(new Json.Obj().put("study", kind).put("parts", list));
  }

  /** Says where a curve is one of validation errors. */
  private static void requireTest(Run run) {
    DataOptions data = run.settings("data", DataOptions.class);
    if (data.test().isEmpty() && data.testFraction() == 0) {
      run.console().note("note: without test frames these are errors on the validation frames");
    }
  }

  private static String line(Json.Obj result) {
    return String.format(
        Locale.ROOT,
        "%-14s %5d frames   energy MAE %8s meV/atom   force MAE %8s eV/Å   %6.0f s",
        result.get("name").asString(),
        result.get("training_frames").asInt(),
        number(result, "energy_mae_meV_per_atom", "%.2f"),
        number(result, "force_mae_eV_per_angstrom", "%.4f"),
        result.get("train_seconds").asDouble());
  }

  private static String number(Json.Obj result, String name, String format) {
    return result
        .find(name)
        .map(value -> String.format(Locale.ROOT, format, value.asDouble()))
        .orElse("-");
  }
}
