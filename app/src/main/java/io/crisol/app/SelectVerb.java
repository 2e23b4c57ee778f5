package io.crisol.app;

import io.crisol.app.config.Section;
import io.crisol.potentials.Potential;
import io.crisol.potentials.optimality.LinearRows;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import io.crisol.structures.io.ExtendedXyz;
import io.crisol.structures.json.Json;
import io.crisol.training.selection.ActiveSets;
import io.crisol.training.selection.FrameSelection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import picocli.CommandLine.Command;

/** Chooses frames that are worth labelling. */
@Command(
    name = "select",
    description =
        "Choose the frames of a pool that tell most beyond the training data (D-optimality).",
    footer = {
      "",
      "Examples:",
      "  crisol select potential.crisol.json trajectory.xyz --count 20 --to chosen.xyz",
      "  crisol select potential.crisol.json pool.xyz --threshold 2 --to chosen.xyz",
      "  crisol select Si.snapcoeff pool.xyz --training train.xyz --count 20 --to chosen.xyz"
    })
final class SelectVerb extends AnsweringVerb {
  /**
   * What is chosen from.
   *
   * @param pool frames to choose from
   * @param to file for the chosen
   * @param count most frames that are chosen
   * @param threshold grade above which a frame is worth choosing
   * @param training known frames
   * @param by what is graded
   */
  public record SelectOptions(
      @Setting(help = "frames to choose from; labels are not needed", unit = "file")
          List<String> pool,
      @Setting(help = "extended XYZ file for the chosen frames, the strangest first") String to,
      @Setting(help = "most frames that are chosen; without it all above the threshold")
          OptionalInt count,
      @Setting(
              help = "grade above which a frame tells something new; frames up to it are left",
              value = "2")
          double threshold,
      @Setting(
              help =
                  "frames that are known; without it what the potential brings of its training, or"
                      + " train.xyz beside it",
              unit = "file")
          List<String> training,
      @Setting(
              help =
                  "neighbourhood: a frame is as strange as its strangest atom; frame: as its mean"
                      + " over atoms",
              value = "neighbourhood")
          FrameSelection.By by) {
    /** Refuses what cannot be. */
    public SelectOptions {
      pool = List.copyOf(pool);
      training = List.copyOf(training);
      if (count.isPresent() && count.getAsInt() < 1) {
        throw Problem.OPTION_INVALID.with(
            "count", count.getAsInt(), "it is a number of frames", "choose for example 20");
      }
      if (!(threshold > ActiveSets.THRESHOLD)) {
        throw Problem.OPTION_INVALID.with(
            "threshold", threshold, "up to 1 a frame is known", "choose for example 2");
      }
    }
  }

  @Override
  List<Section> sections() {
    return List.of(
        new Section(
            "select",
            "What is chosen from",
            List.of(PotentialInput.class, SelectOptions.class, ReadingInput.class)));
  }

  @Override
  List<String> positional() {
    return List.of("potential", "pool");
  }

  private static List<Frame> pool(Run run) {
    SelectOptions options = run.settings("select", SelectOptions.class);
    return new Inputs(run, "select").read(Inputs.several("pool", options.pool())).frames();
  }

  @Override
  String plan(Run run) {
    List<Frame> pool = pool(run);
    return "Would choose from "
        + pool.size()
        + " frames, "
        + pool.stream().mapToInt(Frame::size).sum()
        + " atoms, and write "
        + run.settings("select", SelectOptions.class).to()
        + ".";
  }

  @Override
  Outcome compute(Run run) {
    SelectOptions options = run.settings("select", SelectOptions.class);
    List<Frame> pool = pool(run);
    PotentialInput input = run.settings("select", PotentialInput.class);
    Potential potential = new Inputs(run, "select").potential(input, pool).potential();
    FrameSelection selection = new FrameSelection(rows(potential, input), options.by());
    know(run, selection, input, options);
    FrameSelection.Chosen chosen =
        selection.choose(pool, options.count().orElse(pool.size()), options.threshold());
    List<Frame> frames = new ArrayList<>();
    chosen.picks().forEach(pick -> frames.add(marked(pool.get(pick.frame()), pick)));
    if (!frames.isEmpty()) {
      ExtendedXyz.write(Path.of(options.to()), frames);
    }
    tell(run, options, pool, chosen);
    return Outcome.of(json(pool, chosen));
  }

  private static LinearRows rows(Potential potential, PotentialInput input) {
    return LinearRows.of(potential)
        .orElseThrow(
            () ->
                Problem.OPTION_INVALID.with(
                    "potential",
                    input.potential(),
                    "only what is linear in its parameters, or has a last layer that is, can say"
                        + " which frames decide them",
                    "take a network, a SNAP or a moment tensor potential"));
  }

  /** Tells the selection what is known. */
  private static void know(
      Run run, FrameSelection selection, PotentialInput input, SelectOptions options) {
    Path beside = Path.of(input.potential()).resolveSibling("train.xyz");
    if (options.training().isEmpty() && selection.know()) {
      run.console().note("known: the active set that the potential brings of its training data");
      return;
    }
    List<String> files =
        options.training().isEmpty() && Files.isRegularFile(beside)
            ? List.of(beside.toString())
            : options.training();
    if (files.isEmpty()) {
      run.console()
          .note(
              "note: nothing is known: the potential brings no active set, there is no train.xyz"
                  + " beside it and --training names no frames");
      return;
    }
    selection.know(new Inputs(run, "select").read(files).frames(), ActiveSets.THRESHOLD);
    run.console().note("known: the frames of " + String.join(", ", files));
  }

  private static Frame marked(Frame frame, FrameSelection.Pick pick) {
    Map<String, String> metadata = new LinkedHashMap<>(frame.metadata());
    metadata.put("grade", Double.toString(pick.grade()));
    return new Frame(frame.structure(), frame.labels(), metadata, frame.columns(), frame.source());
  }

  private static void tell(
      Run run, SelectOptions options, List<Frame> pool, FrameSelection.Chosen chosen) {
    for (FrameSelection.Pick pick : chosen.picks()) {
      run.console()
          .print(
              String.format(
                  Locale.ROOT,
                  "  grade %10.3f   %s%s",
                  pick.grade(),
                  pool.get(pick.frame()).source(),
                  pick.atom() < 0 ? "" : ", atom " + pick.atom()));
    }
    run.console()
        .print(
            String.format(
                Locale.ROOT,
                "%d of %d frames chosen%s; the largest grade that is left is %.3f",
                chosen.picks().size(),
                pool.size(),
                chosen.picks().isEmpty() ? "" : ", written to " + options.to(),
                chosen.left()));
  }

  private static Json.Obj json(List<Frame> pool, FrameSelection.Chosen chosen) {
    Json.Arr list = new Json.Arr();
    for (FrameSelection.Pick pick : chosen.picks()) {
      Json.Obj one =
          new Json.Obj()
              .put("frame", pick.frame())
              .put("source", pool.get(pick.frame()).source().toString())
              .put("grade", pick.grade());
      list.add(pick.atom() < 0 ? one : one.put("atom", pick.atom()));
    }
    return new Json.Obj()
        .put("frames", pool.size())
        .put("chosen", list)
        .put("grades_before", chosen.before())
        .put("largest_grade_left", chosen.left());
  }
}
