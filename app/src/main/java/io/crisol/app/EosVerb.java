package io.crisol.app;

import io.crisol.potentials.Potential;
import io.crisol.simulation.bulk.EosOptions;
import io.crisol.simulation.bulk.EosResult;
import io.crisol.simulation.bulk.EquationOfState;
import io.crisol.simulation.bulk.Ground;
import io.crisol.simulation.bulk.GroundOptions;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.io.AtomicFile;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Equation of state. */
@Command(
    name = "eos",
    description = "Fit an equation of state: energy against volume, bulk modulus.",
    footer = {
      "",
      "Examples:",
      "  crisol eos potential.crisol.json Si.xyz",
      "  crisol eos Cu_mishin1.eam.alloy Cu.cif --form vinet --volume-range 0.1"
    })
final class EosVerb extends BulkVerb {
  EosVerb() {
    super("eos", "Which volumes, and what is fitted", EosOptions.class);
  }

  @Override
  String deed(Run run) {
    EosOptions options = run.settings("eos", EosOptions.class);
    return String.format(
        Locale.ROOT,
        "compute its energy at %d volumes up to %.3g %% larger and smaller",
        options.volumes(),
        100 * options.volumeRange());
  }

  @Override
  Outcome compute(Run run, Potential potential, Ground ground) {
    EosResult result =
        new EquationOfState(
                potential,
                run.settings("eos", GroundOptions.class),
                run.settings("eos", EosOptions.class))
            .of(ground, run.progress("eos"));
    run.folder().ifPresent(folder -> AtomicFile.write(folder.resolve("eos.csv"), result.csv()));
    tell(run, result);
    return Outcome.of(result.toJson(), problem(result));
  }

  private static Optional<ProblemException> problem(EosResult result) {
    return result.holdsMinimum()
        ? Optional.empty()
        : Optional.of(
            Problem.NOT_CONVERGED.with(
                "the equation of state",
                "its minimum is not among the volumes",
                "relax the cell before (--cell free), or take more of them with --volume-range"));
  }

  private static void tell(Run run, EosResult result) {
    Rows rows = new Rows(run.console());
    rows.add("volume", String.format(Locale.ROOT, "%.6f Å³/atom", result.volume()));
    rows.add("energy", String.format(Locale.ROOT, "%.8f eV/atom", result.energy()));
    rows.add(
        "bulk modulus",
        String.format(
            Locale.ROOT,
            "%.3f GPa (the other form: %.2g GPa from it)",
            result.bulkModulus(),
            result.bulkModulusError()));
    rows.add("its derivative", String.format(Locale.ROOT, "%.3f", result.derivative()));
    rows.add("residual", String.format(Locale.ROOT, "%.3g meV/atom (RMS)", result.rms()));
    result
        .maxGrade()
        .ifPresent(grade -> rows.add("largest grade", String.format(Locale.ROOT, "%.2f", grade)));
  }
}
