package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.fixed;
import static io.crisol.report.markup.Numbers.significant;

import io.crisol.report.page.Verdict.Level;
import io.crisol.report.plot.Chart;
import io.crisol.report.plot.Scale;
import io.crisol.report.plot.Style;
import io.crisol.report.run.Metrics;
import io.crisol.report.run.Structural;
import io.crisol.report.run.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The structure along trajectories: neighbours, angles, vibrations, fragments, composition. */
final class StructureSection {
  /** More curves than these cannot be told apart. */
  private static final int MOST_CURVES = 6;

  private static final List<String> KINDS =
      List.of("isolated", "dimer", "chain", "ring", "branched", "extended");

  private StructureSection() {}

  static void write(Page page, Metrics metrics) {
    if (!metrics.text("kind").orElse("").equals("analyse")) {
      return;
    }
    neighbors(page, metrics);
    fragments(page, metrics);
    shells(page, metrics);
  }

  private static Map<String, Double> numbers(Metrics metrics, String name) {
    return metrics.section(name).map(Metrics::numbers).orElse(Map.of());
  }

  private static void neighbors(Page page, Metrics metrics) {
    Map<String, Double> cutoffs = numbers(metrics, "cutoffs_angstrom");
    Map<String, Double> peaks = numbers(metrics, "neighbour_distances_angstrom");
    List<List<String>> rows = new ArrayList<>();
    numbers(metrics, "coordination")
        .forEach(
            (pair, number) -> {
              String[] ends = pair.split("-");
              String back = ends[1] + "-" + ends[0];
              rows.add(
                  List.of(
                      ends[0],
                      ends[1],
                      fixed(number, 3),
                      shown(peaks.getOrDefault(pair, peaks.get(back)), 3),
                      shown(cutoffs.getOrDefault(pair, cutoffs.get(back)), 3)));
            });
    page.heading("Neighbours");
    page.table(
        "Coordination numbers: mean number of neighbours of an atom; the most frequent distance of"
            + " nearest neighbours; and up to where an atom is a neighbour, given or the first"
            + " minimum behind that distance.",
        List.of("of an atom", "neighbours", "number", "distance (Å)", "up to (Å)"),
        rows);
  }

  private static String shown(Double value, int decimals) {
    return value == null ? "–" : fixed(value, decimals);
  }

  private static void fragments(Page page, Metrics metrics) {
    Map<String, Metrics> groups = metrics.nested("fragments");
    if (groups.isEmpty()) {
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    groups.forEach(
        (group, census) -> {
          List<String> row = new ArrayList<>(List.of(group));
          for (String kind : KINDS) {
            double share = census.number(kind + "_share").orElse(Double.NaN);
            row.add(Double.isFinite(share) ? fixed(100 * share, 1) : "–");
          }
          double size = census.number("mean_size").orElse(Double.NaN);
          row.add(Double.isFinite(size) ? fixed(size, 2) : "–");
          rows.add(row);
        });
    List<String> header = new ArrayList<>(List.of("elements"));
    KINDS.forEach(kind -> header.add(kind + " (%)"));
    header.add("mean size");
    page.heading("Clusters and chains");
    page.table(
        "Share of the atoms by what they are bound as, counting bonds among these elements only."
            + " Extended: without an end in the periodic cell.",
        header,
        rows);
  }

  private static void shells(Page page, Metrics metrics) {
    Optional<double[]> shells =
        metrics.values().find("lindemann_shells").map(io.crisol.structures.json.Json::asDoubles);
    if (shells.isPresent()) {
      List<List<String>> rows = new ArrayList<>();
      String[] names = {"innermost quarter", "second", "third", "outermost quarter"};
      for (int k = 0; k < shells.get().length && k < names.length; k++) {
        rows.add(List.of(names[k], fixed(shells.get()[k], 4)));
      }
      page.heading("Melting from outside");
      page.table(
          "Lindemann index of the atoms by their distance from the centre.",
          List.of("atoms", "index"),
          rows);
    }
  }

  static void curves(Page page, Structural part) {
    Table table = part.table();
    double[] x = table.columns()[0];
    Chart chart =
        Chart.of(page.id(part.kind().title()), part.kind().title(), part.kind().caption())
            .size(700, 300)
            .x(Scale.between(x[0], x[x.length - 1]), part.kind().x());
    List<Integer> columns = highest(table);
    double[] all =
        columns.stream().flatMapToDouble(c -> Arrays.stream(table.columns()[c])).toArray();
    chart.y(Scale.fromZero(all), part.kind().y());
    for (int k = 0; k < columns.size(); k++) {
      int c = columns.get(k);
      chart.line(table.header().get(c), x, table.columns()[c], Style.cycle(k));
    }
    page.heading(part.kind().title());
    int left = table.columns().length - 1 - columns.size();
    page.figure(
        part.kind().caption() + (left > 0 ? " The " + left + " flattest curves are left out." : ""),
        List.of(chart.markup()));
  }

  private static List<Integer> highest(Table table) {
    List<Integer> columns = new ArrayList<>();
    for (int c = 1; c < table.columns().length; c++) {
      columns.add(c);
    }
    columns.sort(
        Comparator.comparingDouble(c -> -Arrays.stream(table.columns()[c]).max().orElse(0)));
    List<Integer> shown =
        new ArrayList<>(columns.subList(0, Math.min(MOST_CURVES, columns.size())));
    shown.sort(Comparator.naturalOrder());
    return shown;
  }

  static Optional<Verdict> verdict(Metrics metrics) {
    return metrics
        .text("state")
        .filter(_ -> metrics.text("kind").orElse("").equals("analyse"))
        .map(
            state ->
                new Verdict(
                    Level.NOTE,
                    "Structure",
                    "Lindemann index "
                        + significant(metrics.number("lindemann_index").orElse(Double.NaN), 3)
                        + switch (state) {
                          case "solid" -> ": atoms stay at their places (below 0.1).";
                          case "melted" -> ": atoms change places, it is melted (above 0.15).";
                          default -> ": between solid (below 0.1) and melted (above 0.15).";
                        }));
  }
}
