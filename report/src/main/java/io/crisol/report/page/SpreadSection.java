package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.fixed;
import static io.crisol.report.markup.Numbers.significant;

import io.crisol.report.markup.Markup;
import io.crisol.report.page.Verdict.Level;
import io.crisol.report.plot.Chart;
import io.crisol.report.plot.Layer;
import io.crisol.report.plot.Scale;
import io.crisol.report.plot.Style;
import io.crisol.report.run.Metrics;
import io.crisol.report.run.RunFolder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Whether the spread of a committee is what it says: coverage, reliability, rank correlation. */
final class SpreadSection {
  static final String COVERAGE = "spread_force_coverage_68";
  private static final double LEAST = 0.60;
  private static final double MOST = 0.76;
  private static final double USELESS = 0.50;
  private static final Style DIAGONAL = new Style("#2b3038", "", 0.9);

  /**
   * Curves of a data set; not there where the potential is no committee.
   *
   * @param wanted abscissae
   * @param found ordinates
   */
  private record Curve(double[] wanted, double[] found) {
    static Optional<Curve> of(Metrics metrics, String name, String x, String y) {
      return metrics
          .section(name)
          .map(
              curve ->
                  new Curve(curve.values().get(x).asDoubles(), curve.values().get(y).asDoubles()));
    }
  }

  private SpreadSection() {}

  /** Writes the section where the run has a spread to show. */
  static void write(Page page, RunFolder step) {
    Map<String, Metrics> sets = sets(step);
    if (sets.isEmpty()) {
      return;
    }
    page.heading("Spread of the committee");
    step.find(Metrics.class)
        .flatMap(metrics -> metrics.text("spread_statement"))
        .ifPresent(
            text ->
                page.paragraph(Character.toUpperCase(text.charAt(0)) + text.substring(1) + "."));
    figure(page, sets);
    page.table(
        "Coverage: share of force components whose error is within the band of 68 % (one spread)"
            + " and of 95 % (1.96 spreads); what the spread would have to be multiplied by to hold"
            + " 68 %; rank correlation of the spread of the force on an atom and its error.",
        List.of("", "mean spread (eV/Å)", "68 % band (%)", "95 % band (%)", "factor", "Spearman"),
        rows(sets, step));
  }

  private static void figure(Page page, Map<String, Metrics> sets) {
    List<Markup> charts = new ArrayList<>();
    reliability(page, sets).ifPresent(charts::add);
    againstError(page, sets).ifPresent(charts::add);
    if (!charts.isEmpty()) {
      page.figure(
          "Left: share of force errors within a band around the prediction against the share that"
              + " the band should hold (below the diagonal the spread promises too much). Right:"
              + " the error that 68 % of the force components do not pass, for tenths of the"
              + " atoms in the order of their spread (on the diagonal the spread is the error).",
          charts);
    }
  }

  /** Figures by set, or those of the run itself. */
  private static Map<String, Metrics> sets(RunFolder step) {
    Map<String, Metrics> sets = new LinkedHashMap<>();
    Optional<Metrics> metrics = step.find(Metrics.class);
    for (String name : List.of("test", "validation", "train")) {
      metrics
          .flatMap(all -> all.section("sets"))
          .flatMap(all -> all.section(name))
          .filter(SpreadSection::isThere)
          .ifPresent(set -> sets.put(name, set));
    }
    if (sets.isEmpty()) {
      metrics.filter(SpreadSection::isThere).ifPresent(all -> sets.put("these data", all));
    }
    return sets;
  }

  private static boolean isThere(Metrics metrics) {
    return metrics.number(COVERAGE).isPresent();
  }

  private static Optional<Markup> reliability(Page page, Map<String, Metrics> sets) {
    Scale scale = Scale.between(0, 100);
    Chart chart =
        Chart.of(
                page.id("reliability"),
                "Reliability of the spread",
                "Share of force errors within bands against the share wanted, with the diagonal.")
            .size(460, 400)
            .x(scale, "share the band should hold (%)")
            .y(scale, "share it holds (%)")
            .add(new Layer.Rule(0, 0, 100, 100, DIAGONAL, ""));
    boolean any = false;
    for (Map.Entry<String, Metrics> set : sets.entrySet()) {
      Optional<Curve> curve = Curve.of(set.getValue(), "spread_reliability", "wanted", "found");
      curve.ifPresent(
          c ->
              chart.line(
                  set.getKey(),
                  percent(c.wanted),
                  percent(c.found),
                  ParitySection.style(set.getKey())));
      any |= curve.isPresent();
    }
    return any ? Optional.of(chart.markup()) : Optional.empty();
  }

  private static Optional<Markup> againstError(Page page, Map<String, Metrics> sets) {
    Map<String, Curve> curves = new LinkedHashMap<>();
    sets.forEach(
        (name, metrics) ->
            Curve.of(metrics, "spread_against_error", "spread", "error_68")
                .ifPresent(curve -> curves.put(name, curve)));
    return curves.isEmpty()
        ? Optional.empty()
        : Optional.of(againstError(page, scale(curves), curves));
  }

  private static Scale scale(Map<String, Curve> curves) {
    return Scale.logarithmic(
        curves.values().stream()
            .flatMapToDouble(
                c -> DoubleStream.concat(DoubleStream.of(c.wanted), DoubleStream.of(c.found)))
            .toArray());
  }

  private static Markup againstError(Page page, Scale scale, Map<String, Curve> curves) {
    Chart chart =
        Chart.of(
                page.id("spread against error"),
                "Spread against error",
                "Error of force components against their spread, both logarithmic, with the"
                    + " diagonal.")
            .size(460, 400)
            .x(scale, "spread of the force (eV/Å)")
            .y(scale, "error of 68 % of the components (eV/Å)")
            .add(
                new Layer.Rule(scale.low(), scale.low(), scale.high(), scale.high(), DIAGONAL, ""));
    curves.forEach(
        (name, curve) -> chart.line(name, curve.wanted, curve.found, ParitySection.style(name)));
    return chart.markup();
  }

  private static double[] percent(double[] shares) {
    return DoubleStream.of(shares).map(share -> 100 * share).toArray();
  }

  private static List<List<String>> rows(Map<String, Metrics> sets, RunFolder step) {
    List<List<String>> rows = new ArrayList<>();
    sets.forEach((name, metrics) -> rows.add(row(name, metrics)));
    Map<String, Metrics> groups =
        step.find(Metrics.class).map(Metrics::groups).orElse(new LinkedHashMap<>());
    if (groups.size() > 1) {
      groups.forEach((name, metrics) -> rows.add(row("type " + name, metrics)));
    }
    step.find(Metrics.class)
        .map(Metrics::elements)
        .orElse(new LinkedHashMap<>())
        .forEach((name, metrics) -> rows.add(row("on " + name, metrics)));
    return rows;
  }

  private static List<String> row(String name, Metrics metrics) {
    return List.of(
        name,
        number(metrics, "spread_mean_eV_per_angstrom", 1, 3),
        number(metrics, COVERAGE, 100, 0),
        number(metrics, "spread_force_coverage_95", 100, 0),
        number(metrics, "spread_force_factor", 1, 2),
        number(metrics, "spread_force_spearman", 1, 2));
  }

  private static String number(Metrics metrics, String name, double unit, int digits) {
    OptionalDouble value = metrics.number(name);
    if (value.isEmpty()) {
      return "–";
    }
    return digits == 0
        ? fixed(unit * value.getAsDouble(), 1)
        : significant(unit * value.getAsDouble(), digits);
  }

  /** What to think of the spread of this run. */
  static Optional<Verdict> verdict(RunFolder step) {
    Optional<Metrics> metrics = step.find(Metrics.class);
    OptionalDouble coverage =
        metrics.map(found -> found.number(COVERAGE)).orElse(OptionalDouble.empty());
    if (coverage.isEmpty()) {
      return Optional.empty();
    }
    double share = coverage.getAsDouble();
    Level level =
        share < USELESS ? Level.BAD : share < LEAST || share > MOST ? Level.LOOK : Level.GOOD;
    String statement = metrics.flatMap(found -> found.text("spread_statement")).orElse("");
    OptionalDouble spearman =
        metrics.map(found -> found.number("spread_force_spearman")).orElse(OptionalDouble.empty());
    String ranks =
        spearman.isPresent()
            ? "; its rank correlation with the error is " + fixed(spearman.getAsDouble(), 2)
            : "";
    return Optional.of(new Verdict(level, "Spread", statement + ranks + "."));
  }
}
