package io.crisol.app;

import io.crisol.app.config.Section;
import io.crisol.potentials.Potential;
import io.crisol.simulation.montecarlo.McOptions;
import io.crisol.simulation.montecarlo.McResult;
import io.crisol.simulation.montecarlo.McRun;
import io.crisol.simulation.montecarlo.McSampling;
import io.crisol.simulation.montecarlo.MoveOptions;
import io.crisol.simulation.montecarlo.WalkResult;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Structure;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Monte Carlo. */
@Command(
    name = "mc",
    description = "Monte Carlo: displacements, swaps, changes of elements, insertions, annealing.",
    footer = {
      "",
      "Examples:",
      "  crisol mc examples/copper-gold/mc.toml --out runs/nanoparticle",
      "  crisol mc mc.toml --temperatures 300,400,500 --sweeps 20000",
      "  crisol mc --resume --out runs/nanoparticle      (after any interruption)"
    })
final class McVerb extends ComputingVerb {
  @Option(names = "--resume", description = "Go on from the checkpoints in the folder of --out.")
  private boolean resume;

  @Override
  List<Section> sections() {
    return List.of(
        new Section(
            "mc",
            "The walks",
            List.of(
                PotentialInput.class, StructureInput.class, ReadingInput.class, McOptions.class)),
        new Section("moves", "What is tried", List.of(MoveOptions.class)),
        new Section("sampling", "What is written down", List.of(McSampling.class)));
  }

  @Override
  List<String> positional() {
    return List.of("potential", "structure");
  }

  @Override
  boolean resumes() {
    return resume;
  }

  private static McRun run(Run run) {
    Inputs inputs = new Inputs(run, "mc");
    StructureInput where = run.settings("mc", StructureInput.class);
    Frame frame = inputs.frame(where);
    PotentialInput input = run.settings("mc", PotentialInput.class);
    MoveOptions moves = run.settings("moves", MoveOptions.class);
    Potential potential = inputs.potential(input, frames(frame, moves)).potential();
    return new McRun(
        potential,
        frame.structure(),
        given(frame.structure().cell(), where.copies()),
        run.settings("mc", McOptions.class),
        moves,
        run.settings("sampling", McSampling.class),
        moves.sites().map(file -> sites(inputs, file, where)),
        Map.of("potential", Provenance.identity(input.potential())));
  }

  private static Structure sites(Inputs inputs, String file, StructureInput where) {
    return inputs.frame(new StructureInput(file, where.replicate())).structure();
  }

  /** The frame, and one of the elements that may come: the potential must know them too. */
  private static List<Frame> frames(Frame frame, MoveOptions moves) {
    Element[] elements =
        moves.chemicalPotentials().keySet().stream().map(Element::of).toArray(Element[]::new);
    double[] apart = new double[3 * elements.length];
    for (int k = 0; k < elements.length; k++) {
      apart[3 * k] = 100.0 * k;
    }
    Structure others = new Structure(Cell.OPEN, elements, apart);
    return elements.length == 0 ? List.of(frame) : List.of(frame, Frame.of(others, Labels.NONE));
  }

  private static Cell given(Cell cell, int[] copies) {
    double[] vectors = cell.vectors();
    for (int k = 0; k < 9; k++) {
      vectors[k] /= copies[k / 3];
    }
    return new Cell(vectors, cell.isPeriodic(0), cell.isPeriodic(1), cell.isPeriodic(2));
  }

  @Override
  String plan(Run run) {
    return "Would walk. " + String.join("\n", run(run).describe());
  }

  @Override
  Outcome compute(Run run) {
    McRun mc = run(run);
    mc.describe().forEach(run.console()::note);
    McResult result = mc.run(run.folder().orElseThrow(), run.isResumed(), run.progress("mc"));
    tell(run, result, mc.elements());
    return Outcome.of(result.toJson(), problem(result));
  }

  private static Optional<ProblemException> problem(McResult result) {
    return result.stopped()
        ? Optional.of(
            Problem.STOPPED_BY_GUARD.with(
                "grade",
                String.format(
                    Locale.ROOT,
                    "the extrapolation grade reached %.3g: the walk left what the potential knows",
                    result.maxGrade().orElse(Double.NaN)),
                "train the potential on such structures (learn, method = monte-carlo), or allow a"
                    + " higher grade with --grade-limit"))
        : Optional.empty();
  }

  private static void tell(Run run, McResult result, List<Element> elements) {
    run.console().print("temperature       energy      error  heat capacity  acceptance");
    run.console().print("          K      eV/atom    eV/atom         k/atom");
    for (WalkResult walk : result.walks()) {
      StringBuilder line =
          new StringBuilder(
              String.format(
                  Locale.ROOT,
                  "%11.1f %12.6f %10s %14s ",
                  walk.temperature(),
                  walk.energy().mean() / walk.atoms(),
                  number("%.2g", walk.energy().error() / walk.atoms()),
                  number("%.3f", walk.heatCapacity().orElse(Double.NaN))));
      walk.acceptance()
          .forEach((name, share) -> line.append(' ').append(name).append(number(" %.3f", share)));
      run.console().print(line.toString());
      elements.forEach(element -> surface(run, walk, element));
    }
    run.console().print(result.verdict());
  }

  private static void surface(Run run, WalkResult walk, Element element) {
    double[] shares = walk.surface().get(element);
    if (shares != null) {
      run.console()
          .print(
              String.format(
                  Locale.ROOT,
                  "            %s: %.3f of the atoms at the surface, %.3f below",
                  element,
                  shares[0],
                  shares[1]));
    }
  }

  private static String number(String format, double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "-";
  }
}
