package io.crisol.app;

import io.crisol.app.config.Section;
import io.crisol.potentials.Potential;
import io.crisol.simulation.search.Candidate;
import io.crisol.simulation.search.CandidateOptions;
import io.crisol.simulation.search.HostFilling;
import io.crisol.simulation.search.HostOptions;
import io.crisol.simulation.search.PopulationOptions;
import io.crisol.simulation.search.SearchOptions;
import io.crisol.simulation.search.SearchResult;
import io.crisol.simulation.search.SearchRun;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Search for structures of low energy. */
@Command(
    name = "search",
    description = "Search for the structures of lowest energy: genetic algorithm or random.",
    footer = {
      "",
      "Examples:",
      "  crisol search search.toml --out runs/search",
      "  crisol search \"lj(epsilon=1, sigma=1, cutoff=50)\" Ar13 --relaxations 500",
      "  crisol search --resume --out runs/search      (after any interruption)"
    })
final class SearchVerb extends ComputingVerb {
  private static final String NAME = "search";

  @Option(names = "--resume", description = "Go on with the search in the folder of --out.")
  private boolean resume;

  @Override
  List<Section> sections() {
    return List.of(
        new Section(
            NAME,
            "What is searched, and how long",
            List.of(PotentialInput.class, SearchOptions.class, ReadingInput.class)),
        new Section("host", "With kind = \"host\": the host", List.of(HostOptions.class)),
        new Section("genetic", "The genetic algorithm", List.of(PopulationOptions.class)),
        new Section(
            "candidates",
            "How structures are relaxed, and which are not believed",
            List.of(CandidateOptions.class)));
  }

  @Override
  List<String> positional() {
    return List.of("potential", "composition");
  }

  @Override
  boolean resumes() {
    return resume;
  }

  private static SearchOptions options(Run run) {
    return run.settings(NAME, SearchOptions.class);
  }

  @Override
  String plan(Run run) {
    SearchOptions options = options(run);
    search(run);
    PopulationOptions genetic = run.settings("genetic", PopulationOptions.class);
    return String.format(
        Locale.ROOT,
        "Would search structures (%s) of %s (%s): at most %d relaxations, %d side by side.",
        Settings.word(options.kind()),
        subject(run, options),
        Settings.word(options.method()),
        options.relaxations(),
        genetic.offspring());
  }

  private static String subject(Run run, SearchOptions options) {
    return options.kind() == SearchOptions.Kind.HOST
        ? run.settings("host", HostOptions.class).file()
        : options
            .composition()
            .orElse(String.join("-", options.elements()) + " with " + options.atoms() + " atoms");
  }

  @Override
  Outcome compute(Run run) {
    SearchRun search = search(run);
    Path folder = run.folder().orElseThrow();
    SearchResult result =
        run.isResumed()
            ? search.resume(folder, run.progress(NAME))
            : search.start(folder, run.progress(NAME));
    tell(run, result);
    return Outcome.of(result.toJson(), problem(run, result));
  }

  private static SearchRun search(Run run) {
    PotentialInput input = run.settings(NAME, PotentialInput.class);
    Optional<HostFilling> host = host(run);
    List<Element> elements =
        host.map(found -> found.host().elements()).orElse(options(run).elementList());
    Potential potential =
        new Inputs(run, NAME).potential(input, List.of(oneOfEach(elements))).potential();
    return new SearchRun(
        potential,
        options(run),
        run.settings("genetic", PopulationOptions.class),
        run.settings("candidates", CandidateOptions.class),
        host,
        Map.of("potential", Provenance.identity(input.potential())));
  }

  private static Optional<HostFilling> host(Run run) {
    if (options(run).kind() != SearchOptions.Kind.HOST) {
      return Optional.empty();
    }
    HostOptions options = run.settings("host", HostOptions.class);
    Structure full =
        new Inputs(run, NAME).frame(new StructureInput(options.file(), "1x1x1")).structure();
    return Optional.of(new HostFilling(options.host(full), options.metalEnergy()));
  }

  /** A frame that says which elements a potential is to be made for. */
  private static Frame oneOfEach(List<Element> elements) {
    double[] places = new double[3 * elements.size()];
    for (int k = 0; k < elements.size(); k++) {
      places[3 * k] = 10.0 * k;
    }
    return Frame.of(
        new Structure(Cell.OPEN, elements.toArray(Element[]::new), places), Labels.NONE);
  }

  private static Optional<ProblemException> problem(Run run, SearchResult result) {
    boolean shortTime =
        result.stoppedBy().equals("time")
            && result.tally().relaxations()
                <= run.settings("genetic", PopulationOptions.class).offspring();
    if (shortTime) {
      return Optional.of(
          Problem.NOT_CONVERGED.with(
              "the search",
              "its time was over before the first structures were relaxed",
              "allow more with --time-limit"));
    }
    if (result.best().isEmpty()) {
      return Optional.of(
          Problem.NOT_CONVERGED.with(
              "the search",
              "no structure is to be believed: " + result.tally().rejected(),
              "look at how they are rejected: allow more with --max-steps or --grade-limit, or take"
                  + " a potential that holds atoms apart"));
    }
    return Optional.empty();
  }

  private static void tell(Run run, SearchResult result) {
    Rows rows = new Rows(run.console());
    result.best().ifPresent(best -> tell(rows, best, result.tally().bestFound()));
    rows.add(
        "relaxations",
        result.tally().relaxations()
            + " ("
            + result.tally().evaluations()
            + " energies), ended by "
            + result.stoppedBy());
    rows.add(
        "structures",
        result.structures().size()
            + " different, "
            + result.tally().duplicates()
            + " found again, not believed "
            + result.tally().rejected());
    result
        .maxGrade()
        .ifPresent(grade -> rows.add("largest grade", String.format(Locale.ROOT, "%.2f", grade)));
    result.hull().ifPresent(hull -> HullTold.tell(run, hull));
  }

  private static void tell(Rows rows, Candidate best, long times) {
    rows.add("lowest", best.structure().formula());
    rows.add(
        "energy",
        String.format(Locale.ROOT, "%.6f eV (%.6f eV/atom)", best.energy(), best.energyPerAtom()));
    rows.add(
        "found",
        String.format(
            Locale.ROOT,
            "at relaxation %d by %s; %d times",
            best.number(),
            Settings.word(best.move()),
            times));
  }
}
