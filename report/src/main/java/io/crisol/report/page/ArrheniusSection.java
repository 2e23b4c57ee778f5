package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.fixed;
import static io.crisol.report.markup.Numbers.significant;
import static io.crisol.report.markup.Numbers.withUnit;

import io.crisol.report.page.Verdict.Level;
import io.crisol.report.plot.Band;
import io.crisol.report.plot.Chart;
import io.crisol.report.plot.Layer;
import io.crisol.report.plot.Scale;
import io.crisol.report.plot.Style;
import io.crisol.report.run.Metrics;
import io.crisol.report.run.RunFolder;
import io.crisol.report.run.Table;
import io.crisol.report.run.Transport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/** Diffusivities against temperature: ln D over 1/T. */
final class ArrheniusSection {
  private static final String D = "tracer_cm2_per_s";
  private static final double[] TEMPERATURES = {
    200, 250, 300, 350, 400, 500, 600, 700, 800, 1000, 1200, 1500, 2000, 3000, 5000
  };

  /** Numbers of the upper axis are at least this part of it apart. */
  private static final double APART = 0.075;

  private static final String CAPTION =
      "Tracer diffusivity against inverse temperature with 95 % intervals; the line is fitted to"
          + " the points, weighted by their errors, and its band is the 95 % interval of the"
          + " diffusivity at that temperature. Gray: temperatures that are left out, with what the"
          + " diffusivity is below (95 %).";

  private ArrheniusSection() {}

  static void write(Page page, RunFolder step, Transport.Arrhenius arrhenius) {
    Table points = arrhenius.points();
    Optional<Table> line =
        step.find(Transport.ArrheniusLine.class).map(Transport.ArrheniusLine::table);
    Scale x = Scale.around(both(inverse(points), line.map(ArrheniusSection::inverse)));
    double[] ends = both(points.column("low_95"), Optional.of(points.column("high_95")));
    Chart chart =
        Chart.of(
                page.id("arrhenius"),
                "Arrhenius plot",
                "Diffusivity on a logarithmic axis against the inverse of the temperature.")
            .size(700, 440)
            .x(x, "1000 / T (1/K)")
            .y(
                Scale.logarithmic(both(ends, line.map(table -> table.column("low_95")))),
                "tracer diffusivity D* (cm²/s)")
            .above("T (K)", marks(x));
    line.ifPresent(table -> line(chart, table));
    points(chart, points);
    page.heading("Arrhenius plot");
    page.figure(CAPTION, List.of(chart.markup()));
    step.find(Metrics.class).ifPresent(metrics -> table(page, metrics));
  }

  private static double[] both(double[] some, Optional<double[]> others) {
    return DoubleStream.concat(Arrays.stream(some), others.stream().flatMapToDouble(Arrays::stream))
        .toArray();
  }

  private static double[] inverse(Table table) {
    return Arrays.stream(table.column("temperature_K")).map(t -> 1000 / t).toArray();
  }

  /** Round temperatures along the upper edge. */
  private static Map<Double, String> marks(Scale x) {
    Map<Double, String> marks = new TreeMap<>();
    double last = Double.POSITIVE_INFINITY;
    for (double t : TEMPERATURES) {
      double at = x.position(1000 / t);
      if (at > 0 && at < 1 && last - at > APART) {
        marks.put(1000 / t, fixed(t, 0));
        last = at;
      }
    }
    return marks;
  }

  private static void line(Chart chart, Table table) {
    double[] x = inverse(table);
    chart.add(new Band(x, table.column("low_95"), table.column("high_95"), Style.BLUE));
    chart.line("Arrhenius' law", x, table.column(D), Style.BLUE);
  }

  private static void points(Chart chart, Table points) {
    double[] inverse = inverse(points);
    double[] used = points.column("used");
    double[] d = points.column(D);
    double[] low = points.column("low_95");
    double[] high = points.column("high_95");
    boolean left = false;
    for (int k = 0; k < used.length; k++) {
      double x = inverse[k];
      if (used[k] > 0) {
        chart.add(new Layer.Rule(x, low[k], x, high[k], Style.ORANGE.solid(), ""));
        chart.add(new Layer.Mark(x, d[k], Style.ORANGE, ""));
      } else {
        left = true;
        chart.add(new Layer.Mark(x, high[k], Style.GRAY, "below"));
      }
    }
    chart.legendPoints("trajectories", Style.ORANGE);
    if (left) {
      chart.legendPoints("left out", Style.GRAY);
    }
  }

  private static void table(Page page, Metrics metrics) {
    List<List<String>> rows = new ArrayList<>();
    for (Metrics point : metrics.items("points")) {
      rows.add(
          List.of(
              TransportSection.figure(point, "temperature_K", 4),
              TransportSection.figure(point, D, 3),
              TransportSection.interval(point, "tracer_interval_95"),
              TransportSection.figure(point, "haven_ratio", 2),
              TransportSection.figure(point, "conductivity_mS_per_cm", 3),
              TransportSection.figure(point, "max_grade", 2),
              point.text("verdict").orElse("")));
    }
    page.remarkTable(
        "Temperature by temperature.",
        List.of(
            "T (K)", "D* (cm²/s)", "95 %", "Haven ratio", "σ (mS/cm)", "largest grade", "verdict"),
        rows);
  }

  static Verdict verdict(Metrics metrics) {
    String said = metrics.text("verdict").orElse("");
    if (metrics.number("activation_energy_eV").isEmpty()) {
      return new Verdict(Level.BAD, "Transport", said + ".");
    }
    boolean straight = said.startsWith("a straight line");
    return new Verdict(
        straight ? Level.GOOD : Level.LOOK,
        "Transport",
        "activation energy "
            + withUnit(significant(metrics.number("activation_energy_eV").getAsDouble(), 3), "eV")
            + " (95 %: "
            + TransportSection.interval(metrics, "activation_interval_95")
            + ")"
            + at300(metrics)
            + "; "
            + said
            + left(metrics)
            + ".");
  }

  private static String at300(Metrics metrics) {
    return metrics.number("d_300K_cm2_per_s").isPresent()
        ? ", D* at 300 K "
            + withUnit(TransportSection.figure(metrics, "d_300K_cm2_per_s", 2), "cm²/s")
            + " (95 %: "
            + TransportSection.interval(metrics, "d_300K_interval_95")
            + ")"
        : "";
  }

  private static String left(Metrics metrics) {
    List<String> left = metrics.lines("left_out");
    return left.isEmpty() ? "" : "; left out: " + String.join("; ", left);
  }
}
