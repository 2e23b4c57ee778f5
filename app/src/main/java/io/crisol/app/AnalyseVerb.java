package io.crisol.app;

import io.crisol.app.config.Section;
import io.crisol.simulation.analysis.Fragments;
import io.crisol.simulation.analysis.Snapshot;
import io.crisol.simulation.analysis.SnapshotReader;
import io.crisol.simulation.analysis.StructureAnalysis;
import io.crisol.simulation.analysis.StructureFiles;
import io.crisol.simulation.analysis.StructureOptions;
import io.crisol.simulation.analysis.StructureResult;
import io.crisol.simulation.analysis.VibrationSpectrum;
import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import io.crisol.structures.io.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** The structure along trajectories. */
@Command(
    name = "analyse",
    description =
        "Measure the structure along trajectories: neighbours, angles, vibrations, melting.",
    footer = {
      "",
      "Examples:",
      "  crisol analyse runs/md",
      "  crisol analyse trajectory.xyz@100: --cutoffs Si-Si=2.8 --clusters Si",
      "  crisol analyse runs/many/T0300K-1 runs/many/T0300K-2 --out runs/structure"
    })
final class AnalyseVerb extends ComputingVerb {
  /**
   * Which trajectories.
   *
   * @param trajectory files or run folders
   */
  public record Trajectories(
      @Setting(
              help =
                  "run folders of md, or trajectories in any format that Crisol reads;"
                      + " trajectory.xyz@100: leaves out the first 100 frames",
              unit = "file")
          List<String> trajectory) {}

  @Override
  List<Section> sections() {
    return List.of(
        new Section(
            "analyse",
            "Which trajectories, and what is measured",
            List.of(Trajectories.class, ReadingInput.class, StructureOptions.class)));
  }

  @Override
  List<String> positional() {
    return List.of("trajectory");
  }

  private static List<String> files(Run run) {
    return Inputs.several("trajectory", run.settings("analyse", Trajectories.class).trajectory())
        .stream()
        .map(SnapshotReader::file)
        .toList();
  }

  private static List<List<Snapshot>> read(Run run) {
    StructureOptions options = run.settings("analyse", StructureOptions.class);
    List<List<Snapshot>> all = new ArrayList<>();
    for (String file : files(run)) {
      Reading reading = new Inputs(run, "analyse").read(List.of(file));
      if (reading.frames().isEmpty()) {
        throw Problem.TRAJECTORY_BROKEN.with(file, "it holds no frame", "pick others");
      }
      all.add(SnapshotReader.frames(reading, options.frameTime()));
    }
    return all;
  }

  @Override
  String plan(Run run) {
    List<List<Snapshot>> all = read(run);
    return String.format(
        Locale.ROOT,
        "Would look at %d frames of %s.",
        all.stream().mapToInt(List::size).sum(),
        all.getFirst().getFirst().structure().formula());
  }

  @Override
  Outcome compute(Run run) {
    StructureResult result =
        new StructureAnalysis(run.settings("analyse", StructureOptions.class))
            .of(read(run), files(run), run.progress("analyse"));
    run.folder().ifPresent(folder -> StructureFiles.write(folder, result));
    result.notes().forEach(note -> run.console().note("note: " + note));
    tell(run, result);
    return Outcome.of(result.toJson());
  }

  private static void tell(Run run, StructureResult result) {
    Rows rows = new Rows(run.console());
    rows.add("frames", String.valueOf(result.frames()));
    for (String pair : result.cutoffs().cutoffs().keySet()) {
      rows.add("neighbours " + pair, neighbors(result, pair));
    }
    for (String group : result.fragments().keySet()) {
      rows.add("fragments " + group, shares(result.all(group)));
    }
    if (result.lindemann().isPresent()) {
      rows.add(
          "Lindemann index",
          String.format(
              Locale.ROOT,
              "%.4f (%s)",
              result.lindemann().get().index(),
              result.state().orElse("–")));
    }
    result.vibrations().ifPresent(curves -> tell(rows, curves));
  }

  private static void tell(Rows rows, VibrationSpectrum.Curves curves) {
    for (String element : curves.density().keySet()) {
      rows.add(
          "vibrations " + element,
          String.format(
              Locale.ROOT,
              "mean %.3g THz, highest peak at %.3g THz",
              curves.mean(element),
              curves.peak(element)));
    }
  }

  private static String neighbors(StructureResult result, String pair) {
    String[] ends = pair.split("-");
    double forward = result.coordination().mean().get(pair);
    double back = result.coordination().mean().get(ends[1] + "-" + ends[0]);
    double cutoff = result.cutoffs().cutoffs().get(pair);
    return ends[0].equals(ends[1])
        ? String.format(Locale.ROOT, "%.3f (up to %.2f Å)", forward, cutoff)
        : String.format(Locale.ROOT, "%.3f and %.3f (up to %.2f Å)", forward, back, cutoff);
  }

  private static String shares(Fragments.Census census) {
    return census.atoms().keySet().stream()
        .map(
            kind ->
                String.format(
                    Locale.ROOT,
                    "%.1f %% %s",
                    100 * census.share(kind),
                    kind.name().toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining(", "));
  }
}
