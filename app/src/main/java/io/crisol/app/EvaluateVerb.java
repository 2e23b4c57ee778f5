package io.crisol.app;

import io.crisol.app.config.Section;
import io.crisol.potentials.file.LoadedPotential;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import io.crisol.structures.json.Json;
import io.crisol.training.evaluation.Evaluation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Errors of a potential on labelled data. */
@Command(
    name = "evaluate",
    description =
        "Compare a potential with labelled data: errors of energies, forces and stress by"
            + " configuration type.",
    footer = {
      "",
      "Examples:",
      "  crisol evaluate potential.crisol.json test.xyz.gz --json errors.json",
      "  crisol evaluate a.crisol.json,b.crisol.json test.xyz.gz      (a committee)"
    })
final class EvaluateVerb extends ComputingVerb {
  /**
   * What is compared.
   *
   * @param data labelled files
   * @param alignEnergy whether a constant per element is taken off
   */
  public record EvaluateInput(
      @Setting(
              help = "the labelled data, one or several files; file.xyz@0:10 picks frames",
              unit = "file")
          List<String> data,
      @Setting(
              help =
                  "take off one constant per element, fitted on these data; errors of energies are"
                      + " then those of differences",
              value = "false")
          boolean alignEnergy) {}

  @Override
  List<Section> sections() {
    return List.of(
        new Section(
            "evaluate",
            "What is compared",
            List.of(PotentialInput.class, EvaluateInput.class, ReadingInput.class)));
  }

  @Override
  List<String> positional() {
    return List.of("potential", "data");
  }

  @Override
  boolean keepsFolder() {
    return false;
  }

  private static List<Frame> frames(Run run) {
    return new Inputs(run, "evaluate")
        .read(Inputs.several("data", run.settings("evaluate", EvaluateInput.class).data()))
        .frames();
  }

  @Override
  String plan(Run run) {
    List<Frame> frames = frames(run);
    return "Would predict and compare "
        + frames.size()
        + " frames, "
        + frames.stream().mapToInt(Frame::size).sum()
        + " atoms.";
  }

  @Override
  Outcome compute(Run run) {
    EvaluateInput input = run.settings("evaluate", EvaluateInput.class);
    List<Frame> frames = frames(run);
    requireLabels(frames, input.data());
    LoadedPotential potential =
        new Inputs(run, "evaluate")
            .potential(run.settings("evaluate", PotentialInput.class), frames);
    Evaluation evaluation = Evaluation.of(potential.potential(), frames);
    if (input.alignEnergy()) {
      evaluation = evaluation.aligned();
      run.console()
          .print(
              "Energies are compared after one constant per element, fitted on these data, is taken"
                  + " off.");
    }
    ErrorTable.print(run.console(), "errors", evaluation);
    SpreadTable.print(run.console(), evaluation);
    Optional<RangeReport> range = RangeReport.of(potential.potential(), frames);
    range.ifPresent(report -> report.print(run.console()));
    if (run.folder().isPresent()) {
      evaluation.writeParity(
          run.folder().get(), String.valueOf(Path.of(input.data().getFirst()).getFileName()));
    }
    Json.Obj json = evaluation.toJson().put("energies_aligned", input.alignEnergy());
    range.ifPresent(report -> json.put("range", report.json()));
    return Outcome.of(json);
  }

  private static void requireLabels(List<Frame> frames, List<String> data) {
    if (frames.stream()
        .allMatch(
            frame -> frame.labels().energy().isEmpty() && frame.labels().forces().isEmpty())) {
      throw Problem.LABELS_MISSING.with(
          String.join(", ", data), "energies and forces", "there is nothing to compare with");
    }
  }
}
