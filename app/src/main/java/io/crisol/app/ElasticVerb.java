package io.crisol.app;

import io.crisol.potentials.Potential;
import io.crisol.simulation.bulk.ElasticConstants;
import io.crisol.simulation.bulk.ElasticOptions;
import io.crisol.simulation.bulk.ElasticResult;
import io.crisol.simulation.bulk.Elasticity;
import io.crisol.simulation.bulk.Ground;
import io.crisol.simulation.bulk.GroundOptions;
import java.util.Locale;
import picocli.CommandLine.Command;

/** Elastic constants. */
@Command(
    name = "elastic",
    description = "Compute all elastic constants of a crystal, its stability and its moduli.",
    footer = {
      "",
      "Examples:",
      "  crisol elastic potential.crisol.json Si.xyz",
      "  crisol elastic Cu_mishin1.eam.alloy Cu.cif --pressure \"10 GPa\""
    })
final class ElasticVerb extends BulkVerb {
  ElasticVerb() {
    super("elastic", "How far it is strained", ElasticOptions.class);
  }

  @Override
  String deed(Run run) {
    return "relax its atoms at 24 strains of "
        + run.settings("elastic", ElasticOptions.class).strain()
        + " and twice that";
  }

  @Override
  Outcome compute(Run run, Potential potential, Ground ground) {
    ElasticResult result =
        new Elasticity(
                potential,
                run.settings("elastic", GroundOptions.class),
                run.settings("elastic", ElasticOptions.class))
            .of(ground, run.progress("elastic"));
    tell(run, result);
    return Outcome.of(result.toJson());
  }

  private static void tell(Run run, ElasticResult result) {
    ElasticConstants constants = result.constants();
    run.console()
        .print(
            String.format(
                Locale.ROOT,
                "elastic constants, GPa (xx yy zz yz xz xy; error up to %.2g):",
                result.error()));
    for (int i = 1; i <= 6; i++) {
      StringBuilder line = new StringBuilder();
      for (int j = 1; j <= 6; j++) {
        line.append(String.format(Locale.ROOT, "%11.3f", rounded(constants.get(i, j))));
      }
      run.console().print(line.toString());
    }
    Rows rows = new Rows(run.console());
    rows.add("stable", constants.isStable() ? "yes" : "no: it gives way to some strain");
    rows.add("bulk modulus", modulus(constants.bulk()));
    rows.add("shear modulus", modulus(constants.shear()));
    rows.add("Young's modulus", String.format(Locale.ROOT, "%.3f GPa", constants.young()));
    rows.add("Poisson's ratio", String.format(Locale.ROOT, "%.4f", constants.poisson()));
    rows.add("anisotropy", String.format(Locale.ROOT, "%.4f", constants.anisotropy()));
    result
        .maxGrade()
        .ifPresent(grade -> rows.add("largest grade", String.format(Locale.ROOT, "%.2f", grade)));
  }

  /** Without the sign of a zero. */
  private static double rounded(double value) {
    return Math.abs(value) < 5e-4 ? 0 : value;
  }

  private static String modulus(ElasticConstants.Modulus modulus) {
    return String.format(
        Locale.ROOT,
        "%.3f GPa (Hill; Voigt %.3f, Reuss %.3f)",
        modulus.hill(),
        modulus.voigt(),
        modulus.reuss());
  }
}
