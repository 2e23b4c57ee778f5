package io.crisol.report.page;

import io.crisol.report.markup.Markup;
import io.crisol.report.plot.Chart;
import io.crisol.report.plot.Layer;
import io.crisol.report.plot.Scale;
import io.crisol.report.plot.Style;
import io.crisol.report.run.Table;
import java.util.Arrays;
import java.util.List;

/** Thermal expansion in the quasi-harmonic approximation. */
final class ExpansionFigures {
  private ExpansionFigures() {}

  static void write(Page page, Table table) {
    double[] kelvin = table.column("temperature_K");
    Scale along = Scale.between(0, kelvin[kelvin.length - 1]);
    double[] linear =
        Arrays.stream(table.column("thermal_expansion_per_K")).map(a -> a / 3 * 1e6).toArray();
    double[] volume = table.column("volume_angstrom3_per_atom");
    double[] modulus = table.column("bulk_modulus_GPa");
    boolean shrinks = Arrays.stream(linear).anyMatch(a -> a < 0);
    Scale expansion = shrinks ? Scale.around(linear) : Scale.fromZero(linear);
    page.heading("Thermal expansion");
    page.figure(
        "The quasi-harmonic approximation: volume, linear thermal expansion, isothermal bulk"
            + " modulus, and heat capacities at constant pressure and volume.",
        List.of(
            one(page, along, "volume (Å³/atom)", kelvin, volume, Scale.around(volume)),
            one(page, along, "linear expansion (10⁻⁶/K)", kelvin, linear, expansion),
            one(page, along, "bulk modulus (GPa)", kelvin, modulus, Scale.around(modulus)),
            capacities(page, along, table)));
  }

  private static Markup capacities(Page page, Scale along, Table table) {
    double[] kelvin = table.column("temperature_K");
    double[] cp = table.column("heat_capacity_p_J_per_mol_K");
    return Chart.of(page.id("heat capacities"), "Heat capacities", "Against the temperature.")
        .x(along, "temperature (K)")
        .y(Scale.fromZero(cp), "heat capacity (J/mol/K)")
        .line("constant pressure", kelvin, cp, Style.BLUE)
        .line("constant volume", kelvin, table.column("heat_capacity_v_J_per_mol_K"), Style.ORANGE)
        .markup();
  }

  private static Markup one(
      Page page, Scale along, String label, double[] x, double[] y, Scale scale) {
    return Chart.of(page.id(label), label, "Against the temperature.")
        .x(along, "temperature (K)")
        .y(scale, label)
        .add(new Layer.Line(x, y, Style.BLUE))
        .markup();
  }
}
