package io.crisol.app;

import io.crisol.app.config.Section;
import io.crisol.potentials.file.LoadedPotential;
import io.crisol.simulation.RelaxResult;
import io.crisol.simulation.relax.RelaxOptions;
import io.crisol.simulation.run.RelaxRun;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Relaxation. */
@Command(
    name = "relax",
    description =
        "Relax the atoms, and the cell where wanted, to the nearest minimum of the energy.",
    footer = {
      "",
      "Example:",
      "  crisol relax potential.crisol.json Si.xyz --cell free --force-tolerance 0.001",
      "  crisol relax potential.crisol.json Si.xyz --cell free --method lbfgs --symmetry"
    })
final class RelaxVerb extends ComputingVerb {
  @Override
  List<Section> sections() {
    return List.of(
        new Section(
            "relax",
            "What is relaxed, and how far",
            List.of(
                PotentialInput.class,
                StructureInput.class,
                ReadingInput.class,
                RelaxOptions.class)));
  }

  @Override
  List<String> positional() {
    return List.of("potential", "structure");
  }

  @Override
  String plan(Run run) {
    Frame frame = new Inputs(run, "relax").frame(run.settings("relax", StructureInput.class));
    return "Would relax "
        + frame.size()
        + " atoms ("
        + frame.structure().formula()
        + ") in at most "
        + run.settings("relax", RelaxOptions.class).maxSteps()
        + " steps.";
  }

  @Override
  Outcome compute(Run run) {
    Inputs inputs = new Inputs(run, "relax");
    Frame frame = inputs.frame(run.settings("relax", StructureInput.class));
    LoadedPotential potential =
        inputs.potential(run.settings("relax", PotentialInput.class), frame);
    RelaxOptions options = run.settings("relax", RelaxOptions.class);
    Path folder = run.folder().orElseThrow();
    RelaxResult result =
        RelaxRun.run(
            potential.potential(), frame.structure(), options, folder, run.progress("relax"));
    tell(run, result);
    run.console().print("The relaxed structure is in " + folder.resolve("relaxed.xyz"));
    return Outcome.of(result.toJson(), problem(result, options));
  }

  private static Optional<ProblemException> problem(RelaxResult result, RelaxOptions options) {
    if (result.stopped().isPresent()) {
      return Optional.of(
          Problem.STOPPED_BY_GUARD.with(
              result.stopped().get(),
              "step " + result.steps(),
              result.stopped().get().equals("spread")
                  ? "the members of the committee disagree there by more than spread_limit; look at"
                      + " the last frame of trajectory.xyz and add such structures to the training"
                      + " data"
                  : "look at the last frame of trajectory.xyz; the potential gives no number"
                      + " there"));
    }
    if (result.converged()) {
      return Optional.empty();
    }
    String left =
        String.format(
            Locale.ROOT,
            "after %d steps the largest force is %.3g eV/Å, wanted are %.3g",
            result.steps(),
            result.maxForce(),
            options.forceTolerance());
    return Optional.of(
        Problem.NOT_CONVERGED.with(
            "the relaxation",
            left,
            "allow more with --max-steps, or look at trajectory.xyz for what hinders it"));
  }

  private static void tell(Run run, RelaxResult result) {
    Rows rows = new Rows(run.console());
    int atoms = result.structure().size();
    rows.add("converged", result.converged() ? "yes, after " + result.steps() + " steps" : "no");
    rows.add(
        "energy",
        String.format(
            Locale.ROOT,
            "%.8f eV (%.8f eV/atom), %.6f eV lower than at the start",
            result.energy(),
            result.energy() / atoms,
            result.startEnergy() - result.energy()));
    rows.add("largest force", String.format(Locale.ROOT, "%.3g eV/Å", result.maxForce()));
    result
        .maxSpread()
        .ifPresent(
            spread -> rows.add("largest spread", String.format(Locale.ROOT, "%.3g eV/Å", spread)));
    result.stress().ifPresent(stress -> tellCell(rows, result.structure(), stress));
    result.symmetry().ifPresent(symmetry -> rows.add("symmetries kept", kept(symmetry)));
  }

  private static String kept(RelaxResult.Symmetry symmetry) {
    return symmetry.operations()
        + (symmetry.isSaddle()
            ? String.format(
                Locale.ROOT,
                "; they hold it at a saddle: shaken and let go it comes %.3g eV lower, and maybe"
                    + " on",
                symmetry.gain().getAsDouble())
            : "");
  }

  /** Pressure and volume, where there is a cell. */
  private static void tellCell(Rows rows, Structure structure, double[] stress) {
    double pressure = -(stress[0] + stress[4] + stress[8]) / 3 * Units.GPA;
    double volume = structure.cell().volume();
    rows.add("pressure", String.format(Locale.ROOT, "%.4f GPa", pressure));
    rows.add(
        "volume",
        String.format(Locale.ROOT, "%.6f Å³ (%.6f per atom)", volume, volume / structure.size()));
  }
}
