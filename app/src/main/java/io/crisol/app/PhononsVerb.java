package io.crisol.app;

import io.crisol.potentials.Potential;
import io.crisol.simulation.bulk.Ground;
import io.crisol.simulation.bulk.GroundOptions;
import io.crisol.simulation.phonons.Expansion;
import io.crisol.simulation.phonons.PhononOptions;
import io.crisol.simulation.phonons.Phonons;
import io.crisol.simulation.phonons.PhononsResult;
import io.crisol.simulation.phonons.ThermalTable;
import io.crisol.structures.Units;
import io.crisol.structures.io.AtomicFile;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Lattice vibrations. */
@Command(
    name = "phonons",
    description =
        "Compute the lattice vibrations of a crystal: bands, density of states, heat capacity.",
    footer = {
      "",
      "Examples:",
      "  crisol phonons Cu_mishin1.eam.alloy Cu.cif",
      "  crisol phonons Si.sw Si.xyz --supercell 4x4x4 --points \"Q=1/4 0 1/4\""
    })
final class PhononsVerb extends BulkVerb {
  PhononsVerb() {
    super("phonons", "What is displaced, and which waves are looked at", PhononOptions.class);
  }

  @Override
  String deed(Run run) {
    PhononOptions options = run.settings("phonons", PhononOptions.class);
    return "displace its atoms by "
        + options.displacement()
        + " Å in "
        + options
            .supercell()
            .map(text -> "a box of " + text + " cells")
            .orElse("a box that holds the force constants");
  }

  @Override
  Outcome compute(Run run, Potential potential, Ground ground) {
    PhononsResult result =
        new Phonons(
                potential,
                run.settings("phonons", GroundOptions.class),
                run.settings("phonons", PhononOptions.class))
            .of(ground, run.progress("phonons"));
    run.folder()
        .ifPresent(
            folder ->
                result
                    .files()
                    .forEach((name, text) -> AtomicFile.write(folder.resolve(name), text)));
    tell(run, result);
    return Outcome.of(result.toJson());
  }

  private static void tell(Run run, PhononsResult result) {
    PhononsResult.Setup setup = result.setup();
    Rows rows = new Rows(run.console());
    rows.add(
        "lattice",
        result.crystal().path().lattice()
            + (result.crystal().path().conventional()
                ? ""
                : " (points named here, by no convention)"));
    rows.add(
        "displaced",
        String.format(Locale.ROOT, "%d of %d atoms", setup.displacements(), setup.atoms()));
    run.console().print("frequencies, THz:");
    result
        .points()
        .forEach(
            (name, point) ->
                run.console()
                    .print(String.format(Locale.ROOT, "%-6s", name) + row(point.frequencies())));
    rows.add("their error", error(result));
    rows.add("stable", verdict(result));
    result.thermal().ifPresent(table -> thermal(rows, table));
    result.expansion().flatMap(e -> e.at(300)).ifPresent(state -> expansion(rows, state));
    result
        .maxGrade()
        .ifPresent(grade -> rows.add("largest grade", String.format(Locale.ROOT, "%.2f", grade)));
  }

  private static String row(double[] frequencies) {
    return Arrays.stream(frequencies)
        .mapToObj(f -> String.format(Locale.ROOT, "%9.4f", Math.abs(f) < 5e-5 ? 0 : f))
        .collect(Collectors.joining());
  }

  private static String error(PhononsResult result) {
    if (result.error().isEmpty()) {
      return "unknown: no supercell is smaller; give a larger one with --supercell";
    }
    return String.format(
        Locale.ROOT,
        result.setup().isWhole()
            ? "%.2g THz (twice the displacement; the supercell holds all force constants)"
            : "%.2g THz (the next smaller supercell); they go on beyond it: a larger one tells"
                + " more",
        result.error().getAsDouble());
  }

  private static String verdict(PhononsResult result) {
    double[] q = result.lowest().q();
    return result.isStable()
        ? "yes: no frequency is imaginary"
        : String.format(
            Locale.ROOT,
            "no: an imaginary frequency of %.4f THz at q = (%.4g %.4g %.4g)",
            result.lowest().frequency(),
            q[0],
            q[1],
            q[2]);
  }

  private static void expansion(Rows rows, Expansion.State state) {
    rows.add(
        "at 300 K",
        String.format(
            Locale.ROOT,
            "%.5f Å³/atom, linear expansion %.3g/K, bulk modulus %.2f GPa, Grüneisen %.3f",
            state.volume(),
            state.expansion() / 3,
            state.bulkModulus() * Units.GPA,
            state.gruneisen()));
  }

  private static void thermal(Rows rows, ThermalTable table) {
    rows.add(
        "zero-point energy", String.format(Locale.ROOT, "%.3f meV/atom", 1000 * table.zeroPoint()));
    rows.add("Debye temperature", String.format(Locale.ROOT, "%.1f K", table.debye()));
  }
}
