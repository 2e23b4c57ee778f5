package io.crisol.app;

import io.crisol.potentials.Potential;
import io.crisol.simulation.bulk.Ground;
import io.crisol.simulation.bulk.GroundOptions;
import io.crisol.simulation.hops.FoundHop;
import io.crisol.simulation.hops.Hops;
import io.crisol.simulation.hops.HopsOptions;
import io.crisol.simulation.hops.HopsResult;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** All inequivalent hops of an element. */
@Command(
    name = "hops",
    description = "Find all inequivalent hops of an element into vacancies, and what they connect.",
    footer = {
      "",
      "Examples:",
      "  crisol hops Cu_mishin1.eam.alloy Cu.cif --element Cu",
      "  crisol hops potential.crisol.json LiCoO2.cif --element Li --supercell \"12 Å\"",
      "  crisol hops --resume --out runs/hops"
    })
final class HopsVerb extends BulkVerb {
  @Option(
      names = "--resume",
      description = "Go on from the last checkpoints in the folder of --out.")
  private boolean resume;

  HopsVerb() {
    super("hops", "Which hops, and how their paths are found", HopsOptions.class);
  }

  @Override
  boolean resumes() {
    return resume;
  }

  @Override
  String deed(Run run) {
    HopsOptions options = run.settings("hops", HopsOptions.class);
    return "find a path for each inequivalent hop of "
        + options.element()
        + options.maxLength().stream()
            .mapToObj(length -> String.format(Locale.ROOT, " up to %g Å", length))
            .findFirst()
            .orElse("")
        + ", with "
        + options.images()
        + " images, in a cell in which vacancies are "
        + options.supercell()
        + " Å apart";
  }

  @Override
  Outcome compute(Run run, Potential potential, Ground ground) {
    HopsOptions options = run.settings("hops", HopsOptions.class);
    Hops.Plan plan = Hops.plan(ground.structure(), options);
    run.console()
        .note(
            String.format(
                Locale.ROOT,
                "%d hops up to %.3f Å in a cell, %d of them inequivalent; paths in %d atoms",
                plan.hops(),
                plan.reach(),
                plan.orbits(),
                plan.atoms() - 1));
    Path folder = run.folder().orElseThrow();
    HopsResult result =
        new Hops(potential, run.settings("hops", GroundOptions.class), options)
            .of(ground, folder, run.isResumed(), run.progress("hops"));
    PathFiles files = new PathFiles();
    for (FoundHop hop : result.found()) {
      hop.path().ifPresent(path -> files.add(hop.orbit(), path));
    }
    files.write(folder);
    tell(run, result);
    return Outcome.of(result.toJson(), problem(result));
  }

  private static Optional<ProblemException> problem(HopsResult result) {
    return result.found().stream()
        .filter(hop -> !hop.isKnown())
        .findFirst()
        .map(
            hop ->
                Problem.NOT_CONVERGED.with(
                    "hop " + hop.orbit(),
                    hop.why() + "; percolation is that of the hops that are known",
                    "allow more with --band-steps, or look at these ends with neb"));
  }

  private static void tell(Run run, HopsResult result) {
    run.console().print("hop  sites     number   length   barrier      back      left");
    run.console().print("                             Å        eV        eV        eV");
    result.found().forEach(hop -> tell(run, hop));
    Rows rows = new Rows(run.console());
    for (int d = 0; d < 3; d++) {
      OptionalDouble threshold = result.percolation().thresholds().get(d);
      rows.add(
          "percolation in " + (d + 1) + (d == 0 ? " dimension" : " dimensions"),
          threshold.isPresent()
              ? String.format(Locale.ROOT, "%.4f eV", threshold.getAsDouble())
              : "not connected");
    }
    result
        .maxGrade()
        .ifPresent(
            grade ->
                rows.add(
                    "largest grade", String.format(Locale.ROOT, "%.2f (doubtful above 2)", grade)));
  }

  private static void tell(Run run, FoundHop hop) {
    String figures =
        hop.path().isEmpty()
            ? "  not known: " + hop.why()
            : String.format(
                Locale.ROOT,
                "%9.4f %9.4f %9.4f",
                hop.hop().barrier(),
                hop.hop().reverseBarrier(),
                hop.path().get().barrierError());
    run.console()
        .print(
            String.format(
                Locale.ROOT,
                "%3d  %-9s %6d %8.3f %s",
                hop.orbit(),
                hop.hop().from() + " -> " + hop.hop().to(),
                hop.hops(),
                hop.hop().length(),
                figures));
  }
}
