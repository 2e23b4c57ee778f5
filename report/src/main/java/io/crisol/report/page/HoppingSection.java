package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.fixed;
import static io.crisol.report.markup.Numbers.significant;

import io.crisol.report.page.Verdict.Level;
import io.crisol.report.plot.Chart;
import io.crisol.report.plot.Layer;
import io.crisol.report.plot.Scale;
import io.crisol.report.plot.Style;
import io.crisol.report.run.Metrics;
import io.crisol.report.run.RunFolder;
import io.crisol.report.run.Table;
import io.crisol.report.run.Walks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Diffusion by hops, from kinetic Monte Carlo. */
final class HoppingSection {
  private static final double BOLTZMANN = 8.617333262145179e-5;

  private HoppingSection() {}

  static void write(Page page, RunFolder step, Walks.Hopping hopping) {
    Table table = hopping.table();
    page.heading("Diffusion by hops");
    page.table(
        "Diffusivities with one standard deviation, from the scatter of independent replicas.",
        List.of("T (K)", "tracer D* (cm²/s)", "charge D (cm²/s)", "Haven ratio", "σ (S/cm)"),
        rows(table));
    if (table.rows() > 1) {
      page.figure(
          "Tracer diffusivity against the inverse temperature"
              + (step.find(Metrics.class)
                      .flatMap(found -> found.values().find("activation_energy_eV"))
                      .isPresent()
                  ? ", with the line of the fitted activation energy."
                  : "."),
          List.of(arrhenius(page, step, table).markup()));
    }
  }

  private static List<List<String>> rows(Table table) {
    List<List<String>> rows = new ArrayList<>();
    for (int k = 0; k < table.rows(); k++) {
      rows.add(
          List.of(
              fixed(table.column("temperature_K")[k], 1),
              pair(table, "tracer_cm2_per_s", "tracer_error_cm2_per_s", k),
              pair(table, "charge_cm2_per_s", "charge_error_cm2_per_s", k),
              pair(table, "haven_ratio", "haven_ratio_error", k),
              significant(table.column("conductivity_S_per_cm")[k], 3)));
    }
    return rows;
  }

  private static String pair(Table table, String name, String error, int k) {
    return significant(table.column(name)[k], 3) + " ± " + significant(table.column(error)[k], 1);
  }

  private static Chart arrhenius(Page page, RunFolder step, Table table) {
    double[] t = table.column("temperature_K");
    double[] d = table.column("tracer_cm2_per_s");
    double[] error = table.column("tracer_error_cm2_per_s");
    double[] x = Arrays.stream(t).map(value -> 1000 / value).toArray();
    Scale horizontal = Scale.around(x);
    Chart chart =
        Chart.of(
                page.id("arrhenius of hops"),
                "Arrhenius plot",
                "Tracer diffusivity on a logarithmic scale against the inverse temperature.")
            .size(700, 360)
            .x(horizontal, "1000/T (1/K)")
            .y(Scale.logarithmic(d), "tracer diffusivity (cm²/s)");
    step.find(Metrics.class)
        .filter(found -> found.number("prefactor_cm2_per_s").isPresent())
        .ifPresent(found -> line(chart, found, horizontal));
    for (int k = 0; k < x.length; k++) {
      double low = Math.max(d[k] - error[k], 0.1 * d[k]);
      chart.add(new Layer.Rule(x[k], low, x[k], d[k] + error[k], Style.BLUE, ""));
      chart.add(new Layer.Mark(x[k], d[k], Style.BLUE, ""));
    }
    return chart.legendPoints("kinetic Monte Carlo", Style.BLUE);
  }

  private static void line(Chart chart, Metrics found, Scale x) {
    double[] ends = {x.low(), x.high()};
    double energy = found.number("activation_energy_eV").orElseThrow();
    double[] fit =
        Arrays.stream(ends)
            .map(
                end ->
                    found.number("prefactor_cm2_per_s").orElseThrow()
                        * Math.exp(-energy * end / (1000 * BOLTZMANN)))
            .toArray();
    chart.line("fit, " + fixed(energy, 3) + " eV", ends, fit, Style.ORANGE.solid().width(1.4));
  }

  static Verdict verdict(Metrics metrics) {
    boolean good = metrics.text("verdict").orElse("").equals("good");
    String energy =
        metrics.number("activation_energy_eV").isPresent()
            ? "activation energy "
                + fixed(metrics.number("activation_energy_eV").getAsDouble(), 3)
                + " eV; "
            : "";
    return new Verdict(
        good ? Level.GOOD : Level.LOOK,
        "Diffusion",
        energy
            + (good
                ? "every tracer diffusivity is known to 10 % or better."
                : metrics.text("verdict").orElse("too short") + "."));
  }
}
