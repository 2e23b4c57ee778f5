package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.significant;
import static io.crisol.report.markup.Numbers.withUnit;

import io.crisol.report.markup.Markup;
import io.crisol.report.page.Verdict.Level;
import io.crisol.report.plot.Chart;
import io.crisol.report.plot.Layer;
import io.crisol.report.plot.Scale;
import io.crisol.report.plot.Style;
import io.crisol.report.run.Metrics;
import io.crisol.report.run.RunFolder;
import io.crisol.report.run.Table;
import io.crisol.report.run.Vibrations;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lattice vibrations: bands beside the density of states, frequencies, thermal properties. */
final class PhononsSection {
  private static final double HEIGHT = 420;

  private PhononsSection() {}

  static void write(Page page, RunFolder step, Vibrations part) {
    switch (part) {
      case Vibrations.Bands bands -> bands(page, step, bands.table());
      case Vibrations.States _ -> {
        // Beside the bands.
      }
      case Vibrations.Thermal thermal -> thermal(page, thermal.table());
      case Vibrations.Expansion expansion -> ExpansionFigures.write(page, expansion.table());
    }
  }

  private static void bands(Page page, RunFolder step, Table table) {
    Optional<Metrics> metrics = step.find(Metrics.class);
    Optional<Table> states = step.find(Vibrations.States.class).map(Vibrations.States::table);
    Scale frequencies = frequencies(table, states);
    List<Markup> charts = new ArrayList<>();
    charts.add(chart(page, table, frequencies, metrics).markup());
    states.ifPresent(dos -> charts.add(density(page, dos, frequencies).markup()));
    page.heading("Band structure");
    page.unequalFigure(
        "Frequencies along a way through the Brillouin zone of the "
            + metrics.flatMap(m -> m.text("lattice")).orElse("")
            + " lattice, and the density of states of a primitive cell"
            + (frequencies.low() < 0 ? "; imaginary frequencies are drawn below zero." : "."),
        charts);
    metrics.ifPresent(m -> points(page, m));
  }

  private static Scale frequencies(Table table, Optional<Table> states) {
    double low = 0;
    double high = 0;
    for (double[] branch : branches(table)) {
      low = Math.min(low, Arrays.stream(branch).min().orElse(0));
      high = Math.max(high, Arrays.stream(branch).max().orElse(0));
    }
    if (states.isPresent()) {
      double[] all = states.get().column("frequency_THz");
      low = Math.min(low, all[0]);
      high = Math.max(high, all[all.length - 1] / 1.02);
    }
    // What rounding leaves at Γ is no imaginary frequency.
    return Scale.between(low < -0.01 ? 1.05 * low : 0, 1.05 * high);
  }

  private static List<double[]> branches(Table table) {
    return table.header().stream()
        .filter(name -> name.startsWith("branch"))
        .map(table::column)
        .toList();
  }

  private static Chart chart(Page page, Table table, Scale frequencies, Optional<Metrics> metrics) {
    double[] distance = table.column("distance");
    Scale along =
        metrics
            .flatMap(m -> named(m, distance[distance.length - 1]))
            .orElseGet(() -> Scale.between(0, distance[distance.length - 1]));
    Chart chart =
        Chart.of(
                page.id("bands"),
                "Band structure",
                "Frequencies against the wave vector along a way through the Brillouin zone.")
            .size(720, HEIGHT)
            .x(along, "wave vector")
            .y(frequencies, "frequency (THz)");
    if (frequencies.low() < 0) {
      chart.add(Layer.Rule.horizontal(0, along, Style.GRAY.width(0.9), ""));
    }
    double[] segment = table.column("segment");
    for (double[] branch : branches(table)) {
      chart.add(
          new Layer.Line(
              broken(distance, segment), broken(branch, segment), Style.BLUE.width(1.5)));
    }
    return chart;
  }

  /** Values with a gap wherever the way breaks. */
  private static double[] broken(double[] values, double[] segment) {
    List<Double> drawn = new ArrayList<>();
    for (int k = 0; k < values.length; k++) {
      if (k > 0 && segment[k] != segment[k - 1]) {
        drawn.add(Double.NaN);
      }
      drawn.add(values[k]);
    }
    return drawn.stream().mapToDouble(v -> v).toArray();
  }

  private static Optional<Scale> named(Metrics metrics, double length) {
    List<Double> places = new ArrayList<>();
    List<String> names = new ArrayList<>();
    Optional<Json> path = metrics.values().find("path").filter(Json.Arr.class::isInstance);
    for (Json tick : path.map(Json::asList).orElse(List.of())) {
      places.add(tick.asObject().get("distance").asDouble());
      names.add(tick.asObject().get("point").asString());
    }
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(new Scale.Named(0, length, places, names));
  }

  private static Chart density(Page page, Table dos, Scale frequencies) {
    double[] states = dos.column("states_per_THz");
    return Chart.of(
            page.id("density of states"),
            "Density of states",
            "States of a primitive cell by frequency.")
        .size(270, HEIGHT)
        .x(Scale.fromZero(states), "states (1/THz)")
        .y(frequencies, "")
        .add(new Layer.Line(states, dos.column("frequency_THz"), Style.BLUE.width(1.3)));
  }

  private static void points(Page page, Metrics metrics) {
    List<List<String>> rows = new ArrayList<>();
    for (Map.Entry<String, Metrics> point : metrics.nested("points").entrySet()) {
      Json.Obj values = point.getValue().values();
      rows.add(
          List.of(
              point.getKey().equals("Gamma") ? "Γ" : point.getKey(),
              joined(values.get("q").asDoubles(), 4),
              joined(values.get("frequencies_THz").asDoubles(), 5)));
    }
    if (!rows.isEmpty()) {
      page.wordTable(
          "Frequencies at points of high symmetry; q in units of the reciprocal vectors of the"
              + " primitive cell in results.json. "
              + error(metrics),
          List.of("point", "q", "frequencies (THz)"),
          rows);
    }
  }

  private static String joined(double[] values, int digits) {
    List<String> words = new ArrayList<>();
    for (double value : values) {
      words.add(Math.abs(value) < 5e-5 ? "0" : significant(value, digits));
    }
    return String.join("  ", words);
  }

  private static String error(Metrics metrics) {
    if (metrics.number("points_error_THz").isEmpty()) {
      return "No supercell is smaller: nothing is known of its convergence.";
    }
    String change = withUnit(significant(metrics.number("points_error_THz").orElse(0), 2), "THz");
    return metrics.yes("supercell_whole")
        ? "The supercell holds all force constants; twice the displacement changes up to "
            + change
            + "."
        : "The next smaller supercell changes up to " + change + ".";
  }

  private static void thermal(Page page, Table table) {
    double[] kelvin = table.column("temperature_K");
    double[] heat = table.column("heat_capacity_J_per_mol_K");
    double[] entropy = table.column("entropy_J_per_mol_K");
    double[] free = table.column("free_energy_meV_per_atom");
    double[] energy = table.column("energy_meV_per_atom");
    Scale along = Scale.between(0, kelvin[kelvin.length - 1]);
    Chart capacities =
        Chart.of(page.id("heat capacity"), "Heat capacity and entropy", "Against the temperature.")
            .x(along, "temperature (K)")
            .y(Scale.fromZero(join(heat, entropy)), "per mole of atoms (J/mol/K)")
            .line("heat capacity", kelvin, heat, Style.BLUE)
            .line("entropy", kelvin, entropy, Style.ORANGE)
            .add(Layer.Rule.horizontal(24.943, along, Style.GRAY.width(0.9), "3R"));
    Chart energies =
        Chart.of(page.id("free energy"), "Free energy and energy", "Against the temperature.")
            .x(along, "temperature (K)")
            .y(Scale.around(join(free, energy)), "of the vibrations (meV/atom)")
            .line("free energy", kelvin, free, Style.BLUE)
            .line("energy", kelvin, energy, Style.ORANGE);
    page.heading("Thermal properties");
    page.figure(
        "Harmonic vibrations at constant volume: heat capacity and entropy; free energy and energy,"
            + " with those of the ground state.",
        List.of(capacities.markup(), energies.markup()));
  }

  private static double[] join(double[] a, double[] b) {
    double[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  static Verdict verdict(Metrics metrics) {
    if (!metrics.yes("stable")) {
      return imaginary(metrics);
    }
    String ground =
        metrics.number("zero_point_eV_per_atom").stream()
            .mapToObj(e -> "; zero-point energy " + withUnit(significant(1000 * e, 4), "meV/atom"))
            .findFirst()
            .orElse("");
    return new Verdict(
        metrics.yes("supercell_whole") ? Level.GOOD : Level.LOOK,
        "Bulk",
        "no frequency is imaginary" + ground + expansion(metrics) + ". " + error(metrics));
  }

  private static String expansion(Metrics metrics) {
    String alpha = "linear_expansion_300K_per_K";
    return metrics.number(alpha).isEmpty()
        ? ""
        : "; linear expansion at 300 K "
            + significant(1e6 * metrics.number(alpha).getAsDouble(), 3)
            + " ± "
            + significant(1e6 * metrics.number("linear_expansion_300K_error_per_K").orElse(0), 1)
            + " × 10⁻⁶/K";
  }

  private static Verdict imaginary(Metrics metrics) {
    double lowest = metrics.number("lowest_frequency_THz").orElse(0);
    boolean within = -lowest < metrics.number("points_error_THz").orElse(0);
    return new Verdict(
        within ? Level.LOOK : Level.BAD,
        "Bulk",
        "imaginary frequencies: the lowest is "
            + withUnit(significant(lowest, 3), "THz")
            + " at q = ("
            + joined(metrics.values().get("lowest_at_q").asDoubles(), 3)
            + (within
                ? "), less than what the supercell changes: take a larger one before you believe"
                    + " it."
                : "): the crystal gives way to this wave, its thermal properties are not"
                    + " defined."));
  }
}
