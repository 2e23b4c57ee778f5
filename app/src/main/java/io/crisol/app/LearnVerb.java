package io.crisol.app;

import io.crisol.app.config.Configuration;
import io.crisol.app.config.Section;
import io.crisol.learning.Campaign;
import io.crisol.learning.CampaignPlan;
import io.crisol.learning.ExploreOptions;
import io.crisol.learning.LearnOptions;
import io.crisol.learning.LearnResult;
import io.crisol.learning.Verdict;
import io.crisol.reference.Labeller;
import io.crisol.reference.settings.LabelOptions;
import io.crisol.reference.settings.LabellerSettings;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Setting;
import io.crisol.structures.Structure;
import io.crisol.training.ModelOptions;
import io.crisol.training.MomentOptions;
import io.crisol.training.RepulsionOptions;
import io.crisol.training.TrainingOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Learning on the fly. */
@Command(
    name = "learn",
    description =
        "Learn on the fly: dynamics explores, asks the reference where it knows nothing, is trained"
            + " again.",
    footer = {
      "",
      "Examples:",
      "  crisol learn examples/silicon-learn/learn.toml --out runs/silicon",
      "  crisol learn examples/copper-learn/learn.toml --rehearse Cu_mishin1.eam.alloy",
      "  crisol learn --resume --out runs/silicon      (after any interruption)"
    })
final class LearnVerb extends ComputingVerb {
  /**
   * What is known before.
   *
   * @param data labelled frames
   */
  public record KnownInput(
      @Setting(
              help = "labelled frames to begin with, besides the first frames that are made",
              unit = "file")
          List<String> data) {}

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

  @Override
  List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    sections.add(
        new Section(
            "learn",
            "When the reference is asked, and how often",
            List.of(LearnOptions.class, KnownInput.class, ReadingInput.class)));
    sections.add(
        new Section("explore", "Where the unknown is looked for", List.of(ExploreOptions.class)));
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

  @Override
  boolean resumes() {
    return resume;
  }

  /** A rehearsal is the same campaign with another reference. */
  @Override
  void complete(Configuration configuration) {
    if (teacher != null) {
      configuration.put("label", "labeller", "potential", "--rehearse");
      configuration.put("label", "teacher", teacher, "--rehearse");
    }
  }

  @Override
  String plan(Run run) {
    CampaignPlan plan = campaign(run);
    ExploreOptions explore = plan.explore();
    LabellerSettings label = labeller(run, Path.of("jobs"));
    label
        .program(elements(plan.structures()))
        .ifPresent(program -> program.notes().forEach(note -> run.console().note("note: " + note)));
    StringBuilder text = new StringBuilder();
    plan.learner().describe().forEach(line -> text.append(line).append('\n'));
    return text
        + String.format(
            Locale.ROOT,
            "Would explore %d structures at %d temperatures and %d strains for %g ps each, asking"
                + " for at most %d calculations.",
            plan.structures().size(),
            explore.temperatures().size(),
            1 + explore.strains().size(),
            explore.time() / 1000,
            plan.learn().most());
  }

  private static CampaignPlan campaign(Run run) {
    ExploreOptions explore = run.settings("explore", ExploreOptions.class);
    LearnOptions learn = run.settings("learn", LearnOptions.class);
    Inputs inputs = new Inputs(run, "learn");
    List<Structure> structures = new ArrayList<>();
    for (String text : explore.structures()) {
      structures.add(inputs.frame(structure(text)).structure());
    }
    List<String> data = run.settings("learn", KnownInput.class).data();
    List<Frame> given = data.isEmpty() ? List.of() : inputs.read(data).frames();
    return new CampaignPlan(learn, explore, structures, given, Learners.of(run, structures, learn));
  }

  /** {@code Si.xyz 2x2x2}. */
  private static StructureInput structure(String text) {
    int space = text.strip().lastIndexOf(' ');
    String last = text.strip().substring(space + 1);
    return space > 0 && last.matches("\\d+x\\d+x\\d+")
        ? new StructureInput(text.strip().substring(0, space).strip(), last)
        : new StructureInput(text.strip(), "1x1x1");
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
    CampaignPlan plan = campaign(run);
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
    tell(run, result);
    return Outcome.of(result.toJson(), problem(result));
  }

  private static void tell(Run run, LearnResult result) {
    Rows rows = new Rows(run.console());
    rows.add("ended", result.verdict().text());
    rows.add(
        "labels", String.format(Locale.ROOT, "%d (%d failed)", result.labels(), result.failed()));
    rows.add("time of calculations", String.format(Locale.ROOT, "%.1f s", result.seconds()));
    rows.add("generations", String.valueOf(result.history().size()));
    rows.add(
        "largest grade",
        String.format(Locale.ROOT, "%.2f on the last walks", result.finalMaxGrade()));
    result.fresh().ifPresent(fresh -> ErrorTable.print(run.console(), "fresh frames", fresh));
    run.console().print("The potential is " + result.potential());
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
