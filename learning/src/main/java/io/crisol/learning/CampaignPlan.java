package io.crisol.learning;

import io.crisol.reference.Labeller;
import io.crisol.reference.StructureKey;
import io.crisol.simulation.path.ElasticBand;
import io.crisol.structures.Frame;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a campaign will do.
 *
 * @param ways what the method of exploring needs
 * @param structures to be explored, one after the other
 * @param given frames that are labelled already
 */
public record CampaignPlan(
    LearnOptions learn,
    ExploreOptions explore,
    WalkOptions ways,
    List<Structure> structures,
    List<Frame> given,
    Learner learner) {
  /**
   * Refuses another number of budgets, or of ends of paths, than of structures, and budgets that do
   * not even hold the first frames.
   */
  public CampaignPlan {
    int budgets = learn.labels().size();
    ExploreOptions.require(
        budgets == 1 || budgets == structures.size(),
        "labels",
        learn.labels(),
        "it is one number for all, or one for each of the " + structures.size() + " structures");
    ExploreOptions.require(
        explore.method() != ExploreOptions.Method.PATH || ways.ends().size() == structures.size(),
        "ends",
        ways.ends().size() + " structures",
        "each of the " + structures.size() + " structures to explore has a path to one of them");
    int[] first = FirstFrames.counts(structures, learn);
    for (int k = 0; k < structures.size(); k++) {
      ExploreOptions.require(
          learn.left(k, first) >= 0,
          "first",
          learn.first(),
          "labels allows fewer calculations than the first frames of all structures take");
    }
    for (int k = 0; k < structures.size() && explore.method() == ExploreOptions.Method.PATH; k++) {
      ElasticBand.requireEnds(structures.get(k), ways.ends().get(k));
    }
  }

  /** What is explored and how, in words. */
  public String describe() {
    int strains = 1 + (int) explore.strains().stream().filter(s -> s != 0).count();
    String what = structures.size() + " structures at " + strains + " strains by ";
    String temperatures = " at " + explore.temperatures().size() + " temperatures";
    return what
        + switch (explore.method()) {
          case DYNAMICS -> "dynamics" + temperatures + " for " + explore.time() / 1000 + " ps each";
          case MONTE_CARLO ->
              "Monte Carlo" + temperatures + " for " + ways.monteCarlo().sweeps() + " sweeps each";
          case RELAX -> ways.relaxation().copies() + " relaxations each";
          case PATH -> "paths of " + ways.band().images() + " images between two ends";
        };
  }

  /** What must not change when it is resumed. */
  Map<String, String> settings(Labeller labeller) {
    Map<String, String> settings = new LinkedHashMap<>();
    Settings.of(LearnOptions.class)
        .values(learn)
        .forEach((name, value) -> settings.put("learn." + name, String.valueOf(value)));
    Settings.of(ExploreOptions.class)
        .values(explore)
        .forEach((name, value) -> settings.put("explore." + name, String.valueOf(value)));
    settings.remove("explore.structures");
    if (explore.method() == ExploreOptions.Method.DYNAMICS) {
      settings.remove("explore.method");
    }
    settings.putAll(ways.settings(explore.method()));
    // More may be allowed than at the beginning.
    settings.remove("learn.labels");
    settings.remove("learn.calculation_time");
    for (int k = 0; k < structures.size(); k++) {
      settings.put("structure " + k, StructureKey.of(structures.get(k)));
    }
    settings.put("given frames", String.valueOf(given.size()));
    settings.put("labeller", labeller.identity());
    settings.putAll(learner.settings());
    return settings;
  }
}
