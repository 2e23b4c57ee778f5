package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.fixed;
import static io.crisol.report.markup.Numbers.significant;
import static io.crisol.report.markup.Numbers.withUnit;

import io.crisol.report.page.Verdict.Level;
import io.crisol.report.plot.Chart;
import io.crisol.report.plot.Layer;
import io.crisol.report.plot.Scale;
import io.crisol.report.plot.Style;
import io.crisol.report.run.Metrics;
import io.crisol.report.run.Part;
import io.crisol.report.run.RunFolder;
import io.crisol.report.run.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Properties of a crystal: equation of state, elastic constants. */
final class BulkSection {
  private static final List<String> VOIGT = List.of("xx", "yy", "zz", "yz", "xz", "xy");

  private BulkSection() {}

  static void equationOfState(Page page, RunFolder step, Part.EquationOfState energies) {
    Table points = energies.points();
    double[] volumes = points.column("volume_angstrom3");
    double[] shown = fromLowest(points, "energy_eV");
    Chart chart =
        Chart.of(
                page.id("equation of state"),
                "Energy against volume",
                "Energies per atom at some volumes, and the fitted equation of state.")
            .size(700, 340)
            .x(Scale.around(volumes), "volume (Å³/atom)")
            .y(Scale.fromZero(shown), "energy − lowest (meV/atom)")
            .line("fit", volumes, fromLowest(points, "fit_eV"), Style.ORANGE.solid().width(1.4));
    for (int k = 0; k < volumes.length; k++) {
      chart.add(new Layer.Mark(volumes[k], shown[k], Style.BLUE, ""));
    }
    chart.legendPoints("computed", Style.BLUE);
    page.heading("Energy against volume");
    page.figure(
        "Energy per atom of the crystal, scaled alike in all directions, against its volume"
            + step.find(Metrics.class)
                .flatMap(metrics -> metrics.text("form"))
                .map(form -> ", and the " + named(form) + " equation fitted to it.")
                .orElse("."),
        List.of(chart.markup()));
  }

  private static String named(String form) {
    return form.equals("vinet") ? "Vinet" : "Birch-Murnaghan";
  }

  private static double[] fromLowest(Table points, String column) {
    double lowest = Arrays.stream(points.column("energy_eV")).min().orElse(0);
    return Arrays.stream(points.column(column)).map(e -> 1000 * (e - lowest)).toArray();
  }

  static void elastic(Page page, Metrics metrics) {
    List<double[]> constants = metrics.rows("c_GPa");
    if (constants.isEmpty()) {
      return;
    }
    page.heading("All 21 constants");
    page.table(
        "Elastic constants c, GPa, with the atoms relaxed at every strain; shears as angles, along"
            + " the axes of the structure. What the step of the strain and the asymmetry tell of"
            + " the error: "
            + number(metrics, "c_error_GPa", 2, "GPa")
            + ".",
        header(),
        matrix(constants));
    List<double[]> clamped = metrics.rows("c_clamped_GPa");
    if (!matrix(clamped).equals(matrix(constants))) {
      page.table("The same with atoms that only follow the cell.", header(), matrix(clamped));
    }
  }

  private static List<String> header() {
    List<String> header = new ArrayList<>(List.of(""));
    header.addAll(VOIGT);
    return header;
  }

  private static List<List<String>> matrix(List<double[]> constants) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < constants.size(); i++) {
      List<String> row = new ArrayList<>(List.of(VOIGT.get(i)));
      for (double value : constants.get(i)) {
        row.add(Math.abs(value) < 0.005 ? "0" : fixed(value, 2));
      }
      rows.add(row);
    }
    return rows;
  }

  /** What was found, in a sentence. */
  static Optional<Verdict> verdict(Metrics metrics) {
    return switch (metrics.text("kind").orElse("")) {
      case "eos" -> Optional.of(equation(metrics));
      case "elastic" -> Optional.of(elasticity(metrics));
      case "phonons" -> Optional.of(PhononsSection.verdict(metrics));
      case "surfaces" -> Optional.of(SurfacesSection.verdict(metrics));
      case "mc" -> Optional.of(WalkSection.verdict(metrics));
      case "kmc" -> Optional.of(HoppingSection.verdict(metrics));
      case "search" -> Optional.of(SearchSection.verdict(metrics));
      case "hull" -> Optional.of(HullSection.verdict(metrics));
      case "orderings" -> Optional.of(OrderingsSection.verdict(metrics));
      case "defects" -> Optional.of(graded(DefectsSection.verdict(metrics), metrics));
      case "faults" -> Optional.of(graded(FaultsSection.verdict(metrics), metrics));
      case "phases" -> Optional.of(graded(PhasesSection.verdict(metrics), metrics));
      case "neb" -> Optional.of(PathSection.verdict(metrics));
      case "hops" -> Optional.of(HopsSection.verdict(metrics));
      default -> Optional.empty();
    };
  }

  /** Told to look where the potential extrapolates; grades count from 2 and 10. */
  private static Verdict graded(Verdict verdict, Metrics metrics) {
    double grade = metrics.number("max_grade").orElse(0);
    if (grade <= 2) {
      return verdict;
    }
    Level level = grade > 10 ? Level.BAD : Level.LOOK;
    return new Verdict(
        verdict.level() == Level.BAD ? Level.BAD : level,
        verdict.topic(),
        verdict.sentence()
            + " The potential extrapolates here: largest grade "
            + significant(grade, 3)
            + ".");
  }

  private static Verdict equation(Metrics metrics) {
    boolean inside = metrics.yes("minimum_inside");
    return new Verdict(
        inside ? Level.GOOD : Level.BAD,
        "Bulk",
        inside
            ? number(metrics, "v0_angstrom3_per_atom", 6, "Å³/atom")
                + ", bulk modulus "
                + number(metrics, "bulk_modulus_GPa", 4, "GPa")
                + "; the other equation differs by "
                + number(metrics, "bulk_modulus_error_GPa", 2, "GPa")
                + "."
            : "the minimum of the energy is not among the volumes: nothing can be said.");
  }

  private static Verdict elasticity(Metrics metrics) {
    boolean stable = metrics.yes("stable");
    return new Verdict(
        stable ? Level.GOOD : Level.BAD,
        "Bulk",
        stable
            ? "stable against every strain; bulk modulus "
                + number(metrics, "bulk_modulus_GPa", 4, "GPa")
                + ", shear modulus "
                + number(metrics, "shear_modulus_GPa", 4, "GPa")
                + " (Hill)."
            : "not stable: some strain lowers the energy (Born's criterion).");
  }

  private static String number(Metrics metrics, String name, int digits, String unit) {
    return metrics.number(name).isPresent()
        ? withUnit(significant(metrics.number(name).getAsDouble(), digits), unit)
        : "unknown";
  }
}
