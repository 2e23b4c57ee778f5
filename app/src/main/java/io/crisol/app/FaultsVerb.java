package io.crisol.app;

import io.crisol.potentials.Potential;
import io.crisol.simulation.bulk.Ground;
import io.crisol.simulation.bulk.GroundOptions;
import io.crisol.simulation.faults.Fault;
import io.crisol.simulation.faults.FaultOptions;
import io.crisol.simulation.faults.Faults;
import io.crisol.simulation.faults.FaultsResult;
import io.crisol.simulation.surfaces.Slab;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.io.ExtendedXyz;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Generalised stacking faults. */
@Command(
    name = "faults",
    description = "Compute a line of generalised stacking faults: intrinsic, unstable, gamma line.",
    footer = {
      "",
      "Examples:",
      "  crisol faults Cu_mishin1.eam.alloy Cu.cif --plane 111 --direction 11-2",
      "  crisol faults potential.crisol.json Si.xyz --plane 111 --direction 11-2 --cut 2"
    })
final class FaultsVerb extends BulkVerb {
  FaultsVerb() {
    super("faults", "Which plane slips, and where to", FaultOptions.class);
  }

  @Override
  String deed(Run run) {
    FaultOptions options = run.settings("faults", FaultOptions.class);
    return "slip "
        + options.plane().map(plane -> "plane (" + plane + ")").orElse("the widest spaced plane")
        + " over one period"
        + options.direction().map(direction -> " of [" + direction + "]").orElse("")
        + " at "
        + options.points()
        + " points";
  }

  @Override
  Outcome compute(Run run, Potential potential, Ground ground) {
    FaultsResult result =
        new Faults(
                potential,
                run.settings("faults", GroundOptions.class),
                run.settings("faults", FaultOptions.class))
            .of(ground, run.progress("faults"));
    run.folder().ifPresent(folder -> write(folder, result));
    tell(run, result);
    return Outcome.of(result.toJson(), problem(result));
  }

  private static void write(Path folder, FaultsResult result) {
    AtomicFile.write(folder.resolve("gamma.csv"), result.csv());
    result
        .structure()
        .ifPresent(
            structure ->
                ExtendedXyz.write(
                    folder.resolve("stacking-fault.xyz"),
                    List.of(Frame.of(structure, Labels.NONE))));
  }

  private static Optional<ProblemException> problem(FaultsResult result) {
    return result.converged()
        ? Optional.empty()
        : Optional.of(
            Problem.NOT_CONVERGED.with(
                "a stacking fault",
                "it still changes with the distance of its images, or its atoms are not at rest",
                "begin with a larger one (--thickness), allow more steps (--max-steps), or be"
                    + " content with less (--tolerance)"));
  }

  private static void tell(Run run, FaultsResult result) {
    Rows rows = new Rows(run.console());
    rows.add("plane", "(" + Slab.name(result.plane()) + ")");
    rows.add(
        "slip",
        String.format(
            Locale.ROOT,
            "along [%s], period %.4f Å",
            Slab.name(result.direction()),
            result.period()));
    rows.add(
        "stacking fault",
        result.stable().map(FaultsVerb::told).orElse("none: no minimum on the way"));
    rows.add("unstable fault", told(result.unstable()));
    rows.add(
        "change",
        String.format(
            Locale.ROOT,
            "%.2g mJ/m² with the last step in thickness, to %.1f Å",
            result.change(),
            result.thickness()));
    result
        .maxGrade()
        .ifPresent(grade -> rows.add("largest grade", String.format(Locale.ROOT, "%.2f", grade)));
  }

  private static String told(Fault fault) {
    return String.format(
        Locale.ROOT,
        "%.2f mJ/m² at %.4f Å (rigid halves %.2f)",
        fault.relaxed(),
        fault.slip(),
        fault.unrelaxed());
  }
}
