package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.fixed;

import io.crisol.report.markup.Markup;
import io.crisol.report.page.Verdict.Level;
import io.crisol.report.plot.Chart;
import io.crisol.report.plot.Layer;
import io.crisol.report.plot.Scale;
import io.crisol.report.plot.Style;
import io.crisol.report.run.Metrics;
import io.crisol.report.run.Part;
import io.crisol.report.run.RunFolder;
import io.crisol.report.run.Table;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Formation energies, stable phases and voltages. */
final class HullSection {
  private static final String FORMATION = "formation_energy_eV_per_atom";
  private static final String ABOVE = "above_hull_eV_per_atom";

  /** Phases of the table that are not stable, the nearest to the hull first. */
  private static final int MOST = 20;

  /** eV per atom below the hull of the others at which a phase deserves a second look. */
  private static final double DEEP = 0.1;

  private HullSection() {}

  static void hull(Page page, RunFolder step, Part.Hull hull) {
    Optional<Metrics> metrics = step.find(Metrics.class);
    if (metrics.isEmpty()) {
      return;
    }
    List<Json.Obj> stable = objects(metrics.get(), "stable");
    page.heading("Stable phases");
    if (hull.points().header().size() == 5) {
      page.figure(
          "Formation energy of every structure against composition, and the convex hull: phases on"
              + " it do not fall apart at 0 K. Structures above the frame are left out.",
          List.of(binary(page, metrics.get(), hull.points(), stable)));
    }
    stable(page, stable);
    others(page, metrics.get());
  }

  private static void stable(Page page, List<Json.Obj> stable) {
    page.table(
        "Phases on the hull. Below the others: how far under the hull that there would be without"
            + " the phase.",
        List.of("phase", "formation energy (meV/atom)", "below the others (meV/atom)", "from"),
        stable.stream()
            .map(
                phase ->
                    List.of(
                        phase.get("formula").asString(),
                        milli(phase, FORMATION),
                        milli(phase, "below_others_eV_per_atom"),
                        phase.get("source").asString()))
            .toList());
  }

  private static void others(Page page, Metrics metrics) {
    List<List<String>> others =
        objects(metrics, "phases").stream()
            .filter(phase -> !phase.get("stable").asBoolean())
            .sorted(Comparator.comparingDouble(phase -> phase.get(ABOVE).asDouble()))
            .limit(MOST)
            .map(
                phase ->
                    List.of(
                        phase.get("formula").asString(),
                        milli(phase, FORMATION),
                        milli(phase, ABOVE),
                        products(phase)))
            .toList();
    if (!others.isEmpty()) {
      page.table(
          "Phases above the hull, the lowest structure of each composition, the nearest "
              + others.size()
              + ".",
          List.of("phase", "formation energy (meV/atom)", "above the hull (meV/atom)", "into"),
          others);
    }
  }

  private static Markup binary(Page page, Metrics metrics, Table points, List<Json.Obj> stable) {
    List<String> elements = metrics.lines("elements");
    List<Json.Obj> corners = new ArrayList<>(stable);
    corners.sort(Comparator.comparingDouble(phase -> part(phase, elements.get(1))));
    double[] x = corners.stream().mapToDouble(phase -> part(phase, elements.get(1))).toArray();
    double[] y =
        corners.stream().mapToDouble(phase -> 1000 * phase.get(FORMATION).asDouble()).toArray();
    double depth = Math.max(20, -Arrays.stream(y).min().orElse(0));
    Chart chart =
        Chart.of(
                page.id("convex hull"),
                "Formation energy against composition",
                "Structures as points, stable phases joined by the convex hull.")
            .size(700, 420)
            .x(Scale.between(-0.02, 1.02), "part of " + elements.get(1) + " among the atoms")
            .y(Scale.between(-1.15 * depth, 0.8 * depth), "formation energy (meV/atom)")
            .add(dots(points))
            .legendPoints("structures", Style.GRAY)
            .line("convex hull", x, y, Style.BLUE);
    for (int k = 0; k < x.length; k++) {
      chart.add(
          new Layer.Mark(
              x[k], y[k], Style.ORANGE.solid(), corners.get(k).get("formula").asString()));
    }
    return chart.legendPoints("stable", Style.ORANGE).markup();
  }

  private static Layer dots(Table points) {
    double[] parts = points.columns()[1];
    double[] energies = milli(points.column(FORMATION));
    return new Layer.Dots(
        List.of(new Layer.Dots.Cluster(null, "structures", parts, energies, new int[0])),
        Style.GRAY.width(3),
        false);
  }

  private static double part(Json.Obj phase, String element) {
    return phase.get("fractions").asObject().get(element).asDouble();
  }

  private static double[] milli(double[] values) {
    return Arrays.stream(values).map(v -> 1000 * v).toArray();
  }

  private static String milli(Json.Obj phase, String name) {
    return fixed(1000 * phase.get(name).asDouble(), 1);
  }

  private static String products(Json.Obj phase) {
    List<String> parts = new ArrayList<>();
    phase
        .get("products")
        .asObject()
        .members()
        .forEach((formula, part) -> parts.add(fixed(100 * part.asDouble(), 0) + " % " + formula));
    return String.join(", ", parts);
  }

  private static List<Json.Obj> objects(Metrics metrics, String name) {
    return metrics
        .values()
        .find(name)
        .map(list -> list.asList().stream().map(Json::asObject).toList())
        .orElse(List.of());
  }

  static void voltage(Page page, RunFolder step, Part.Voltage voltage) {
    Optional<Metrics> found =
        step.find(Metrics.class).flatMap(metrics -> metrics.section("voltage"));
    if (found.isEmpty()) {
      return;
    }
    Metrics metrics = found.get();
    String ion = metrics.text("ion").orElse("ion");
    String host = metrics.text("host").orElse("host");
    page.heading("Voltage");
    page.figure(
        "Average voltage between neighbouring stable phases against "
            + ion
            + " metal, from energies at 0 K (no entropy, no volume work).",
        List.of(staircase(page, voltage.steps(), ion, host)));
    page.table(
        "Steps of the voltage.",
        List.of("from", "to", "x", "voltage (V)", "capacity (mAh/g of host)"),
        objects(metrics, "steps").stream().map(HullSection::step).toList());
    if (objects(metrics, "fillings").size() > 2) {
      page.figure(
          "Formation energy of the lowest structure of each content of ions between the emptiest"
              + " and the fullest, and the convex hull.",
          List.of(fillings(page, objects(metrics, "fillings"), ion, host)));
    }
  }

  private static Markup fillings(Page page, List<Json.Obj> all, String ion, String host) {
    List<Json.Obj> onHull =
        all.stream().filter(f -> f.get("above_hull_eV_per_host").asDouble() <= 0).toList();
    String energy = "formation_energy_eV_per_host";
    double[] y = values(all, energy);
    Chart chart =
        Chart.of(
                page.id("filling"),
                "Formation energy against content of ions",
                "Lowest structures, and the convex hull.")
            .size(700, 340)
            .x(Scale.around(values(all, "x")), "x in " + ion + "ₓ" + host)
            .y(Scale.around(y), "formation energy (meV per " + host + ")")
            .line("convex hull", values(onHull, "x"), values(onHull, energy), Style.BLUE);
    for (Json.Obj filling : all) {
      boolean stable = onHull.contains(filling);
      chart.add(
          new Layer.Mark(
              filling.get("x").asDouble(),
              1000 * filling.get(energy).asDouble(),
              stable ? Style.ORANGE.solid() : Style.GRAY,
              ""));
    }
    return chart
        .legendPoints("stable", Style.ORANGE)
        .legendPoints("above the hull", Style.GRAY)
        .markup();
  }

  private static double[] values(List<Json.Obj> list, String name) {
    double unit = name.equals("x") ? 1 : 1000;
    return list.stream().mapToDouble(one -> unit * one.get(name).asDouble()).toArray();
  }

  private static Markup staircase(Page page, Table steps, String ion, String host) {
    double[] from = steps.column("x_from");
    double[] to = steps.column("x_to");
    double[] volts = steps.column("voltage_V");
    int n = volts.length;
    double[] x = new double[2 * n];
    double[] y = new double[2 * n];
    for (int k = 0; k < n; k++) {
      x[2 * k] = from[k];
      x[2 * k + 1] = to[k];
      y[2 * k] = volts[k];
      y[2 * k + 1] = volts[k];
    }
    return Chart.of(
            page.id("voltage"),
            "Voltage against content of ions",
            "Average voltages between stable phases.")
        .size(700, 340)
        .x(Scale.between(from[0], to[n - 1]), "x in " + ion + "ₓ" + host)
        .y(Scale.fromZero(volts), "voltage against " + ion + " (V)")
        .line("average voltage", x, y, Style.BLUE.width(2))
        .markup();
  }

  private static List<String> step(Json.Obj s) {
    return List.of(
        s.get("from").asString(),
        s.get("to").asString(),
        fixed(s.get("x_from").asDouble(), 3) + " to " + fixed(s.get("x_to").asDouble(), 3),
        fixed(s.get("voltage_V").asDouble(), 4),
        fixed(s.get("capacity_mAh_per_g").asDouble(), 1));
  }

  /** What was found, in a sentence. */
  static Verdict verdict(Metrics metrics) {
    List<Json.Obj> stable = objects(metrics, "stable");
    List<String> names = stable.stream().map(phase -> phase.get("formula").asString()).toList();
    List<String> deep =
        stable.stream()
            .filter(phase -> phase.get("below_others_eV_per_atom").asDouble() > DEEP)
            .map(phase -> phase.get("formula").asString())
            .toList();
    boolean leftOut = metrics.number("left_out").orElse(0) > 0;
    boolean doubtful = metrics.number("max_grade").orElse(0) > 2;
    String sentence =
        names.isEmpty()
            ? "voltages stand below; there is no hull of phases, for want of pure elements"
            : "stable: " + String.join(", ", names);
    String look =
        (leftOut ? "; some structures were left out, since their relaxation did not end" : "")
            + (doubtful ? "; the potential extrapolates (grade above 2)" : "")
            + (deep.isEmpty()
                ? ""
                : "; more than 100 meV/atom below all others, look at the frame: "
                    + String.join(", ", deep));
    return new Verdict(
        leftOut || doubtful || names.isEmpty()
            ? Level.LOOK
            : deep.isEmpty() ? Level.GOOD : Level.NOTE,
        "Bulk",
        sentence + look + ".");
  }
}
