package io.crisol.app;

import io.crisol.app.config.Section;
import io.crisol.potentials.Potential;
import io.crisol.simulation.orderings.Ordering;
import io.crisol.simulation.orderings.OrderingOptions;
import io.crisol.simulation.orderings.Orderings;
import io.crisol.simulation.orderings.OrderingsResult;
import io.crisol.simulation.orderings.PartialCrystal;
import io.crisol.simulation.orderings.Relaxations;
import io.crisol.simulation.relax.RelaxOptions;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Setting;
import io.crisol.structures.Structure;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.io.ExtendedXyz;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Orderings of a crystal with partially occupied sites. */
@Command(
    name = "orderings",
    description = "Order a crystal with partially occupied sites: all ways, ranked by energy.",
    footer = {
      "",
      "Examples:",
      "  crisol orderings Li10GeP2S12.cif",
      "  crisol orderings Li10GeP2S12.cif --potential potential.crisol.json --relax 20",
      "  crisol orderings disordered.cif --sizes 4 --charges Li=1,Mn=3.5,O=-2",
      "  crisol orderings orderings.toml --out runs/orderings"
    })
final class OrderingsVerb extends ComputingVerb {
  /**
   * What is ordered, and what with.
   *
   * @param structure file with occupancies
   */
  public record PartialInput(
      @Setting(help = "a crystal with partially occupied sites, such as a CIF file", unit = "file")
          String structure) {}

  /**
   * The relaxation of the best.
   *
   * @param potential where there is one
   * @param potentials folders
   * @param relax how many are relaxed
   */
  public record RankInput(
      @Setting(help = "potential that relaxes the best orderings", unit = "file")
          Optional<String> potential,
      @Setting(help = "folders in which files named in a potential are looked up", unit = "file")
          List<String> potentials,
      @Setting(help = "orderings that the potential relaxes, the best by charges", value = "10")
          int relax) {
    /** Refuses what cannot be. */
    public RankInput {
      if (relax < 1) {
        throw Problem.OPTION_INVALID.with("relax", relax, "it is 1 or more", "correct it");
      }
    }
  }

  private static final String SECTION = "orderings";
  private static final int SHOWN = 12;

  @Override
  List<Section> sections() {
    return List.of(
        new Section(
            SECTION,
            "What is ordered",
            List.of(
                PartialInput.class, ReadingInput.class, OrderingOptions.class, RankInput.class)),
        new Section("relax", "How orderings are relaxed", List.of(RelaxOptions.class)));
  }

  @Override
  List<String> positional() {
    return List.of("structure");
  }

  private static Orderings orderings(Run run) {
    String file = run.settings(SECTION, PartialInput.class).structure();
    List<Frame> frames = new Inputs(run, SECTION).readAsWritten(List.of(file)).frames();
    if (frames.size() > 1) {
      run.console()
          .note("note: " + file + " holds " + frames.size() + " frames: the first is used");
    }
    return new Orderings(
        PartialCrystal.of(frames.getFirst()),
        run.settings(SECTION, OrderingOptions.class),
        note -> run.console().note("note: " + note));
  }

  @Override
  String plan(Run run) {
    return "Would order " + orderings(run).plan() + ".";
  }

  @Override
  Outcome compute(Run run) {
    OrderingsResult found = orderings(run).find(run.progress(SECTION));
    RankInput rank = run.settings(SECTION, RankInput.class);
    OrderingsResult result =
        rank.potential().isPresent()
            ? Relaxations.of(
                found,
                rank.relax(),
                potential(run, rank, found),
                run.settings("relax", RelaxOptions.class),
                run.progress("relax"))
            : found;
    run.folder().ifPresent(folder -> write(folder, result));
    tell(run, result);
    return Outcome.of(result.toJson(), problem(result));
  }

  private static Potential potential(Run run, RankInput rank, OrderingsResult found) {
    PotentialInput input =
        new PotentialInput(
            rank.potential().orElseThrow(),
            rank.potentials(),
            run.settings(SECTION, OrderingOptions.class).charges(),
            PotentialInput.Grade.USUAL);
    Structure first = found.orderings().getFirst().structure();
    return new Inputs(run, SECTION).potential(input, Frame.of(first, Labels.NONE)).potential();
  }

  private static void write(Path folder, OrderingsResult result) {
    AtomicFile.write(folder.resolve("orderings.csv"), result.csv());
    List<Frame> ordered = new ArrayList<>();
    List<Frame> relaxed = new ArrayList<>();
    for (int k = 0; k < result.orderings().size(); k++) {
      Ordering ordering = result.orderings().get(k);
      Map<String, String> entries = entries(k + 1, ordering);
      ordered.add(frame(ordering.structure(), entries));
      ordering.relaxed().ifPresent(structure -> relaxed.add(frame(structure, entries)));
    }
    ExtendedXyz.write(folder.resolve("orderings.xyz"), ordered);
    if (!relaxed.isEmpty()) {
      ExtendedXyz.write(folder.resolve("relaxed.xyz"), relaxed);
    }
  }

  private static Frame frame(Structure structure, Map<String, String> entries) {
    return new Frame(structure, Labels.NONE, entries, Map.of(), Frame.Source.NONE);
  }

  private static Map<String, String> entries(int rank, Ordering ordering) {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("ordering", String.valueOf(rank));
    ordering
        .multiplicity()
        .ifPresent(times -> entries.put("multiplicity", String.valueOf((long) times)));
    ordering.ewald().ifPresent(e -> entries.put("ewald_eV_per_atom", String.valueOf(e)));
    ordering.relaxedEnergy().ifPresent(e -> entries.put("relaxed_eV_per_atom", String.valueOf(e)));
    entries.put("config_type", "ordering");
    return entries;
  }

  private static Optional<ProblemException> problem(OrderingsResult result) {
    long open = result.orderings().stream().filter(o -> !o.converged()).count();
    return open == 0
        ? Optional.empty()
        : Optional.of(
            Problem.NOT_CONVERGED.with(
                open + " of the relaxations",
                "forces are still above the tolerance after the last step",
                "allow more with --max-steps, or raise --force-tolerance"));
  }

  private static void tell(Run run, OrderingsResult result) {
    run.console()
        .print(
            String.format(
                Locale.ROOT,
                "%d orderings that symmetry does not make alike, %s %.6g ways in %d cell%s",
                result.inequivalent(),
                result.sampled() ? "drawn from" : "of",
                result.occupations().doubleValue(),
                result.cells(),
                result.cells() == 1 ? "" : "s"));
    run.console().print("rank  atoms  multiplicity    Ewald   potential  formula");
    run.console().print("                          meV/atom   meV/atom");
    for (int k = 0; k < Math.min(SHOWN, result.orderings().size()); k++) {
      run.console().print(line(result, k));
    }
    result
        .maxGrade()
        .ifPresent(
            grade -> run.console().print(String.format(Locale.ROOT, "largest grade %.2f", grade)));
  }

  private static String line(OrderingsResult result, int k) {
    Ordering o = result.orderings().get(k);
    return String.format(
        Locale.ROOT,
        "%4d %6d  %12s %9s  %9s  %s",
        k + 1,
        o.structure().size(),
        o.multiplicity().isPresent() ? String.valueOf((long) o.multiplicity().getAsDouble()) : "",
        result.aboveLowest(o, false),
        result.aboveLowest(o, true),
        o.structure().formula());
  }
}
