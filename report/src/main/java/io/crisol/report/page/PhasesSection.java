package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.fixed;

import io.crisol.report.page.Verdict.Level;
import io.crisol.report.plot.Chart;
import io.crisol.report.plot.Layer;
import io.crisol.report.plot.Scale;
import io.crisol.report.plot.Style;
import io.crisol.report.run.Metrics;
import io.crisol.structures.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Crystal structures compared. */
final class PhasesSection {
  private static final String ABOVE = "above_lowest_meV_per_atom";

  private PhasesSection() {}

  static void write(Page page, Metrics metrics) {
    Map<String, Metrics> phases = metrics.nested("phases");
    if (phases.isEmpty()) {
      return;
    }
    page.heading("Crystal structures");
    List<String> missing = metrics.lines("without_minimum");
    page.table(
        "Relaxed structures, the lowest first; stable: against every strain."
            + (missing.isEmpty()
                ? ""
                : " Without a minimum of the energy: " + String.join(", ", missing) + "."),
        List.of(
            "structure",
            "formula",
            "above the lowest (meV/atom)",
            "energy (eV/atom)",
            "volume (Å³/atom)",
            "a, b, c (Å)",
            "stable",
            "largest grade"),
        ordered(phases).stream().map(name -> row(name, phases.get(name))).toList());
    bain(page, metrics);
  }

  private static List<String> ordered(Map<String, Metrics> phases) {
    return phases.keySet().stream()
        .sorted(
            (a, b) ->
                Double.compare(
                    phases.get(a).number(ABOVE).orElse(0), phases.get(b).number(ABOVE).orElse(0)))
        .toList();
  }

  private static List<String> row(String name, Metrics phase) {
    return List.of(
        name,
        phase.text("formula").orElse(""),
        figure(phase.number(ABOVE), 2),
        figure(phase.number("energy_eV_per_atom"), 5),
        figure(phase.number("volume_angstrom3_per_atom"), 4),
        lengths(phase),
        phase
            .values()
            .find("stable")
            .filter(Json.Bool.class::isInstance)
            .map(stable -> stable.asBoolean() ? "yes" : "no")
            .orElse("–"),
        figure(phase.number("max_grade"), 2));
  }

  private static String lengths(Metrics phase) {
    return phase.values().find("lattice_constants_angstrom").map(Json::asDoubles).stream()
        .flatMap(all -> Arrays.stream(all).mapToObj(a -> fixed(a, 4)))
        .reduce((a, b) -> a + ", " + b)
        .orElse("–");
  }

  private static String figure(OptionalDouble value, int decimals) {
    return value.isPresent() ? fixed(value.getAsDouble(), decimals) : "–";
  }

  private static void bain(Page page, Metrics metrics) {
    List<double[]> path = metrics.rows("bain_path_c_over_a_eV_per_atom");
    if (path.size() < 2) {
      return;
    }
    double[] ratios = path.stream().mapToDouble(point -> point[0]).toArray();
    double lowest = path.stream().mapToDouble(point -> point[1]).min().orElse(0);
    double[] energies = path.stream().mapToDouble(point -> 1000 * (point[1] - lowest)).toArray();
    Scale y = Scale.fromZero(energies);
    Chart chart =
        Chart.of(
                page.id("bain path"),
                "Energy along the tetragonal path",
                "Energy per atom of a body-centred tetragonal crystal against c/a.")
            .size(700, 340)
            .x(Scale.around(ratios), "c/a")
            .y(y, "energy − lowest (meV/atom)")
            .add(new Layer.Rule(1, 0, 1, y.high(), Style.GRAY, "bcc"))
            .add(new Layer.Rule(Math.sqrt(2), 0, Math.sqrt(2), y.high(), Style.GRAY, "fcc"))
            .line("relaxed in volume", ratios, energies, Style.BLUE.solid());
    page.figure(
        "The tetragonal path (Bain) from bcc, c/a = 1, to fcc, c/a = √2, the volume relaxed.",
        List.of(chart.markup()));
  }

  static Verdict verdict(Metrics metrics) {
    Map<String, Metrics> phases = metrics.nested("phases");
    List<String> ordered = ordered(phases);
    if (ordered.isEmpty()) {
      return new Verdict(Level.BAD, "Bulk", "no structure has a minimum of the energy.");
    }
    String lowest = metrics.text("lowest").orElse(ordered.getFirst());
    boolean stable = !phases.containsKey(lowest) || !isUnstable(phases.get(lowest));
    StringBuilder says = new StringBuilder("the lowest structure is " + lowest);
    ordered.stream()
        .filter(name -> !name.equals(lowest))
        .filter(name -> phases.get(name).text("formula").equals(phases.get(lowest).text("formula")))
        .findFirst()
        .ifPresent(
            next ->
                says.append(", ")
                    .append(figure(phases.get(next).number(ABOVE), 1))
                    .append(" meV/atom below ")
                    .append(next));
    says.append(stable ? "." : "; it gives way to some strain: there is a lower one.");
    return new Verdict(stable ? Level.GOOD : Level.LOOK, "Bulk", says.toString());
  }

  private static boolean isUnstable(Metrics phase) {
    return phase.values().find("stable").filter(Json.Bool.class::isInstance).isPresent()
        && !phase.yes("stable");
  }
}
