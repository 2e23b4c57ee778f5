package io.crisol.app;

import io.crisol.simulation.transport.Arrhenius;
import io.crisol.simulation.transport.ArrheniusLine;
import io.crisol.simulation.transport.ArrheniusOptions;
import io.crisol.simulation.transport.ArrheniusPoint;
import io.crisol.simulation.transport.ArrheniusResult;
import io.crisol.simulation.transport.DiffusionResult;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.io.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Diffusivities at several temperatures and Arrhenius' law. */
@Command(
    name = "arrhenius",
    description = "Fit Arrhenius' law to trajectories at several temperatures, down to 300 K.",
    footer = {
      "",
      "Examples:",
      "  crisol arrhenius runs/600K runs/700K runs/800K --charges Li=1,P=5,S=-2",
      "  crisol arrhenius a.xyz b.xyz c.xyz --temperatures 600,700,800 --frame-time \"100 fs\"",
      "Each argument is one run; a folder that holds several run folders stands for all of them."
    })
final class ArrheniusVerb extends TransportVerb {
  ArrheniusVerb() {
    super("arrhenius", "Which trajectories, and what of them", List.of(ArrheniusOptions.class));
  }

  /** Folders that hold run folders of md stand for these. */
  private List<String> runs(Run run) {
    List<String> all = new ArrayList<>();
    for (String file : files(run)) {
      Path path = Path.of(file);
      boolean holder = Files.isDirectory(path) && !Files.exists(path.resolve("trajectory.xyz"));
      List<String> inside = holder ? inside(path) : List.of();
      all.addAll(inside.isEmpty() ? List.of(file) : inside);
    }
    return all;
  }

  private static List<String> inside(Path folder) {
    try (Stream<Path> below = Files.walk(folder, 3)) {
      return below
          .filter(path -> path.getFileName().toString().equals("trajectory.xyz"))
          .map(path -> path.getParent().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw Problem.FILE_MALFORMED.with(folder, e.toString()).causedBy(e);
    }
  }

  @Override
  String plan(Run run) {
    List<String> runs = runs(run);
    return "Would look at "
        + runs.size()
        + " trajectories, one after the other, and fit Arrhenius' law: "
        + String.join(", ", runs);
  }

  @Override
  Outcome compute(Run run) {
    List<String> runs = runs(run);
    Arrhenius arrhenius =
        new Arrhenius(run.settings("arrhenius", ArrheniusOptions.class), runs.size());
    Progress progress = run.progress("arrhenius");
    for (String file : runs) {
      ArrheniusPoint point = arrhenius.add(read(run, List.of(file)));
      progress.update(
          runs.indexOf(file) + 1,
          runs.size(),
          String.format(Locale.ROOT, "%.0f K", point.temperature()));
    }
    ArrheniusResult result = arrhenius.result();
    run.folder()
        .ifPresent(
            folder -> {
              AtomicFile.write(folder.resolve("arrhenius.csv"), result.table());
              AtomicFile.write(folder.resolve("arrhenius-line.csv"), result.band());
            });
    tell(run, result);
    return Outcome.of(result.toJson(), problem(result));
  }

  private static Optional<ProblemException> problem(ArrheniusResult result) {
    return result.isKnown()
        ? Optional.empty()
        : Optional.of(
            Problem.NOT_CONVERGED.with(
                "Arrhenius' law", result.verdict(), String.join("; ", result.leftOut())));
  }

  private static void tell(Run run, ArrheniusResult result) {
    result.notes().forEach(note -> run.console().note("note: " + note));
    run.console().print("T (K)     D* (cm²/s)   95 %");
    for (ArrheniusPoint point : result.points()) {
      run.console()
          .print(
              String.format(
                  Locale.ROOT,
                  "%-9.1f %s",
                  point.temperature(),
                  point.isUsed() ? row(point) : "left out: " + point.motion().verdict()));
    }
    Rows rows = new Rows(run.console());
    result
        .diffusion()
        .ifPresent(
            line -> {
              rows.add("activation energy", energy(line));
              double[] at = result.diffusivity();
              rows.add(
                  String.format(Locale.ROOT, "D* at %.0f K", result.wanted()),
                  String.format(
                      Locale.ROOT, "%.3g cm²/s (95 %%: %.2g to %.2g)", at[0], at[1], at[2]));
            });
    result.conduction().ifPresent(line -> rows.add("that of conduction", energy(line)));
    rows.add("verdict", result.verdict());
  }

  private static String row(ArrheniusPoint point) {
    var tracer = point.motion().tracer().times(DiffusionResult.CM2_PER_S);
    double[] ends = tracer.interval95();
    return String.format(Locale.ROOT, "%-12.4g %.3g to %.3g", tracer.estimate(), ends[0], ends[1]);
  }

  private static String energy(ArrheniusLine line) {
    return String.format(
        Locale.ROOT, "%.4f ± %.4f eV (one standard deviation)", line.energy(), line.energyError());
  }
}
