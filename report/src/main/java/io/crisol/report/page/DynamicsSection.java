package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.significant;
import static io.crisol.report.markup.Numbers.withUnit;

import io.crisol.report.markup.Markup;
import io.crisol.report.markup.Numbers;
import io.crisol.report.plot.Chart;
import io.crisol.report.plot.Layer;
import io.crisol.report.plot.Scale;
import io.crisol.report.plot.Style;
import io.crisol.report.run.Metrics;
import io.crisol.report.run.Part;
import io.crisol.report.run.RunFolder;
import io.crisol.report.run.Table;
import io.crisol.report.run.Thermo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A molecular dynamics run: energy, temperature, trust along time; radial distribution and mean
 * squared displacement.
 */
final class DynamicsSection {
  private DynamicsSection() {}

  /** What stopped the run, before anything else. */
  static void stop(Page page, Metrics metrics) {
    metrics
        .section("stop")
        .ifPresent(
            stop -> {
              page.heading("Why it stopped");
              List<List<String>> rows = new ArrayList<>();
              stop.text("guard").ifPresent(guard -> rows.add(List.of("guard", guard)));
              stop.text("reason").ifPresent(reason -> rows.add(List.of("reason", reason)));
              stop.text("component")
                  .ifPresent(component -> rows.add(List.of("descriptor component", component)));
              stop.numbers()
                  .forEach(
                      (name, value) -> rows.add(List.of(Names.label(name), Numbers.shown(value))));
              page.wordTable(
                  "What the guard saw. The last frames before the stop are in last-frames.xyz.",
                  List.of("what", "value"),
                  rows);
            });
  }

  static void thermo(Page page, RunFolder step, Thermo thermo) {
    if (thermo.table().rows() < 2) {
      return;
    }
    TimeAxis time = TimeAxis.of(thermo.table().column("time_fs"));
    List<Markup> charts = new ArrayList<>();
    totalEnergy(page, step, thermo, time).ifPresent(charts::add);
    exchange(page, step, thermo, time).ifPresent(charts::add);
    single(page, thermo, time, "temperature_K", "temperature", "temperature (K)", "K")
        .ifPresent(charts::add);
    single(page, thermo, time, "pressure_GPa", "pressure", "pressure (GPa)", "GPa")
        .ifPresent(charts::add);
    single(page, thermo, time, "volume_angstrom3", "volume", "volume (Å³)", "Å³")
        .ifPresent(charts::add);
    if (!charts.isEmpty()) {
      page.heading("Energy, temperature and pressure");
      page.figure(caption(step), charts);
    }
    grade(page, thermo, time)
        .ifPresent(
            chart -> {
              page.heading("Trust");
              page.figure(
                  "Largest extrapolation grade of any atom. From 2 on an environment is unlike the"
                      + " training data, from 10 on far from it.",
                  List.of(chart));
            });
    spread(page, thermo, time);
  }

  private static void spread(Page page, Thermo thermo, TimeAxis time) {
    single(page, thermo, time, "max_spread", "largest spread", "largest spread (eV/Å)", "eV/Å")
        .ifPresent(
            chart ->
                page.figure(
                    "Largest spread of a force component over the members of the committee.",
                    List.of(chart)));
  }

  private static OptionalDouble drift(RunFolder step) {
    return step.find(Metrics.class)
        .map(metrics -> metrics.number(DynamicsVerdicts.DRIFT))
        .orElse(OptionalDouble.empty());
  }

  private static String caption(RunFolder step) {
    OptionalDouble drift = drift(step);
    String line =
        drift.isPresent()
            ? " with its least-squares line (drift "
                + withUnit(significant(drift.getAsDouble(), 2), "meV/atom/ps")
                + ")"
            : "";
    String unit =
        atoms(step).isPresent()
            ? "Energies are per atom and counted from their first value."
            : "Energies are counted from their first value.";
    return "Along the run: total energy"
        + line
        + "; potential and kinetic energy; temperature and pressure with their means. "
        + unit;
  }

  private static Optional<Markup> totalEnergy(
      Page page, RunFolder step, Thermo thermo, TimeAxis time) {
    return thermo
        .table()
        .find("total_eV")
        .map(
            total -> {
              double[] shown = relative(total, total[0], atoms(step));
              Chart chart =
                  Chart.of(
                          page.id("total energy"),
                          "Total energy",
                          "Change of the total energy against time; a line where it is conserved.")
                      .size(460, 290)
                      .x(time.scale(), time.label())
                      .y(Scale.around(shown), "total energy − start (" + unit(step) + ")")
                      .line("total energy", time.values(), shown, Style.GRAY.width(0.9));
              if (drift(step).isPresent()) {
                addTrend(chart, thermo, shown, time);
              }
              return chart.markup();
            });
  }

  private static void addTrend(Chart chart, Thermo thermo, double[] shown, TimeAxis time) {
    Style style = Style.ORANGE.solid().width(2.2);
    double[] times = thermo.table().column("time_fs");
    double last = times[times.length - 1];
    Thermo.Trend line = thermo.trend(shown);
    double from = time.shown(times[0]);
    chart.add(new Layer.Rule(from, line.at(times[0]), time.shown(last), line.at(last), style, ""));
    chart.legendLine("least-squares line", style);
  }

  private static Optional<Markup> exchange(
      Page page, RunFolder step, Thermo thermo, TimeAxis time) {
    Optional<double[]> potential = thermo.table().find("potential_eV");
    Optional<double[]> kinetic = thermo.table().find("kinetic_eV");
    if (potential.isEmpty() || kinetic.isEmpty()) {
      return Optional.empty();
    }
    double[] first = relative(potential.get(), potential.get()[0], atoms(step));
    double[] second = relative(kinetic.get(), kinetic.get()[0], atoms(step));
    double[] all =
        java.util.stream.DoubleStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
    return Optional.of(
        Chart.of(
                page.id("energies"),
                "Potential and kinetic energy",
                "Changes of both against time; they mirror each other when energy is conserved.")
            .size(460, 290)
            .x(time.scale(), time.label())
            .y(Scale.around(all), "energy − start (" + unit(step) + ")")
            .line("potential", time.values(), first, Style.BLUE.width(1.1))
            .line("kinetic", time.values(), second, Style.ORANGE.solid().width(1.1))
            .markup());
  }

  private static Optional<Markup> single(
      Page page,
      Thermo thermo,
      TimeAxis time,
      String column,
      String name,
      String label,
      String unit) {
    return thermo
        .table()
        .find(column)
        .map(
            values -> {
              double average = Arrays.stream(values).filter(Double::isFinite).average().orElse(0);
              Scale scale = Scale.around(values);
              Chart chart =
                  Chart.of(page.id(name), name, "The " + name + " against time, with its mean.")
                      .size(460, 290)
                      .x(time.scale(), time.label())
                      .y(scale, label)
                      .line(name, time.values(), values, Style.BLUE.width(1));
              Optional<double[]> target = thermo.table().find("target_" + column);
              if (target.isPresent()) {
                return chart
                    .line("asked for", time.values(), target.get(), Style.ORANGE.width(1.6))
                    .markup();
              }
              return chart
                  .add(Layer.Rule.horizontal(average, time.scale(), Style.ORANGE.width(1.3), ""))
                  .legendLine("mean " + withUnit(significant(average, 3), unit), Style.ORANGE)
                  .markup();
            });
  }

  private static Optional<Markup> grade(Page page, Thermo thermo, TimeAxis time) {
    return thermo.table().find("max_grade").map(grades -> grade(page, grades, time));
  }

  private static Markup grade(Page page, double[] grades, TimeAxis time) {
    double[] shown = Arrays.stream(grades).map(g -> g > 0 ? g : Double.NaN).toArray();
    double[] range = Arrays.copyOf(shown, shown.length + 2);
    range[shown.length] = DynamicsVerdicts.GRADE_STOP * 1.3;
    range[shown.length + 1] = 0.5;
    Style stop = new Style("#b3261e", "", 1.2);
    return Chart.of(
            page.id("grade"),
            "Extrapolation grade",
            "Largest grade against time on a logarithmic axis, with the thresholds 2 and 10.")
        .size(700, 260)
        .x(time.scale(), time.label())
        .y(Scale.logarithmic(range), "largest grade")
        .line("largest grade", time.values(), shown, Style.BLUE.width(1.1))
        .add(threshold(DynamicsVerdicts.GRADE_NOTE, time, Style.ORANGE.width(1), "2: note"))
        .add(threshold(DynamicsVerdicts.GRADE_STOP, time, stop, "10: stop"))
        .markup();
  }

  private static Layer.Rule threshold(double at, TimeAxis time, Style style, String label) {
    return Layer.Rule.horizontal(at, time.scale(), style, label);
  }

  static void radial(Page page, Part.RadialDistribution radial) {
    page.heading("Structure");
    Table table = radial.table();
    List<double[]> curves = columns(table);
    Chart chart =
        Chart.of(
                page.id("radial distribution"),
                "Radial distribution function",
                "g(r) against distance, one curve per pair of elements.")
            .size(700, 300)
            .x(Scale.between(0, table.column("r_angstrom")[table.rows() - 1]), "distance r (Å)")
            .y(Scale.fromZero(curves.stream().flatMapToDouble(Arrays::stream).toArray()), "g(r)");
    series(table, chart, table.column("r_angstrom"));
    double[] r = table.column("r_angstrom");
    chart.add(new Layer.Rule(r[0], 1, r[r.length - 1], 1, Style.GRAY.width(0.8), ""));
    page.figure("Radial distribution function, averaged over the run.", List.of(chart.markup()));
  }

  static void displacement(Page page, Part.Displacement displacement) {
    Table table = displacement.table();
    TimeAxis time = TimeAxis.of(table.column("time_fs"));
    Chart chart =
        Chart.of(
                page.id("displacement"),
                "Mean squared displacement",
                "Mean squared displacement against time, one curve per element.")
            .size(700, 280)
            .x(time.scale(), time.label())
            .y(
                Scale.fromZero(columns(table).stream().flatMapToDouble(Arrays::stream).toArray()),
                "mean squared displacement (Å²)");
    series(table, chart, time.values());
    page.figure(
        "Mean squared displacement. A level curve means that atoms vibrate about their sites, a"
            + " rising one that they diffuse.",
        List.of(chart.markup()));
  }

  private static void series(Table table, Chart chart, double[] xs) {
    for (int c = 1; c < table.header().size(); c++) {
      chart.line(table.header().get(c), xs, table.columns()[c], Style.cycle(c - 1));
    }
  }

  private static List<double[]> columns(Table table) {
    return Arrays.asList(table.columns()).subList(1, table.columns().length);
  }

  private static OptionalDouble atoms(RunFolder step) {
    return step.find(Metrics.class)
        .map(metrics -> metrics.number("atoms"))
        .orElse(OptionalDouble.empty());
  }

  private static String unit(RunFolder step) {
    return atoms(step).isPresent() ? "meV/atom" : "eV";
  }

  private static double[] relative(double[] values, double origin, OptionalDouble atoms) {
    double factor = atoms.isPresent() ? 1000 / atoms.getAsDouble() : 1;
    return Arrays.stream(values).map(value -> (value - origin) * factor).toArray();
  }
}
