package io.crisol.simulation.search;

import io.crisol.potentials.Potential;
import io.crisol.simulation.relax.CellFreedom;
import io.crisol.simulation.search.Refinement.Refined;
import io.crisol.simulation.search.hull.HullResult;
import io.crisol.simulation.search.hull.Phase;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.Progress;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Settings;
import io.crisol.structures.Workers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A search for structures in a folder (docs/formats/run-folder.md): checkpoint.json, search.csv,
 * structures.xyz, and hull.csv for a search over compositions. Resumed, it goes on with the same
 * bits.
 */
public final class SearchRun {
  /** Nanoseconds between checkpoints. */
  private static final long INTERVAL = 10_000_000_000L;

  /** Part of the tolerance of the forces to which the structures found are relaxed at last. */
  private static final double TIGHT = 1e-4;

  private final SearchOptions options;
  private final CandidateOptions candidates;
  private final Map<String, String> settings;
  private final Space space;
  private final Refinement refinement;
  private final double tolerance;
  private final StructureSearch search;
  private final Ranking ranking;

  /**
   * A search.
   *
   * @param identity what else must be the same when it is resumed, by name
   * @throws io.crisol.structures.ProblemException POTENTIAL_ELEMENT, OPTION_INVALID
   */
  public SearchRun(
      Potential potential,
      SearchOptions options,
      PopulationOptions genetic,
      CandidateOptions candidates,
      Map<String, String> identity) {
    this.options = options;
    this.candidates = candidates;
    requireElements(potential, options.elementList());
    BondLengths bonds =
        options.kind() == SearchOptions.Kind.BULK
            ? BondLengths.inCrystals(potential, options.elementList(), candidates.lengths())
            : BondLengths.of(potential, options.elementList(), candidates.lengths());
    this.tolerance = candidates.tolerance(bonds.pull());
    this.space = space(options, candidates, bonds);
    genetic.requireMoves(space.moves().keySet());
    CellFreedom freedom =
        options.kind() == SearchOptions.Kind.BULK ? CellFreedom.FREE : CellFreedom.FIXED;
    this.refinement = new Refinement(potential, freedom, candidates, bonds);
    this.ranking =
        options.isOverCompositions()
            ? new Ranking.AboveHull(options.elementList())
            : new Ranking.ByEnergy();
    this.search = new StructureSearch(space, refinement, ranking, options, genetic, tolerance);
    this.settings = settings(options, genetic, candidates, identity);
  }

  private static Space space(
      SearchOptions options, CandidateOptions candidates, BondLengths bonds) {
    return options.kind() == SearchOptions.Kind.BULK
        ? new CrystalSpace(options, bonds, candidates.volume().orElse(0))
        : new ClusterSpace(options.atomList(), bonds);
  }

  private static void requireElements(Potential potential, List<Element> elements) {
    for (Element element : elements) {
      if (!potential.elements().contains(element)) {
        throw Problem.POTENTIAL_ELEMENT.with(
            element,
            String.join(", ", potential.elements().stream().map(Element::symbol).toList()));
      }
    }
  }

  private static Map<String, String> settings(
      SearchOptions options,
      PopulationOptions genetic,
      CandidateOptions candidates,
      Map<String, String> identity) {
    Map<String, String> all = new LinkedHashMap<>();
    Settings.of(SearchOptions.class)
        .values(options)
        .forEach((name, value) -> all.put(name, String.valueOf(value)));
    // A search may be made longer.
    List.of("relaxations", "stagnation", "target_energy", "time_limit").forEach(all::remove);
    Settings.of(PopulationOptions.class)
        .values(genetic)
        .forEach((name, value) -> all.put(name, String.valueOf(value)));
    Settings.of(CandidateOptions.class)
        .values(candidates)
        .forEach((name, value) -> all.put(name, String.valueOf(value)));
    all.putAll(identity);
    return all;
  }

  /** Begins in a folder. */
  public SearchResult start(Path folder, Progress progress) {
    return run(new SearchState(), folder, progress);
  }

  /**
   * Goes on from the checkpoint of a folder.
   *
   * @throws io.crisol.structures.ProblemException RESUME_NOTHING, RESUME_CHANGED
   */
  public SearchResult resume(Path folder, Progress progress) {
    return run(SearchCheckpoint.read(folder, settings, space), folder, progress);
  }

  private SearchResult run(SearchState state, Path folder, Progress progress) {
    long[] written = {System.nanoTime()};
    StructureSearch.End end =
        search.run(
            state,
            progress,
            now -> {
              if (System.nanoTime() - written[0] > INTERVAL) {
                SearchCheckpoint.write(folder, settings, now);
                written[0] = System.nanoTime();
              }
            });
    SearchCheckpoint.write(folder, settings, state);
    SearchResult result = result(state, end);
    SearchFiles.write(folder, result, state);
    return result;
  }

  private SearchResult result(SearchState state, StructureSearch.End end) {
    List<Candidate> structures = tightened(state.archive);
    Map<String, long[]> moves = new LinkedHashMap<>();
    state.moves.forEach(
        (move, tally) ->
            moves.put(Settings.word(move), new long[] {tally.made, tally.kept, tally.improved}));
    return new SearchResult(
        options,
        structures,
        hull(structures),
        new SearchResult.Tally(
            state.relaxations,
            state.evaluations,
            state.duplicates,
            state.bestFound,
            state.doubtful,
            state.restarts,
            state.rejected,
            moves),
        end.name().toLowerCase(Locale.ROOT));
  }

  /** All relaxed further, the lowest first; those that now are the same only once. */
  private List<Candidate> tightened(List<Candidate> found) {
    Candidate[] tight = new Candidate[found.size()];
    Workers.forEach(tight.length, k -> tight[k] = tightened(found.get(k)));
    List<Candidate> different = new ArrayList<>();
    Arrays.stream(tight)
        .sorted(
            Comparator.comparingDouble(Candidate::energyPerAtom)
                .thenComparingInt(c -> c.structure().size()))
        .filter(c -> different.stream().noneMatch(known -> Archive.areSame(known, c)))
        .forEach(different::add);
    return different;
  }

  /** Shaken and relaxed further; as it was where that leads nowhere. */
  private Candidate tightened(Candidate found) {
    RandomStream random = new RandomStream(options.seed()).fork(-found.number());
    Refined refined =
        refinement.relax(refinement.shaken(found.structure(), random), TIGHT * tolerance, space);
    boolean better = refined.fault().isEmpty() && refined.energy() <= found.energy();
    return better
        ? new Candidate(
            found.number(),
            found.move(),
            refined.structure(),
            refined.energy(),
            space.fingerprint(refined.structure()),
            refined.maxGrade())
        : found;
  }

  private Optional<HullResult> hull(List<Candidate> structures) {
    if (!(ranking instanceof Ranking.AboveHull(List<Element> elements))
        || elements.stream()
            .anyMatch(
                e ->
                    structures.stream()
                        .noneMatch(c -> c.structure().elementSet().equals(Set.of(e))))) {
      return Optional.empty();
    }
    return Optional.of(
        HullResult.of(
            structures.stream()
                .map(c -> Phase.of(c.structure(), c.energy(), "relaxation " + c.number()))
                .toList(),
            Map.of()));
  }
}
