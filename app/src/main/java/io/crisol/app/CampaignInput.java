package io.crisol.app;

import io.crisol.app.config.Section;
import io.crisol.learning.CampaignPlan;
import io.crisol.learning.CostOptions;
import io.crisol.learning.ExploreOptions;
import io.crisol.learning.LearnOptions;
import io.crisol.learning.MonteCarloWalkOptions;
import io.crisol.learning.RelaxationWalkOptions;
import io.crisol.learning.WalkOptions;
import io.crisol.simulation.path.BandOptions;
import io.crisol.structures.Frame;
import io.crisol.structures.Setting;
import io.crisol.structures.Structure;
import java.util.List;

/** What a campaign starts from: its settings and the structures that they name. */
final class CampaignInput {
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

  /**
   * Where paths lead to.
   *
   * @param ends structures
   */
  public record PathInput(
      @Setting(
              help =
                  "where the path from each of the structures of [explore] leads to, as they are"
                      + " written there; the same atoms in the same order",
              unit = "file")
          List<String> ends) {}

  /** The sections of its settings but those of potential, training and reference. */
  static final List<Section> SECTIONS =
      List.of(
          new Section(
              "learn",
              "When the reference is asked, and how often",
              List.of(LearnOptions.class, KnownInput.class, CostOptions.class, ReadingInput.class)),
          new Section("explore", "Where the unknown is looked for", List.of(ExploreOptions.class)),
          new Section("relax", "Relaxations that explore", List.of(RelaxationWalkOptions.class)),
          new Section(
              "monte-carlo", "Monte Carlo that explores", List.of(MonteCarloWalkOptions.class)),
          new Section("path", "Paths that explore", List.of(PathInput.class, BandOptions.class)));

  private CampaignInput() {}

  /**
   * The plan.
   *
   * @throws io.crisol.structures.ProblemException what is wrong in settings or structures
   */
  static CampaignPlan plan(Run run) {
    ExploreOptions explore = run.settings("explore", ExploreOptions.class);
    LearnOptions learn = run.settings("learn", LearnOptions.class);
    Inputs inputs = new Inputs(run, "learn");
    List<Structure> structures = structures(inputs, explore.structures());
    List<String> data = run.settings("learn", KnownInput.class).data();
    List<Frame> given = data.isEmpty() ? List.of() : inputs.read(data).frames();
    WalkOptions ways =
        new WalkOptions(
            run.settings("relax", RelaxationWalkOptions.class),
            run.settings("monte-carlo", MonteCarloWalkOptions.class),
            run.settings("path", BandOptions.class),
            structures(inputs, run.settings("path", PathInput.class).ends()));
    return new CampaignPlan(
        learn, explore, ways, structures, given, Learners.of(run, structures, learn));
  }

  private static List<Structure> structures(Inputs inputs, List<String> texts) {
    return texts.stream().map(text -> inputs.frame(structure(text)).structure()).toList();
  }

  /** {@code Si.xyz 2x2x2}. */
  private static StructureInput structure(String text) {
    int space = text.strip().lastIndexOf(' ');
    String last = text.strip().substring(space + 1);
    return space > 0 && last.matches("\\d+x\\d+x\\d+")
        ? new StructureInput(text.strip().substring(0, space).strip(), last)
        : new StructureInput(text.strip(), "1x1x1");
  }
}
