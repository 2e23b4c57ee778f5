package io.crisol.app;

import io.crisol.app.config.Configuration;
import io.crisol.app.config.Section;
import io.crisol.learning.Campaign;
import io.crisol.learning.CampaignPlan;
import io.crisol.learning.CostForecast;
import io.crisol.learning.CostOptions;
import io.crisol.learning.LearnResult;
import io.crisol.learning.Verdict;
import io.crisol.reference.Labeller;
import io.crisol.reference.jobs.JobTimes;
import io.crisol.reference.settings.LabelOptions;
import io.crisol.reference.settings.LabellerSettings;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Structure;
import io.crisol.structures.json.Json;
import io.crisol.training.ModelOptions;
import io.crisol.training.MomentOptions;
import io.crisol.training.RepulsionOptions;
import io.crisol.training.TrainingOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Learning on the fly. */
@Command(
    name = "learn",
    description =
        "Learn on the fly: explore, ask the reference where nothing is known, train again.",
    footer = {
      "",
      "Examples:",
      "  crisol learn examples/silicon-learn/learn.toml --out runs/silicon",
      "  crisol learn examples/copper-learn/learn.toml --rehearse Cu_mishin1.eam.alloy",
      "  crisol learn --resume --out runs/silicon      (after any interruption)"
    })
final class LearnVerb extends ComputingVerb {
  @Option(
      names = "--resume",
      description = "Go on in the folder of --out; what is labelled is not computed again.")
  private boolean resume;

  @Option(
      names = "--rehearse",
      paramLabel = "POTENTIAL",
      description =
          "Rehearse with this potential in the place of the reference: how many calculations it"
              + " will take, in minutes.")
  private String teacher;

  private CampaignPlan plan;

  @Override
  List<Section> sections() {
    List<Section> sections = new ArrayList<>(CampaignInput.SECTIONS);
    sections.add(
        new Section(
            "potential", "Kind of potential", List.of(ModelOptions.class, RepulsionOptions.class)));
    sections.add(new Section("moment", "The potential", List.of(MomentOptions.class)));
    sections.add(new Section("training", "How it is trained", List.of(TrainingOptions.class)));
    sections.add(new Section("label", "The reference", List.of(LabelOptions.class)));
    sections.addAll(LabellerSections.ALL);
    return sections;
  }

  @Override
  List<String> positional() {
    return List.of();
  }

  /** Killed before its settings were written, a campaign begins: the configuration says all. */
  @Override
  boolean resumes() {
    return resume
        && (arguments.isEmpty()
            || common.out == null
            || Files.exists(common.out.resolve("run.toml")));
  }

  /** A rehearsal is the same campaign with another reference. */
  @Override
  void complete(Configuration configuration) {
    if (teacher != null) {
      configuration.put("label", "labeller", "potential", "--rehearse");
      configuration.put("label", "teacher", teacher, "--rehearse");
    }
  }

  /** Reads all inputs, and sees whether there is such a reference. */
  @Override
  void prepare(Run run) {
    plan = CampaignInput.plan(run);
    LabellerSettings label = labeller(run, Path.of("jobs"));
    Set<Element> elements = elements(plan.structures());
    label.program(elements);
    if (isRehearsal(run)) {
      label.labeller(elements).close();
    }
    cost(run).measured().ifPresent(folder -> JobTimes.read(Path.of(folder)));
  }

  private static CostOptions cost(Run run) {
    return run.settings("learn", CostOptions.class);
  }

  private static boolean isRehearsal(Run run) {
    return run.settings("label", LabelOptions.class).labeller() == LabelOptions.Kind.POTENTIAL;
  }

  @Override
  String plan(Run run) {
    prepare(run);
    labeller(run, Path.of("jobs"))
        .program(elements(plan.structures()))
        .ifPresent(program -> program.notes().forEach(note -> run.console().note("note: " + note)));
    StringBuilder text = new StringBuilder();
    plan.learner().describe().forEach(line -> text.append(line).append('\n'));
    return text
        + "Would explore "
        + plan.describe()
        + ", asking for at most "
        + plan.learn().most()
        + " calculations.";
  }

  private static Set<Element> elements(List<Structure> structures) {
    Set<Element> elements = EnumSet.noneOf(Element.class);
    structures.forEach(structure -> elements.addAll(structure.elementSet()));
    return elements;
  }

  private static LabellerSettings labeller(Run run, Path jobs) {
    return LabellerSections.settings(run, "label").recordedIn(jobs);
  }

  @Override
  Outcome compute(Run run) {
    plan.learner().describe().forEach(run.console()::note);
    Path folder = run.folder().orElseThrow();
    LearnResult result;
    try (Labeller labeller =
        labeller(run, folder.resolve("jobs")).labeller(elements(plan.structures()))) {
      labeller.notes().forEach(note -> run.console().note("note: " + note));
      Campaign campaign = new Campaign(plan, labeller, folder, run.progress("learn"));
      result = run.isResumed() ? campaign.resume() : campaign.start();
    }
    result.fresh().ifPresent(fresh -> fresh.writeParity(folder, "fresh frames"));
    Optional<CostForecast> forecast =
        isRehearsal(run)
            ? CostForecast.of(result.calculations(), cost(run), plan.structures().getFirst().size())
            : Optional.empty();
    CampaignTold.tell(run, result, forecast);
    Json.Obj json = result.toJson();
    forecast.ifPresent(cost -> cost.addTo(json));
    return Outcome.of(json, problem(result));
  }

  private static Optional<ProblemException> problem(LearnResult result) {
    return result.verdict() == Verdict.PASSED
        ? Optional.empty()
        : Optional.of(
            Problem.NOT_CONVERGED.with(
                "the campaign",
                result.verdict().text() + " before every walk passed",
                "allow more labels or time, or ask less of it: lower temperatures, shorter walks;"
                    + " the potential of the last generation is there"));
  }
}
