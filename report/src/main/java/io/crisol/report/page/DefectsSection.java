package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.fixed;

import io.crisol.report.page.Verdict.Level;
import io.crisol.report.plot.Chart;
import io.crisol.report.plot.Layer;
import io.crisol.report.plot.Scale;
import io.crisol.report.plot.Style;
import io.crisol.report.run.Metrics;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Point defects: their energies, and the paths of vacancies. */
final class DefectsSection {
  private static final String FORMATION = "formation_eV";

  /** A change with the size of the supercell beyond this is worth a look, eV. */
  private static final double CHANGE = 0.05;

  private DefectsSection() {}

  static void write(Page page, Metrics metrics) {
    Map<String, Metrics> defects = defects(metrics);
    if (defects.isEmpty()) {
      return;
    }
    page.heading("Point defects");
    boolean known = defects.values().stream().anyMatch(d -> d.number(FORMATION).isPresent());
    page.table(
        "Energies "
            + (known
                ? "of formation, with atoms of "
                    + metrics.text("reference").orElse("unknown origin")
                : "beyond that of the perfect crystal: no chemical potentials were given")
            + ", in a supercell of "
            + whole(metrics, "atoms")
            + " atoms at constant "
            + metrics.text("constant").orElse("volume")
            + ". Change: from "
            + whole(metrics, "smaller_atoms")
            + " atoms. Volume: by how much the crystal grows when the defect relaxes, in atoms.",
        List.of("defect", "relaxed (eV)", "unrelaxed (eV)", "change (eV)", "volume", "remark"),
        defects.entrySet().stream().map(e -> row(e.getKey(), e.getValue(), known)).toList());
    pairs(page, metrics);
    hops(page, metrics);
  }

  private static String whole(Metrics metrics, String name) {
    return metrics.number(name).isPresent() ? fixed(metrics.number(name).getAsDouble(), 0) : "–";
  }

  /** All defects by what a reader calls them. */
  private static Map<String, Metrics> defects(Metrics metrics) {
    Map<String, Metrics> all = new LinkedHashMap<>();
    metrics.nested("vacancies").forEach((name, d) -> all.put("vacancy " + name, d));
    metrics
        .nested("interstitials")
        .forEach(
            (name, inner) -> {
              if (inner.mentions(FORMATION)) {
                all.put("interstitial " + shown(name), inner);
              } else {
                new Metrics(new Json.Obj().put("of", inner.values()))
                    .nested("of")
                    .forEach((kind, d) -> all.put("interstitial " + name + " " + shown(kind), d));
              }
            });
    metrics.nested("antisites").forEach((name, d) -> all.put(shown(name), d));
    return all;
  }

  private static String shown(String name) {
    return name.replaceAll("dumbbell_(-?\\d-?\\d-?\\d)", "dumbbell [$1]").replace('_', ' ');
  }

  private static List<String> row(String name, Metrics defect, boolean known) {
    OptionalDouble relaxed = defect.number(known ? FORMATION : "energy_difference_eV");
    return List.of(
        name,
        figure(relaxed, 4),
        figure(defect.number("formation_unrelaxed_eV"), 4),
        figure(defect.number("change_eV"), 4),
        figure(defect.number("relaxation_volume_atoms"), 2),
        remark(defect));
  }

  private static String remark(Metrics defect) {
    if (!defect.yes("converged")) {
      return "not converged";
    }
    Optional<String> became = defect.text("became");
    if (became.isPresent()) {
      return "became " + shown(became.get());
    }
    boolean stable = defect.number("falls_by_eV").orElse(0) == 0;
    return stable ? "" : "no minimum: falls by " + figure(defect.number("falls_by_eV"), 3) + " eV";
  }

  private static String figure(OptionalDouble value, int decimals) {
    return value.isPresent() ? fixed(value.getAsDouble(), decimals) : "–";
  }

  private static void pairs(Page page, Metrics metrics) {
    List<List<String>> rows = new ArrayList<>();
    metrics
        .number("schottky_eV")
        .ifPresent(e -> rows.add(List.of("Schottky, per formula unit", fixed(e, 4))));
    metrics
        .section("frenkel_eV")
        .ifPresent(f -> f.numbers().forEach((n, e) -> rows.add(pair("Frenkel " + n, e))));
    metrics
        .section("antisite_pairs_eV")
        .ifPresent(
            f ->
                f.numbers()
                    .forEach((n, e) -> rows.add(pair("antisites " + n.replace('_', '–'), e))));
    if (!rows.isEmpty()) {
      page.table(
          "Sets of defects, far from each other, that leave the composition as it is: they depend"
              + " on no chemical potential.",
          List.of("set", "energy (eV)"),
          rows);
    }
  }

  private static List<String> pair(String name, double energy) {
    return List.of(name, fixed(energy, 4));
  }

  private static void hops(Page page, Metrics metrics) {
    List<Metrics> hops = list(metrics, "hops");
    if (hops.isEmpty()) {
      return;
    }
    page.heading("Hops of vacancies");
    page.figure(
        "Paths of least energy of atoms that go into a vacancy next to them (nudged elastic band,"
            + " the highest image climbs to the saddle).",
        List.of(chart(page, hops.stream().map(Path::of).toList()).markup()));
    page.table(
        "Barriers; change: from the smaller supercell. Where the path leads through a state lower"
            + " than the vacancy, it is the path between two such states.",
        List.of(
            "hop", "barrier (eV)", "back (eV)", "change (eV)", "alike", "begins at (eV)", "path"),
        hops.stream().map(DefectsSection::hop).toList());
  }

  private static Chart chart(Page page, List<Path> lines) {
    Chart chart =
        Chart.of(
                page.id("hops"),
                "Energy along the hops",
                "Energy of the atoms while one goes into a vacancy, against the way of all atoms.")
            .size(700, 340)
            .x(Scale.fromZero(all(lines, true)), "way of all atoms (Å)")
            .y(Scale.fromZero(all(lines, false)), "energy − that of the first image (eV)");
    for (int k = 0; k < lines.size(); k++) {
      Path line = lines.get(k);
      Style style = Style.cycle(k);
      chart.line(line.name(), line.x(), line.y(), style);
      for (int m = 0; m < line.x().length; m++) {
        chart.add(new Layer.Mark(line.x()[m], line.y()[m], style, ""));
      }
    }
    return chart;
  }

  /** A line of the figure. */
  private record Path(String name, double[] x, double[] y) {
    static Path of(Metrics hop) {
      List<double[]> path = hop.rows("path_angstrom_eV");
      return new Path(
          DefectsSection.name(hop),
          path.stream().mapToDouble(point -> point[0]).toArray(),
          path.stream().mapToDouble(point -> point[1]).toArray());
    }
  }

  private static double[] all(List<Path> lines, boolean x) {
    return lines.stream().flatMapToDouble(l -> Arrays.stream(x ? l.x() : l.y())).toArray();
  }

  private static List<Metrics> list(Metrics metrics, String name) {
    return metrics.values().find(name).filter(Json.Arr.class::isInstance).map(Json::asList).stream()
        .flatMap(List::stream)
        .filter(Json.Obj.class::isInstance)
        .map(value -> new Metrics(value.asObject()))
        .toList();
  }

  private static String name(Metrics hop) {
    return hop.text("element").orElse("") + ", " + figure(hop.number("length_angstrom"), 3) + " Å";
  }

  private static List<String> hop(Metrics hop) {
    return List.of(
        name(hop),
        figure(hop.number("barrier_eV"), 4),
        figure(hop.number("reverse_barrier_eV"), 4),
        figure(hop.number("change_eV"), 4),
        figure(hop.number("alike"), 0),
        figure(hop.number("lower_state_eV"), 4),
        hop.text("verdict").orElse(""));
  }

  static Verdict verdict(Metrics metrics) {
    Map<String, Metrics> defects = defects(metrics);
    StringBuilder says = new StringBuilder();
    metrics.nested("vacancies").forEach((name, v) -> vacancy(says, name, v));
    metrics
        .text("lowest_interstitial")
        .ifPresent(
            name ->
                says.append("the lowest interstitial is ")
                    .append(shown(name))
                    .append(", ")
                    .append(figure(metrics.number("interstitial_formation_eV"), 3))
                    .append(" eV; "));
    // Those that are no minima do not matter.
    OptionalDouble change =
        defects.values().stream()
            .filter(d -> d.number("falls_by_eV").orElse(0) == 0)
            .flatMapToDouble(d -> d.number("change_eV").stream())
            .max();
    says.append(
        change.isPresent()
            ? "a smaller supercell changes energies by up to " + figure(change, 3) + " eV"
            : "what the size of the supercell changes is not known");
    boolean falls = vacancyFalls(metrics);
    says.append(falls ? "; a vacancy is no minimum: moved atoms find a lower state" : "");
    boolean bad = !metrics.yes("converged");
    says.append(bad ? "; something did not converge." : ".");
    boolean look = falls || change.isEmpty() || change.getAsDouble() > CHANGE;
    return new Verdict(bad ? Level.BAD : look ? Level.LOOK : Level.GOOD, "Bulk", says.toString());
  }

  private static boolean vacancyFalls(Metrics metrics) {
    return metrics.nested("vacancies").values().stream()
        .anyMatch(v -> v.number("falls_by_eV").orElse(0) > 0);
  }

  private static void vacancy(StringBuilder says, String name, Metrics vacancy) {
    if (vacancy.number(FORMATION).isPresent()) {
      says.append("a vacancy of ")
          .append(name)
          .append(" costs ")
          .append(figure(vacancy.number(FORMATION), 3))
          .append(" eV");
      vacancy
          .number("migration_eV")
          .ifPresent(e -> says.append(" and hops over ").append(fixed(e, 3)).append(" eV"));
      says.append("; ");
    }
  }
}
