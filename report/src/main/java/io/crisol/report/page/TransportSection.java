package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.fixed;
import static io.crisol.report.markup.Numbers.significant;
import static io.crisol.report.markup.Numbers.withUnit;

import io.crisol.report.markup.Markup;
import io.crisol.report.page.Verdict.Level;
import io.crisol.report.plot.Chart;
import io.crisol.report.plot.Scale;
import io.crisol.report.plot.Style;
import io.crisol.report.run.Metrics;
import io.crisol.report.run.RunFolder;
import io.crisol.report.run.Transport;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Diffusion and conductivity along a trajectory. */
final class TransportSection {
  private TransportSection() {}

  static void write(Page page, RunFolder step, Transport transport) {
    switch (transport) {
      case Transport.Walk walk -> walk(page, step, walk);
      case Transport.VanHove functions -> SitesSection.vanHove(page, functions);
      case Transport.Arrhenius points -> ArrheniusSection.write(page, step, points);
      case Transport.ArrheniusLine _ -> {
        // Drawn with the points.
      }
    }
  }

  private static void walk(Page page, RunFolder step, Transport.Walk walk) {
    String element =
        step.find(Metrics.class).flatMap(metrics -> metrics.text("element")).orElse("atoms");
    double[] time = Arrays.stream(walk.table().column("time_fs")).map(fs -> fs / 1000).toArray();
    page.heading("Displacements of " + element);
    page.figure(
        "Mean square displacement of "
            + element
            + " over all time origins, with the line whose slope is 6 D* (over the times of the"
            + " figure), and that of the sum over all its atoms, divided by their number, whose"
            + " slope is 6 D of the collective motion. Right: the same on logarithmic axes, where"
            + " diffusion has slope one.",
        List.of(chart(page, walk, time, false), chart(page, walk, time, true)));
  }

  private static Markup chart(Page page, Transport.Walk walk, double[] time, boolean logarithmic) {
    double[] tracer = walk.table().column("tracer_angstrom2");
    double[] collective = walk.table().column("collective_angstrom2");
    double[] line = walk.table().column("line_angstrom2");
    double[] all = DoubleStream.concat(Arrays.stream(tracer), Arrays.stream(collective)).toArray();
    Chart chart =
        Chart.of(
                page.id("displacement"),
                "Mean square displacement",
                "Mean square displacement against time, of single atoms and of all together.")
            .size(460, 320)
            .x(
                logarithmic ? Scale.logarithmic(time) : Scale.between(0, time[time.length - 1]),
                "time (ps)")
            .y(
                logarithmic ? Scale.logarithmic(all) : Scale.fromZero(all),
                "mean square displacement (Å²)")
            .line("single atoms", time, tracer, Style.BLUE);
    if (Arrays.stream(collective).anyMatch(Double::isFinite)) {
      chart.line("all together", time, collective, Style.GRAY.width(1.1));
    }
    if (Arrays.stream(line).anyMatch(Double::isFinite)) {
      double[] shown = Arrays.stream(line).map(y -> y > 0 ? y : Double.NaN).toArray();
      chart.line("line", time, shown, Style.ORANGE.width(1.4));
    }
    return chart.markup();
  }

  /** What was found, element by element. */
  static void table(Page page, Metrics metrics) {
    Map<String, Metrics> elements = metrics.elements();
    if (!metrics.mentions("tracer_cm2_per_s") || elements.isEmpty()) {
      return;
    }
    conductivity(page, metrics);
    page.heading("Diffusivities");
    List<List<String>> rows = new ArrayList<>();
    elements.forEach((element, found) -> rows.add(row(element, found)));
    page.remarkTable(
        "Diffusivities with 95 % intervals; drift taken out: "
            + metrics.text("drift").orElse("none")
            + ".",
        List.of(
            "element",
            "D* (cm²/s)",
            "95 %",
            "D collective (cm²/s)",
            "95 %",
            "Haven ratio",
            "diffuses"),
        rows);
    metrics.lines("notes").forEach(page::paragraph);
  }

  private static List<String> row(String element, Metrics found) {
    return List.of(
        element,
        figure(found, "tracer_cm2_per_s", 4),
        interval(found, "tracer_interval_95"),
        figure(found, "collective_cm2_per_s", 4),
        interval(found, "collective_interval_95"),
        figure(found, "haven_ratio", 3),
        diffuses(found));
  }

  private static String diffuses(Metrics found) {
    if (found.yes("diffusive")) {
      return "from " + withUnit(figure(found, "diffusive_from_ps", 2), "ps") + " on";
    }
    return found.number("moved").orElse(0) == 0
        ? "no hops"
        : "not yet: run " + fixed(found.number("run_longer").orElse(0), 0) + " times longer";
  }

  private static void conductivity(Page page, Metrics metrics) {
    if (!metrics.mentions("conductivity_mS_per_cm")) {
      return;
    }
    page.heading("Conductivity");
    page.table(
        "Ionic conductivity at "
            + withUnit(fixed(metrics.number("temperature_K").orElse(0), 1), "K")
            + " with 95 % intervals: from the motion of all charge together, and as if the ions"
            + " moved independently (Nernst and Einstein).",
        List.of("", "σ (mS/cm)", "95 %"),
        List.of(
            List.of(
                "collective",
                figure(metrics, "conductivity_mS_per_cm", 4),
                interval(metrics, "conductivity_interval_95")),
            List.of(
                "Nernst-Einstein",
                figure(metrics, "nernst_einstein_mS_per_cm", 4),
                interval(metrics, "nernst_einstein_interval_95"))));
  }

  static String figure(Metrics metrics, String name, int digits) {
    return metrics.number(name).isPresent()
        ? significant(metrics.number(name).getAsDouble(), digits)
        : "–";
  }

  static String interval(Metrics metrics, String name) {
    return ends(metrics, name)
        .map(ends -> significant(ends[0], 3) + " to " + significant(ends[1], 3))
        .orElse("–");
  }

  private static Optional<double[]> ends(Metrics metrics, String name) {
    return metrics
        .values()
        .find(name)
        .filter(Json.Arr.class::isInstance)
        .map(Json::asDoubles)
        .filter(ends -> ends.length == 2);
  }

  /** What was found, in a sentence. */
  static Optional<Verdict> verdict(Metrics metrics) {
    return switch (metrics.text("kind").orElse("")) {
      case "diffusion" -> Optional.of(judged(metrics, "tracer", "D* of ", "cm²/s"));
      case "conductivity" -> Optional.of(judged(metrics, "conductivity", "σ by ", "mS/cm"));
      case "arrhenius" -> Optional.of(ArrheniusSection.verdict(metrics));
      default -> Optional.empty();
    };
  }

  private static Verdict judged(Metrics metrics, String name, String of, String unit) {
    String figure = name + (name.equals("tracer") ? "_cm2_per_s" : "_mS_per_cm");
    boolean known = metrics.number(figure).isPresent();
    String said = metrics.text("verdict").orElse("");
    return new Verdict(
        known ? Level.GOOD : Level.BAD,
        "Transport",
        known
            ? of
                + metrics.text("element").orElse("")
                + " is "
                + withUnit(figure(metrics, figure, 3), unit)
                + " (95 %: "
                + interval(metrics, name + "_interval_95")
                + "); "
                + said
                + "."
            : said + ".");
  }
}
