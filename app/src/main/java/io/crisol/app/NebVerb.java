package io.crisol.app;

import io.crisol.app.config.Section;
import io.crisol.potentials.Potential;
import io.crisol.simulation.BandResult;
import io.crisol.simulation.path.Band;
import io.crisol.simulation.path.NebOptions;
import io.crisol.simulation.path.PathEnds;
import io.crisol.simulation.path.PathResult;
import io.crisol.simulation.path.PathSearch;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.Structure;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Paths between two structures. */
@Command(
    name = "neb",
    description = "Find the path of least energy between two structures, and its barrier.",
    footer = {
      "",
      "Examples:",
      "  crisol neb Cu_mishin1.eam.alloy vacancy.xyz hopped.xyz",
      "  crisol neb potential.crisol.json ends.xyz@0 ends.xyz@-1 --images 9 --springs energy",
      "  crisol neb potential.crisol.json fcc.cif bcc.cif --variable-cell true --pressure \"5"
          + " GPa\"",
      "  crisol neb --resume --out runs/neb"
    })
final class NebVerb extends ComputingVerb {
  @Option(
      names = "--resume",
      description = "Go on from the last checkpoint in the folder of --out.")
  private boolean resume;

  @Override
  List<Section> sections() {
    return List.of(
        new Section(
            "neb",
            "The two ends, and how the path between them is found",
            List.of(PotentialInput.class, EndsInput.class, ReadingInput.class, NebOptions.class)));
  }

  @Override
  List<String> positional() {
    return List.of("potential", "start", "end");
  }

  @Override
  boolean resumes() {
    return resume;
  }

  private static Frame[] frames(Run run) {
    EndsInput ends = run.settings("neb", EndsInput.class);
    Inputs inputs = new Inputs(run, "neb");
    return new Frame[] {
      inputs.frame(new StructureInput(ends.start(), "1x1x1")),
      inputs.frame(new StructureInput(ends.end(), "1x1x1"))
    };
  }

  @Override
  String plan(Run run) {
    NebOptions options = run.settings("neb", NebOptions.class);
    Frame[] frames = frames(run);
    PathEnds ends = PathEnds.of(frames[0].structure(), frames[1].structure(), options);
    return String.format(
        Locale.ROOT,
        "Would %sfind a path of %d images of %d atoms (%s) between two ends, in at most %d"
            + " iterations; the longest way is that of atom %d (%s), %.3f Å.",
        options.relaxEnds() ? "relax both ends, then " : "",
        options.images(),
        ends.start().size(),
        ends.start().formula(),
        options.maxSteps(),
        ends.mover(),
        ends.start().element(ends.mover()).symbol(),
        ends.farthest());
  }

  @Override
  Outcome compute(Run run) {
    NebOptions options = run.settings("neb", NebOptions.class);
    Frame[] frames = frames(run);
    Potential potential =
        new Inputs(run, "neb")
            .potential(run.settings("neb", PotentialInput.class), frames[0])
            .potential();
    Structure start = frames[0].structure();
    Structure end = frames[1].structure();
    Path folder = run.folder().orElseThrow();
    Progress progress = run.progress("neb");
    PathResult result =
        new PathSearch(potential, options)
            .between(
                start,
                end,
                band -> tell(progress, band, options),
                Optional.of(
                    new PathSearch.Checkpoint(folder.resolve("checkpoint.json"), run.isResumed())));
    PathFiles.write(folder, result);
    PathTold told = new PathTold(run, result);
    told.ends(options);
    told.path();
    return Outcome.of(result.toJson(), problem(result, options));
  }

  private static boolean tell(Progress progress, Band band, NebOptions options) {
    progress.update(
        band.iteration(),
        options.maxSteps(),
        String.format(
            Locale.ROOT,
            "barrier %.4f eV, largest force %.4f eV/Å",
            band.energy(band.highest()) - band.energy(0),
            band.maxForce()));
    return true;
  }

  private static Optional<ProblemException> problem(PathResult result, NebOptions options) {
    String force =
        String.format(
            Locale.ROOT,
            "after %d iterations the largest force of the band is %.3g eV/Å, wanted are %.3g",
            result.band().steps(),
            result.band().maxForce(),
            options.forceTolerance());
    BandResult.Verdict verdict = result.band().verdict();
    return switch (verdict) {
      case CONVERGED, INTERMEDIATE_MINIMUM -> Optional.empty();
      case NO_SADDLE ->
          Optional.of(
              Problem.NOT_CONVERGED.with(
                  "the path",
                  "its energy rises all the way to an end: there is no saddle between them",
                  "give ends that are minima (--relax-ends true), or more images"));
      case NOT_CONVERGED ->
          Optional.of(
              Problem.NOT_CONVERGED.with(
                  "the path", force, "allow more with --max-steps and --resume, or more images"));
      case STOPPED ->
          Optional.of(
              Problem.NOT_CONVERGED.with(
                  "the path",
                  "the potential gives no number on it",
                  "look at path.xyz; begin with other ends, or --interpolation idpp"));
    };
  }
}
