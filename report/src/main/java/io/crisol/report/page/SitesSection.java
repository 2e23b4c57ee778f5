package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.fixed;
import static io.crisol.report.markup.Numbers.significant;

import io.crisol.report.markup.Markup;
import io.crisol.report.plot.Chart;
import io.crisol.report.plot.Scale;
import io.crisol.report.plot.Style;
import io.crisol.report.run.Metrics;
import io.crisol.report.run.Table;
import io.crisol.report.run.Transport;
import java.util.ArrayList;
import java.util.List;

/** How atoms hop from site to site, and van Hove's functions. */
final class SitesSection {
  private SitesSection() {}

  static void hops(Page page, Metrics metrics) {
    metrics.section("hopping").ifPresent(hopping -> table(page, hopping));
  }

  private static void table(Page page, Metrics hopping) {
    page.heading("Sites and hops");
    page.table(
        "Sites are the maxima of the density (density.xsf), or those given. An atom hops when it"
            + " enters the core of another site. Concerted are hops of neighbours within "
            + fixed(hopping.number("concerted_window_fs").orElse(0), 0)
            + " fs; in brackets the share if the same hops came at random times.",
        List.of(
            "sites",
            "hops",
            "time at a site (ps)",
            "mean length (Å)",
            "straight back (%)",
            "concerted (%)"),
        List.of(row(hopping)));
  }

  private static List<String> row(Metrics hopping) {
    return List.of(
        fixed(hopping.number("sites").orElse(0), 0),
        fixed(hopping.number("hops").orElse(0), 0),
        TransportSection.figure(hopping, "residence_ps", 3),
        TransportSection.figure(hopping, "mean_length_angstrom", 3),
        percent(hopping, "returning_share"),
        percent(hopping, "concerted_share") + " (" + percent(hopping, "concerted_by_chance") + ")");
  }

  private static String percent(Metrics metrics, String name) {
    return metrics.number(name).isPresent()
        ? fixed(100 * metrics.number(name).getAsDouble(), 0)
        : "–";
  }

  static void vanHove(Page page, Transport.VanHove functions) {
    page.heading("Van Hove functions");
    page.figure(
        "How far atoms come in a time (left: probability per length), and where other atoms are"
            + " then, relative to chance (right).",
        List.of(
            chart(page, functions.table(), "self", "4πr² G self (1/Å)"),
            chart(page, functions.table(), "distinct", "G distinct / density")));
  }

  private static Markup chart(Page page, Table table, String kind, String label) {
    double[] r = table.column("r_angstrom");
    List<double[]> curves = new ArrayList<>();
    Chart chart =
        Chart.of(
                page.id("van hove " + kind),
                "Van Hove function, " + kind,
                "Against distance, one curve per time.")
            .size(460, 300)
            .x(Scale.between(0, 10), "distance r (Å)");
    for (String name : table.header()) {
      if (name.startsWith(kind + "_")) {
        double time = Double.parseDouble(name.split("_")[1]);
        chart.line(
            significant(time / 1000, 2) + " ps", r, table.column(name), Style.cycle(curves.size()));
        curves.add(table.column(name));
      }
    }
    double[] all = curves.stream().flatMapToDouble(java.util.Arrays::stream).toArray();
    return chart.y(Scale.fromZero(all), label).markup();
  }
}
