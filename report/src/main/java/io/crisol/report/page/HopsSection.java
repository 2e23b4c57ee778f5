package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.fixed;
import static io.crisol.report.markup.Numbers.withUnit;

import io.crisol.report.page.Verdict.Level;
import io.crisol.report.run.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The hops of an element and how far they lead. */
final class HopsSection {
  private static final List<String> DIMENSIONS =
      List.of("along a direction", "in a plane", "in space");

  private HopsSection() {}

  static void write(Page page, Metrics metrics) {
    List<Metrics> orbits = metrics.items("orbits");
    if (orbits.isEmpty() || metrics.items("hops").isEmpty() && metrics.items("sites").isEmpty()) {
      return;
    }
    page.heading("Hops");
    page.remarkTable(
        "Hops into a vacancy that the symmetry of the crystal does not make alike, numbered as in"
            + " the figure, and how many of each there are in a cell. Sites are counted from 0.",
        List.of(
            "hop",
            "sites",
            "number",
            "length (Å)",
            "barrier (eV)",
            "back (eV)",
            "left (eV)",
            "largest grade",
            ""),
        orbits.stream().map(HopsSection::row).toList());
    percolation(page, metrics);
  }

  private static void percolation(Page page, Metrics metrics) {
    List<List<String>> rows = new ArrayList<>();
    for (int d = 0; d < 3; d++) {
      OptionalDouble barrier = percolation(metrics, d);
      rows.add(
          List.of(
              DIMENSIONS.get(d),
              barrier.isPresent() ? fixed(barrier.getAsDouble(), 4) : "not connected"));
    }
    page.heading("Percolation");
    page.table(
        "How high a vacancy must climb above its lowest site to travel any distance.",
        List.of("", "barrier (eV)"),
        rows);
    page.table(
        "Where the vacancy rests.",
        List.of("site", "fractional coordinates", "energy (eV)"),
        sites(metrics));
  }

  private static List<List<String>> sites(Metrics metrics) {
    List<List<String>> rows = new ArrayList<>();
    List<Metrics> sites = metrics.items("sites");
    for (int k = 0; k < sites.size() && k < 50; k++) {
      double[] at = sites.get(k).values().get("fractional").asDoubles();
      rows.add(
          List.of(
              String.valueOf(k),
              fixed(at[0], 4) + ", " + fixed(at[1], 4) + ", " + fixed(at[2], 4),
              figure(sites.get(k), "energy_eV", 4)));
    }
    return rows;
  }

  private static List<String> row(Metrics orbit) {
    return List.of(
        figure(orbit, "orbit", 0),
        figure(orbit, "from", 0) + " → " + figure(orbit, "to", 0),
        figure(orbit, "hops", 0),
        figure(orbit, "length_angstrom", 3),
        figure(orbit, "barrier_eV", 4),
        figure(orbit, "reverse_barrier_eV", 4),
        figure(orbit, "barrier_error_eV", 4),
        figure(orbit, "max_grade", 2),
        remark(orbit));
  }

  private static String remark(Metrics orbit) {
    return switch (orbit.text("verdict").orElse("")) {
      case "converged" ->
          orbit.mentions("first_order_saddle") && !orbit.yes("first_order_saddle")
              ? "no simple saddle"
              : "";
      case "intermediate-minimum" -> "a minimum on the way";
      case "no-saddle" -> "uphill all the way";
      default -> "not known: " + orbit.text("why").orElse("");
    };
  }

  private static OptionalDouble percolation(Metrics metrics, int d) {
    return metrics.number("percolation_" + (d + 1) + "d_eV");
  }

  private static String figure(Metrics metrics, String name, int decimals) {
    OptionalDouble value = metrics.number(name);
    return value.isPresent() ? fixed(value.getAsDouble(), decimals) : "–";
  }

  static Verdict verdict(Metrics metrics) {
    List<Metrics> orbits = metrics.items("orbits");
    long unknown = orbits.stream().filter(o -> o.number("barrier_eV").isEmpty()).count();
    StringBuilder text = new StringBuilder();
    text.append(Verdicts.plural(orbits.size(), "inequivalent hop"));
    OptionalDouble space = percolation(metrics, 2);
    text.append(
        space.isPresent()
            ? "; vacancies travel everywhere over " + withUnit(fixed(space.getAsDouble(), 3), "eV")
            : "; they do not connect in three dimensions");
    for (int d = 0; d < 2; d++) {
      OptionalDouble lower = percolation(metrics, d);
      if (lower.isPresent() && (space.isEmpty() || lower.getAsDouble() < space.getAsDouble())) {
        text.append(", ")
            .append(DIMENSIONS.get(d))
            .append(" over ")
            .append(withUnit(fixed(lower.getAsDouble(), 3), "eV"));
      }
    }
    text.append(unknown > 0 ? "; the barriers of " + unknown + " are not known." : ".");
    return new Verdict(unknown > 0 ? Level.LOOK : Level.GOOD, "Hops", text.toString());
  }
}
