package io.crisol.app;

import io.crisol.learning.Calculations;
import io.crisol.learning.CostForecast;
import io.crisol.learning.LearnResult;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells how a campaign ended, and what its calculations cost or would cost. */
final class CampaignTold {
  private CampaignTold() {}

  static void tell(Run run, LearnResult result, Optional<CostForecast> forecast) {
    Rows rows = new Rows(run.console());
    rows.add("ended", result.verdict().text());
    rows.add(
        "labels", String.format(Locale.ROOT, "%d (%d failed)", result.labels(), result.failed()));
    if (result.freshLabels() + result.failedFresh() > 0) {
      rows.add(
          "fresh labels",
          String.format(Locale.ROOT, "%d (%d failed)", result.freshLabels(), result.failedFresh()));
    }
    rows.add("calculations", sizes(result));
    rows.add(
        "time of calculations",
        String.format(
            Locale.ROOT,
            "%.1f s to learn from, %.1f s fresh",
            result.seconds(),
            result.freshSeconds()));
    forecast.ifPresent(cost -> rows.add("real ones would take", told(cost)));
    rows.add("generations", String.valueOf(result.history().size()));
    rows.add(
        "largest grade",
        String.format(Locale.ROOT, "%.2f on the last walks", result.finalMaxGrade()));
    result.fresh().ifPresent(fresh -> ErrorTable.print(run.console(), "fresh frames", fresh));
    run.console().print("The potential is " + result.potential());
  }

  private static String sizes(LearnResult result) {
    return result.calculations().stream().map(CampaignTold::size).collect(Collectors.joining("; "));
  }

  private static String size(Calculations some) {
    return String.format(Locale.ROOT, "%d of %d atoms", some.count(), some.atoms())
        + (some.fresh() > 0 ? " (" + some.fresh() + " fresh)" : "");
  }

  private static String told(CostForecast cost) {
    String fresh =
        cost.fresh() > 0 ? ", " + ProgressLine.duration(cost.fresh()) + " of it fresh ones" : "";
    return "about " + ProgressLine.duration(cost.total()) + fresh + "; " + cost.basis();
  }
}
