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
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Monte Carlo walks: energies along them, what was accepted, where the elements are. */
final class WalkSection {
  private WalkSection() {}

  private static List<Metrics> walks(Metrics metrics) {
    return metrics
        .values()
        .find("walks")
        .filter(Json.Arr.class::isInstance)
        .map(Json::asList)
        .orElse(List.of())
        .stream()
        .map(walk -> new Metrics(walk.asObject()))
        .toList();
  }

  /** The table of all walks. */
  static void table(Page page, Metrics metrics) {
    List<Metrics> walks = walks(metrics);
    if (!metrics.text("kind").orElse("").equals("mc") || walks.isEmpty()) {
      return;
    }
    boolean ordered = walks.getFirst().number("order").isPresent();
    List<String> header =
        new ArrayList<>(
            List.of(
                "T (K)",
                "atoms",
                "energy (eV/atom)",
                "error (eV/atom)",
                "heat capacity (k/atom)",
                "accepted",
                "equilibrated"));
    if (ordered) {
      header.addAll(List.of("order", "Binder U"));
    }
    page.heading("Walks");
    page.table(
        "Means over the counted sweeps with errors from blocks; the heat capacity is that of the"
            + " potential energy. Equilibrated: both halves agree, and there are 20 independent"
            + " samples or more.",
        header,
        walks.stream().map(walk -> row(walk, ordered)).toList());
    surface(page, walks);
  }

  private static List<String> row(Metrics walk, boolean ordered) {
    List<String> accepted = new ArrayList<>();
    walk.numbers()
        .forEach(
            (name, share) -> {
              if (name.startsWith("acceptance_")) {
                accepted.add(name.substring(11) + " " + significant(share, 2));
              }
            });
    List<String> row =
        new ArrayList<>(
            List.of(
                figure(walk, "temperature_K", 1),
                figure(walk, "atoms", 2),
                figure(walk, "energy_eV_per_atom", 6),
                figure(walk, "energy_error_eV_per_atom", 6),
                figure(walk, "heat_capacity_k_per_atom", 3),
                String.join(", ", accepted),
                walk.yes("equilibrated") ? "yes" : "no"));
    if (ordered) {
      row.addAll(List.of(figure(walk, "order", 4), figure(walk, "binder", 4)));
    }
    return row;
  }

  private static String figure(Metrics walk, String name, int decimals) {
    return walk.number(name).isPresent() ? fixed(walk.number(name).getAsDouble(), decimals) : "–";
  }

  private static void surface(Page page, List<Metrics> walks) {
    List<List<String>> rows = new ArrayList<>();
    for (Metrics walk : walks) {
      walk.nested("surface")
          .forEach(
              (element, shares) ->
                  rows.add(
                      List.of(
                          figure(walk, "temperature_K", 1),
                          element,
                          figure(shares, "share_at_surface", 3),
                          figure(shares, "share_below", 3))));
    }
    if (!rows.isEmpty()) {
      page.table(
          "Share of each element among the atoms at the surface, whose neighbours are on one side,"
              + " and among those below.",
          List.of("T (K)", "element", "at the surface", "below"),
          rows);
    }
  }

  /** One walk, or the profile of one. */
  static void write(Page page, RunFolder step, Walks part) {
    switch (part) {
      case Walks.Walk walk -> energies(page, walk);
      case Walks.Profile profile -> profile(page, profile);
      case Walks.Hopping hopping -> HoppingSection.write(page, step, hopping);
    }
  }

  private static void energies(Page page, Walks.Walk walk) {
    Table table = walk.table();
    double[] sweeps = table.column("sweep");
    double[] atoms = table.column("atoms");
    double[] energies = table.column("energy_eV").clone();
    for (int k = 0; k < energies.length; k++) {
      energies[k] /= Math.max(1, atoms[k]);
    }
    double from = begin(table);
    Scale x = Scale.between(0, sweeps[sweeps.length - 1]);
    Chart energy = energy(page, walk.number(), x, sweeps, energies, from);
    double[] temperatures = table.column("temperature_K");
    boolean cooled = temperatures[0] != temperatures[temperatures.length - 1];
    page.heading("Walk " + walk.number());
    page.figure(
        "Potential energy per atom"
            + (cooled ? " and temperature" : "")
            + " along walk "
            + walk.number()
            + ", which ends at "
            + significant(temperatures[temperatures.length - 1], 4)
            + " K.",
        cooled
            ? List.of(energy.markup(), cooling(page, walk, x).markup())
            : List.of(energy.markup()));
  }

  private static Chart energy(
      Page page, int number, Scale x, double[] sweeps, double[] energies, double from) {
    Scale y = Scale.around(energies);
    return Chart.of(
            page.id("walk " + number + " energy"),
            "Energy along walk " + number,
            "Potential energy per atom against the number of sweeps.")
        .size(460, 300)
        .x(x, "sweeps")
        .y(y, "energy (eV/atom)")
        .line("energy", sweeps, energies, Style.BLUE)
        .add(new Layer.Rule(from, y.low(), from, y.high(), Style.GRAY, "counted from here"));
  }

  /** The first sweep that counts. */
  private static double begin(Table table) {
    double[] sweeps = table.column("sweep");
    double[] counted = table.column("counted");
    int k = 0;
    while (k < sweeps.length - 1 && counted[k] == 0) {
      k++;
    }
    return sweeps[k];
  }

  private static Chart cooling(Page page, Walks.Walk walk, Scale x) {
    double[] temperatures = walk.table().column("temperature_K");
    return Chart.of(
            page.id("walk " + walk.number() + " temperature"),
            "Temperature along walk " + walk.number(),
            "Temperature against the number of sweeps.")
        .size(460, 300)
        .x(x, "sweeps")
        .y(Scale.fromZero(temperatures), "temperature (K)")
        .line("temperature", walk.table().column("sweep"), temperatures, Style.ORANGE.solid());
  }

  /** Atoms of all elements by shell. */
  private static double[] all(Table table) {
    double[] all = new double[table.rows()];
    for (int c = 1; c < table.header().size(); c++) {
      for (int k = 0; k < all.length; k++) {
        all[k] += table.columns()[c][k];
      }
    }
    return all;
  }

  private static void profile(Page page, Walks.Profile profile) {
    Table table = profile.table();
    double[] r = table.column("r_angstrom");
    double[] all = all(table);
    Chart chart =
        Chart.of(
                page.id("profile " + profile.number()),
                "Composition against the distance from the centre",
                "Share of each element in shells around the centre of the cluster.")
            .size(700, 320)
            .x(Scale.between(0, r[r.length - 1]), "distance from the centre (Å)")
            .y(Scale.between(0, 1), "share of the atoms");
    for (int c = 1; c < table.header().size(); c++) {
      double[] share = new double[r.length];
      for (int k = 0; k < r.length; k++) {
        // A shell that is almost always empty says nothing.
        share[k] = all[k] > 0.05 ? table.columns()[c][k] / all[k] : Double.NaN;
      }
      chart.line(table.header().get(c), r, share, Style.cycle(c - 1));
    }
    page.figure(
        "Composition of the cluster of walk "
            + profile.number()
            + " against the distance from its centre, mean over the counted sweeps.",
        List.of(chart.markup()));
  }

  static Verdict verdict(Metrics metrics) {
    List<Metrics> walks = walks(metrics);
    long good = walks.stream().filter(walk -> walk.yes("equilibrated")).count();
    String grade =
        metrics.number("max_grade").isPresent()
            ? " Largest extrapolation grade "
                + significant(metrics.number("max_grade").getAsDouble(), 3)
                + "."
            : "";
    boolean doubtful = metrics.number("max_grade").orElse(0) > 2;
    boolean stopped = metrics.text("verdict").orElse("").startsWith("stopped");
    boolean settled = good == walks.size();
    return new Verdict(
        stopped || doubtful ? Level.BAD : settled ? Level.GOOD : Level.LOOK,
        "Monte Carlo",
        (stopped
                ? "a walk left what the potential knows."
                : good
                    + " of "
                    + walks.size()
                    + (walks.size() == 1 ? " walk was" : " walks were")
                    + " in equilibrium"
                    + (settled ? "." : "; run the others longer before you rely on them."))
            + grade);
  }
}
