package io.crisol.app;

import io.crisol.training.evaluation.Evaluation;
import io.crisol.training.evaluation.SpreadSummary;
import java.util.Locale;
import java.util.Map;

/** What the spread of a committee is worth on a set of frames, for a terminal. */
final class SpreadTable {
  private SpreadTable() {}

  /** Prints it below the errors; nothing where the potential is no committee. */
  static void print(Console console, Evaluation evaluation) {
    evaluation.spread().ifPresent(all -> print(console, evaluation, all));
  }

  private static void print(Console console, Evaluation evaluation, SpreadSummary all) {
    console.print("");
    console.print(
        String.format(
            "%-24s %9s  %9s %9s %9s  %9s",
            "spread of forces", "mean eV/Å", "68 % band", "95 % band", "needs", "Spearman"));
    if (evaluation.groups().size() > 1) {
      for (String group : evaluation.groups().keySet()) {
        evaluation.spread(group).ifPresent(own -> row(console, "  " + group, own));
      }
    }
    row(console, "all", all);
    for (Map.Entry<?, Double> entry : all.elements().entrySet()) {
      console.print(
          String.format(
              Locale.ROOT, "%-34s  %7.1f %%", "  on " + entry.getKey(), 100 * entry.getValue()));
    }
    console.print("spread: " + evaluation.spreadStatement().orElseThrow());
  }

  /** A word where the band of 68 % is not what it says. */
  private static String verdict(SpreadSummary spread) {
    double share = spread.coverage().value();
    boolean judged = !spread.holds() && !Double.isNaN(share);
    return judged ? share < 0.68 ? "  too narrow" : "  too wide" : "";
  }

  private static void row(Console console, String name, SpreadSummary spread) {
    console.print(
        String.format(
            Locale.ROOT,
            "%-24s %9.4f  %7.1f %% %7.1f %% %8.2fx  %9.2f%s",
            name,
            spread.mean(),
            100 * spread.coverage().value(),
            100 * spread.wideCoverage(),
            spread.factor(),
            spread.spearman(),
            verdict(spread)));
  }
}
