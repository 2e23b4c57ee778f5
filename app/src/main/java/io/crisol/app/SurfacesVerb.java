package io.crisol.app;

import io.crisol.potentials.Potential;
import io.crisol.simulation.bulk.Ground;
import io.crisol.simulation.bulk.GroundOptions;
import io.crisol.simulation.surfaces.Surface;
import io.crisol.simulation.surfaces.SurfaceOptions;
import io.crisol.simulation.surfaces.Surfaces;
import io.crisol.simulation.surfaces.SurfacesResult;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.io.ExtendedXyz;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Surface energies. */
@Command(
    name = "surfaces",
    description = "Compute the energies of the low-index faces of a crystal, or of some.",
    footer = {
      "",
      "Examples:",
      "  crisol surfaces Cu_mishin1.eam.alloy Cu.cif",
      "  crisol surfaces potential.crisol.json Si.xyz --faces 111,110 --thickness \"30 Å\""
    })
final class SurfacesVerb extends BulkVerb {
  SurfacesVerb() {
    super("surfaces", "Which faces, and how they are cut", SurfaceOptions.class);
  }

  @Override
  String deed(Run run) {
    SurfaceOptions options = run.settings("surfaces", SurfaceOptions.class);
    return "cut slabs of "
        + (options.faces().isEmpty()
            ? "all faces with indices up to " + options.maxIndex()
            : String.join(", ", options.faces()));
  }

  @Override
  Outcome compute(Run run, Potential potential, Ground ground) {
    SurfacesResult result =
        new Surfaces(
                potential,
                run.settings("surfaces", GroundOptions.class),
                run.settings("surfaces", SurfaceOptions.class))
            .of(ground, run.progress("surfaces"));
    run.folder().ifPresent(folder -> write(folder, result));
    tell(run, result);
    return Outcome.of(result.toJson(), problem(result));
  }

  private static void write(Path folder, SurfacesResult result) {
    for (Surface surface : result.surfaces()) {
      ExtendedXyz.write(
          folder.resolve("slab" + surface.name() + ".xyz"),
          List.of(Frame.of(surface.slab(), Labels.NONE)));
    }
  }

  private static Optional<ProblemException> problem(SurfacesResult result) {
    return result.converged()
        ? Optional.empty()
        : Optional.of(
            Problem.NOT_CONVERGED.with(
                "a surface energy",
                "it still changes with the thickness of the slab",
                "begin with a thicker one (--thickness), or be content with less (--tolerance)"));
  }

  private static void tell(Run run, SurfacesResult result) {
    run.console().print("face    relaxed  unrelaxed     change  thickness  atoms");
    run.console().print("          mJ/m²      mJ/m²      mJ/m²          Å");
    for (Surface surface : result.surfaces()) {
      run.console()
          .print(
              String.format(
                  Locale.ROOT,
                  "%-6s %8.2f   %8.2f   %8.2f   %8.1f  %5d",
                  surface.name(),
                  surface.relaxed(),
                  surface.unrelaxed(),
                  surface.change(),
                  surface.thickness(),
                  surface.slab().size()));
    }
    result
        .maxGrade()
        .ifPresent(
            grade -> run.console().print(String.format(Locale.ROOT, "largest grade %.2f", grade)));
  }
}
