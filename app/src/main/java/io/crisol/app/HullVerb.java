package io.crisol.app;

import io.crisol.app.config.Section;
import io.crisol.potentials.Potential;
import io.crisol.simulation.search.hull.HullFiles;
import io.crisol.simulation.search.hull.HullOptions;
import io.crisol.simulation.search.hull.HullResult;
import io.crisol.simulation.search.hull.HullRun;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Setting;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Convex hull and voltage curve. */
@Command(
    name = "hull",
    description = "Formation energies, stable phases and voltage curve of structures.",
    footer = {
      "",
      "Examples:",
      "  crisol hull frames.xyz                        (energies of the file)",
      "  crisol hull frames.xyz --ion Li --reference Li=-1.904",
      "  crisol hull phases.xyz --potential potential.crisol.json   (relaxed with it)"
    })
final class HullVerb extends ComputingVerb {
  private static final String NAME = "hull";

  /**
   * What is compared.
   *
   * @param data files
   * @param potential that gives energies in the place of labels
   * @param potentials folders where files named in it are looked up
   */
  public record HullInput(
      @Setting(
              help = "structures with energies, or without them where a potential is given",
              unit = "file")
          List<String> data,
      @Setting(
              help =
                  "the potential that relaxes the structures and gives their energies; without it"
                      + " their labels are taken",
              unit = "file")
          Optional<String> potential,
      @Setting(help = "folders in which files named in a potential are looked up", unit = "file")
          List<String> potentials) {}

  @Override
  List<Section> sections() {
    return List.of(
        new Section(
            NAME,
            "Structures and their energies",
            List.of(HullInput.class, HullOptions.class, ReadingInput.class)));
  }

  @Override
  List<String> positional() {
    return List.of("data");
  }

  private static List<Frame> frames(Run run) {
    List<String> files = Inputs.several("data", run.settings(NAME, HullInput.class).data());
    return new Inputs(run, NAME).read(files).frames();
  }

  @Override
  String plan(Run run) {
    int frames = frames(run).size();
    return "Would take "
        + run.settings(NAME, HullInput.class)
            .potential()
            .map(potential -> "energies of " + frames + " structures with " + potential)
            .orElse("the labels of " + frames + " structures")
        + " and find which are stable.";
  }

  @Override
  Outcome compute(Run run) {
    List<Frame> frames = frames(run);
    HullRun hull = new HullRun(run.settings(NAME, HullOptions.class));
    HullInput input = run.settings(NAME, HullInput.class);
    HullResult result =
        input
            .potential()
            .map(name -> hull.of(potential(run, input, name, frames), frames, run.progress(NAME)))
            .orElseGet(() -> hull.ofLabels(frames));
    HullFiles.write(run.folder().orElseThrow(), result);
    HullTold.tell(run, result);
    return Outcome.of(result.toJson(), problem(result));
  }

  private static Potential potential(Run run, HullInput input, String name, List<Frame> frames) {
    PotentialInput wanted =
        new PotentialInput(
            name, input.potentials(), java.util.Map.of(), PotentialInput.Grade.USUAL);
    return new Inputs(run, NAME).potential(wanted, frames).potential();
  }

  private static Optional<ProblemException> problem(HullResult result) {
    return result.leftOut() == 0
        ? Optional.empty()
        : Optional.of(
            Problem.NOT_CONVERGED.with(
                "the relaxation of " + result.leftOut() + " structures",
                "they are left out of the hull, which may lie lower",
                "allow more with --max-steps, or ask less with --force-tolerance"));
  }
}
