package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.fixed;

import io.crisol.report.markup.Markup;
import io.crisol.report.page.Verdict.Level;
import io.crisol.report.plot.Chart;
import io.crisol.report.plot.Layer;
import io.crisol.report.plot.Scale;
import io.crisol.report.plot.Style;
import io.crisol.report.run.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** A line of generalised stacking faults. */
final class FaultsSection {
  private FaultsSection() {}

  static void write(Page page, Metrics metrics) {
    List<double[]> line = metrics.rows("gamma_line_angstrom_mJ_per_m2");
    if (line.isEmpty()) {
      return;
    }
    String names =
        "(" + metrics.text("plane").orElse("") + ")[" + metrics.text("direction").orElse("") + "]";
    page.heading("Generalised stacking faults " + names);
    page.figure(
        "Energy per area of a crystal whose one half has slipped over the other, through one period"
            + " of the lattice; atoms move along the normal of the plane alone."
            + (stable(metrics).isPresent() ? " Right: the way to the stacking fault." : ""),
        charts(page, metrics, names, line));
    page.table(
        "The fault is a minimum on the way, the unstable one the barrier before it. Faults are "
            + figure(metrics.number("thickness_angstrom"), 1)
            + " Å from their images; the last step to that changed energies by "
            + figure(metrics.number("change_mJ_per_m2"), 3)
            + " mJ/m².",
        List.of("fault", "relaxed (mJ/m²)", "rigid halves (mJ/m²)", "slip (Å)"),
        List.of(
            row(metrics, "intrinsic stacking fault", "intrinsic_stacking_fault"),
            row(metrics, "unstable stacking fault", "unstable_stacking_fault")));
  }

  private static OptionalDouble stable(Metrics metrics) {
    return metrics.number("intrinsic_stacking_fault_slip_angstrom");
  }

  /** The whole line, and where there is a stacking fault the part over the lower barrier to it. */
  private static List<Markup> charts(
      Page page, Metrics metrics, String names, List<double[]> line) {
    List<Markup> charts = new ArrayList<>();
    charts.add(chart(page, metrics, names, line).markup());
    if (stable(metrics).isPresent()) {
      double fault = stable(metrics).getAsDouble();
      boolean first = metrics.number("unstable_stacking_fault_slip_angstrom").orElse(0) < fault;
      List<double[]> part =
          line.stream()
              .filter(point -> first ? point[0] < 1.3 * fault : point[0] > 0.85 * fault)
              .toList();
      charts.add(chart(page, metrics, names, part).markup());
    }
    return charts;
  }

  private static Chart chart(Page page, Metrics metrics, String names, List<double[]> line) {
    double[] slips = line.stream().mapToDouble(point -> point[0]).toArray();
    double[] relaxed = line.stream().mapToDouble(point -> point[1]).toArray();
    double[] rigid = line.stream().mapToDouble(point -> point[2]).toArray();
    Chart chart =
        Chart.of(
                page.id("gamma line"),
                "Energy of generalised stacking faults " + names,
                "Energy per area against the slip of one half of the crystal over the other.")
            .size(stable(metrics).isPresent() ? 460 : 700, 340)
            .x(Scale.between(slips[0], slips[slips.length - 1]), "slip along " + names + " (Å)")
            .y(Scale.fromZero(rigid), "γ (mJ/m²)")
            .line("rigid halves", slips, rigid, Style.GRAY.width(1.2))
            .line("relaxed along the normal", slips, relaxed, Style.BLUE.solid());
    mark(chart, metrics, "intrinsic_stacking_fault", "γ SF ");
    mark(chart, metrics, "unstable_stacking_fault", "γ US ");
    return chart;
  }

  private static void mark(Chart chart, Metrics metrics, String name, String label) {
    OptionalDouble slip = metrics.number(name + "_slip_angstrom");
    OptionalDouble energy = metrics.number(name + "_mJ_per_m2");
    if (slip.isPresent() && energy.isPresent()) {
      chart.add(
          new Layer.Mark(
              slip.getAsDouble(),
              energy.getAsDouble(),
              Style.ORANGE.solid(),
              label + fixed(energy.getAsDouble(), 1)));
    }
  }

  private static List<String> row(Metrics metrics, String label, String name) {
    return List.of(
        label,
        figure(metrics.number(name + "_mJ_per_m2"), 2),
        figure(metrics.number(name + "_unrelaxed_mJ_per_m2"), 2),
        figure(metrics.number(name + "_slip_angstrom"), 4));
  }

  private static String figure(OptionalDouble value, int decimals) {
    return value.isPresent() ? fixed(value.getAsDouble(), decimals) : "–";
  }

  static Verdict verdict(Metrics metrics) {
    OptionalDouble stable = metrics.number("intrinsic_stacking_fault_mJ_per_m2");
    double unstable = metrics.number("unstable_stacking_fault_mJ_per_m2").orElse(Double.NaN);
    boolean converged = metrics.yes("converged");
    String found =
        stable.isPresent()
            ? "stacking fault " + fixed(stable.getAsDouble(), 1) + " mJ/m² behind a barrier of "
            : "no stacking fault on the way; barrier of ";
    return new Verdict(
        converged ? Level.GOOD : Level.LOOK,
        "Bulk",
        found
            + fixed(unstable, 1)
            + " mJ/m²"
            + (converged
                ? "; neither changes any more with the distance of the faults."
                : "; they still change with the distance of the faults, or did not come to rest."));
  }
}
