package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.fixed;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Orderings of a crystal with partially occupied sites. */
final class OrderingsSection {
  private static final int ROWS = 20;
  private static final String EWALD = "ewald_above_lowest_meV_per_atom";
  private static final String ENERGY = "energy_above_lowest_meV_per_atom";

  private OrderingsSection() {}

  static void write(Page page, RunFolder step, Part.Orderings orderings) {
    step.find(Metrics.class).ifPresent(metrics -> table(page, metrics));
    Table table = orderings.table();
    double[] ewald = fromLowest(table, "ewald_eV_per_atom");
    double[] energy = fromLowest(table, "energy_eV_per_atom");
    List<Markup> charts = new ArrayList<>();
    if (Arrays.stream(ewald).anyMatch(e -> e > 0)) {
      charts.add(byRank(page, ewald));
    }
    if (Arrays.stream(energy).filter(Double::isFinite).count() > 2 && !charts.isEmpty()) {
      charts.add(afterRelaxation(page, ewald, energy));
    }
    if (!charts.isEmpty()) {
      page.figure(
          "Energies per atom of the orderings that are kept, above the lowest: by the charges on"
              + " the sites of the average crystal, and after relaxation with the potential where"
              + " there is one.",
          charts);
    }
  }

  private static Markup byRank(Page page, double[] ewald) {
    double[] sorted = Arrays.stream(ewald).filter(Double::isFinite).sorted().toArray();
    double[] ranks = new double[sorted.length];
    Arrays.setAll(ranks, k -> k + 1);
    return scatter(
        Chart.of(
                page.id("ewald energies"),
                "Ewald energies of the orderings",
                "Ewald energy per atom above the lowest, against the rank.")
            .x(Scale.around(ranks), "rank")
            .y(Scale.fromZero(sorted), "Ewald energy − lowest (meV/atom)"),
        ranks,
        sorted);
  }

  private static Markup afterRelaxation(Page page, double[] ewald, double[] energy) {
    return scatter(
        Chart.of(
                page.id("relaxed energies"),
                "Energies after relaxation",
                "Energy of the relaxed orderings against their Ewald energy.")
            .x(Scale.fromZero(with(ewald, energy)), "Ewald energy − lowest (meV/atom)")
            .y(Scale.fromZero(with(energy, energy)), "relaxed energy − lowest (meV/atom)"),
        with(ewald, energy),
        with(energy, energy));
  }

  private static Chart axes(Chart chart) {
    return chart.size(460, 320);
  }

  private static Markup scatter(Chart chart, double[] xs, double[] ys) {
    axes(chart);
    for (int k = 0; k < xs.length; k++) {
      chart.add(new Layer.Mark(xs[k], ys[k], Style.BLUE, ""));
    }
    return chart.markup();
  }

  /** The values of those that were relaxed. */
  private static double[] with(double[] values, double[] energy) {
    double[] kept = new double[values.length];
    int count = 0;
    for (int k = 0; k < values.length; k++) {
      if (Double.isFinite(energy[k])) {
        kept[count++] = values[k];
      }
    }
    return Arrays.copyOf(kept, count);
  }

  private static double[] fromLowest(Table table, String column) {
    double[] values = table.column(column);
    double lowest = Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
    return Arrays.stream(values).map(e -> 1000 * (e - lowest)).toArray();
  }

  private static void table(Page page, Metrics metrics) {
    Map<String, Metrics> orderings = metrics.nested("orderings");
    page.heading("Orderings");
    page.table(
        "The first "
            + Math.min(ROWS, orderings.size())
            + " of "
            + count(metrics, "inequivalent")
            + " orderings that symmetry does not make alike"
            + (metrics.yes("sampled") ? ", drawn at random from" : ", of")
            + " "
            + count(metrics, "occupations")
            + " ways. Multiplicity: ways that are alike. Energies are above the lowest.",
        List.of(
            "rank",
            "atoms",
            "multiplicity",
            "Ewald (meV/atom)",
            "relaxed (meV/atom)",
            "largest grade",
            "formula"),
        orderings.keySet().stream().limit(ROWS).map(k -> row(k, orderings.get(k))).toList());
  }

  private static List<String> row(String rank, Metrics ordering) {
    return List.of(
        rank,
        figure(ordering, "atoms", 0),
        figure(ordering, "multiplicity", 0),
        figure(ordering, EWALD, 2),
        figure(ordering, ENERGY, 2) + (ordering.yes("converged") ? "" : " (not converged)"),
        figure(ordering, "max_grade", 2),
        ordering.text("formula").orElse(""));
  }

  private static String figure(Metrics metrics, String name, int decimals) {
    return metrics.number(name).isPresent()
        ? fixed(metrics.number(name).getAsDouble(), decimals)
        : "–";
  }

  private static String count(Metrics metrics, String name) {
    return figure(metrics, name, 0);
  }

  static Verdict verdict(Metrics metrics) {
    boolean relaxed = metrics.number("relaxed").orElse(0) > 0;
    boolean charged = metrics.number("ewald_lowest_eV_per_atom").isPresent();
    boolean good = metrics.yes("relaxations_converged") && (relaxed || charged);
    String ranked =
        relaxed
            ? "the best " + count(metrics, "relaxed") + " were relaxed with the potential"
            : charged
                ? "ranked by the energy of their charges only: relax the best with a potential"
                : "not ranked: there are no charges and no potential";
    return new Verdict(
        good && !metrics.yes("sampled") ? Level.GOOD : Level.LOOK,
        "Bulk",
        count(metrics, "inequivalent")
            + (metrics.yes("sampled")
                ? " orderings were sampled, others may be lower; "
                : " orderings, all there are in the cells asked for; ")
            + ranked
            + (metrics.yes("relaxations_converged") ? "." : ", and some did not converge."));
  }
}
