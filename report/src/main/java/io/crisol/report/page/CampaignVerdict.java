package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.duration;
import static io.crisol.report.markup.Numbers.significant;
import static io.crisol.report.markup.Numbers.withUnit;

import io.crisol.report.page.Verdict.Level;
import io.crisol.report.run.Campaign;
import io.crisol.report.run.Campaign.Generation;

/** What came of learning on the fly, in a sentence. */
final class CampaignVerdict {
  private CampaignVerdict() {}

  static Verdict of(Campaign campaign) {
    String asked = asked(campaign);
    if (!campaign.over()) {
      return new Verdict(
          Level.LOOK,
          "Learning",
          "not at its end: " + asked + " so far; crisol learn --resume goes on.");
    }
    Generation last = campaign.generations().getLast();
    return switch (campaign.verdict()) {
      case "PASSED" -> passed(asked, last, campaign.unit());
      case "LABELS_SPENT" -> early("all labels that were allowed are spent (" + asked + ")", last);
      case "TIME_SPENT" -> early("the time for calculations is spent (" + asked + ")", last);
      default ->
          new Verdict(
              Level.BAD,
              "Learning",
              "stuck after "
                  + asked
                  + ": what the walks met could not be labelled. Look at the failed calculations,"
                  + " or at where the walks break down.");
    };
  }

  private static Verdict passed(String asked, Generation last, String unit) {
    return new Verdict(
        Level.GOOD,
        "Learning",
        "after "
            + asked
            + " every walk came to its end with the last potential and met nothing unknown"
            + " (largest extrapolation grade "
            + significant(last.maxGrade(), 3)
            + ", "
            + withUnit(significant(last.reached(), 3), unit)
            + " together).");
  }

  private static Verdict early(String why, Generation last) {
    String grade =
        Double.isNaN(last.maxGrade())
            ? "a walk flew apart"
            : "grades up to " + significant(last.maxGrade(), 3);
    return new Verdict(
        Level.LOOK,
        "Learning",
        why + ", and the last potential still met what it does not know (" + grade + ").");
  }

  private static String asked(Campaign campaign) {
    int asked = campaign.labels() + campaign.failed();
    String failed = campaign.failed() == 0 ? "" : ", " + campaign.failed() + " of them failed";
    String took = campaign.seconds() > 0 ? ", " + duration(campaign.seconds()) : "";
    return Verdicts.plural(asked, "reference calculation") + failed + took;
  }
}
