package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.significant;

import io.crisol.report.markup.Markup;
import io.crisol.report.page.Verdict.Level;
import io.crisol.report.plot.Chart;
import io.crisol.report.plot.Layer;
import io.crisol.report.plot.Scale;
import io.crisol.report.plot.Style;
import io.crisol.report.run.Metrics;
import io.crisol.report.run.Part;
import io.crisol.report.run.RunFolder;
import io.crisol.report.run.Table;
import java.util.Arrays;
import java.util.List;

/** A search for structures: how it came down. */
final class SearchSection {
  /** Part of the structures that the figure shows; the highest are left out. */
  private static final double SHOWN = 0.98;

  /** Doubtful above this grade. */
  private static final double DOUBT = 2;

  private SearchSection() {}

  static void write(Page page, RunFolder step, Part.SearchSteps steps) {
    // Energies of different compositions are not to be compared: the hull shows them.
    if (step.find(Metrics.class).filter(SearchSection::isOverCompositions).isPresent()) {
      return;
    }
    double[] energies = steps.table().column("energy_eV_per_atom");
    double[] sorted = Arrays.stream(energies).filter(Double::isFinite).sorted().toArray();
    if (sorted.length == 0) {
      return;
    }
    page.heading("How it came down");
    page.figure(
        "Energy per atom of every structure after its relaxation, above the lowest that was found;"
            + " the highest 2 % are left out.",
        List.of(chart(page, steps.table(), sorted)));
  }

  private static Markup chart(Page page, Table table, double[] sorted) {
    double[] relaxations = table.column("relaxation");
    double[] energies = above(table.column("energy_eV_per_atom"), sorted[0]);
    double[] lowest = above(table.column("lowest_eV_per_atom"), sorted[0]);
    double top = 1000 * (sorted[(int) (SHOWN * (sorted.length - 1))] - sorted[0]);
    var cluster = new Layer.Dots.Cluster(null, "structures", relaxations, energies, new int[0]);
    return Chart.of(
            page.id("search"),
            "Energies of the relaxed structures",
            "Energy per atom of every relaxed structure, and the lowest so far.")
        .size(700, 340)
        .x(Scale.between(0, relaxations.length), "relaxations")
        .y(Scale.fromZero(0, Math.max(top, 1e-3)), "energy − lowest (meV/atom)")
        .add(new Layer.Dots(List.of(cluster), Style.BLUE.width(2.4), false))
        .legendPoints("relaxed structures", Style.BLUE)
        .line("lowest so far", relaxations, lowest, Style.ORANGE.solid().width(1.6))
        .markup();
  }

  private static boolean isOverCompositions(Metrics metrics) {
    return metrics.values().find("stable").isPresent()
        || metrics.values().find("voltage").isPresent();
  }

  private static double[] above(double[] energies, double zero) {
    return Arrays.stream(energies).map(e -> 1000 * (e - zero)).toArray();
  }

  /** What was found, in a sentence. */
  static Verdict verdict(Metrics metrics) {
    boolean doubtful =
        metrics.number("max_grade").orElse(0) > DOUBT
            || metrics.number("extrapolating").orElse(0) > 0;
    if (metrics.number("energy_eV_per_atom").isEmpty()) {
      return new Verdict(Level.BAD, "Bulk", "no structure is to be believed.");
    }
    if (isOverCompositions(metrics) && !doubtful) {
      return HullSection.verdict(metrics);
    }
    long times = (long) metrics.number("found_times").orElse(0);
    String trust =
        doubtful
            ? "; the potential extrapolates for "
                + number(metrics, "extrapolating")
                + " structures (largest grade among those kept "
                + significant(metrics.number("max_grade").orElse(0), 2)
                + "): check them with the reference."
            : times > 1
                ? " and " + (times - 1) + " times again."
                : "; it was found once: a longer search may find a lower one.";
    return new Verdict(
        times > 1 && !doubtful ? Level.GOOD : Level.LOOK, "Bulk", found(metrics) + trust);
  }

  private static String found(Metrics metrics) {
    return "the lowest of "
        + number(metrics, "distinct")
        + " different structures is "
        + metrics.text("best_formula").orElse("")
        + ", "
        + significant(metrics.number("energy_eV_per_atom").orElse(0), 7)
        + " eV/atom, found at relaxation "
        + number(metrics, "found_at_relaxation")
        + " of "
        + number(metrics, "relaxations");
  }

  private static String number(Metrics metrics, String name) {
    return String.valueOf((long) metrics.number(name).orElse(0));
  }
}
