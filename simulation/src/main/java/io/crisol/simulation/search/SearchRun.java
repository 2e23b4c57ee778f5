package io.crisol.simulation.search;

import io.crisol.potentials.Potential;
import io.crisol.simulation.search.Refinement.Refined;
import io.crisol.simulation.search.hull.HullResult;
import io.crisol.simulation.search.hull.Phase;
import io.crisol.simulation.search.hull.VoltageCurve;
import io.crisol.structures.Element;
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
import java.util.OptionalDouble;

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
  private final Potential potential;
  private final Optional<HostFilling> host;
  private final Map<String, String> settings;
  private final Space space;
  private final Refinement refinement;
  private final double tolerance;
  private final StructureSearch search;
  private final Ranking ranking;

  /**
   * A search.
   *
   * @param host of a search of that kind
   * @param identity what else must be the same when it is resumed, by name
   * @throws io.crisol.structures.ProblemException POTENTIAL_ELEMENT, OPTION_INVALID
   */
  public SearchRun(
      Potential potential,
      SearchOptions options,
      PopulationOptions genetic,
      CandidateOptions candidates,
      Optional<HostFilling> host,
      Map<String, String> identity) {
    this.options = options;
    this.candidates = candidates;
    this.potential = potential;
    this.host = host;
    Subject subject = Subject.of(potential, options, candidates, host.map(HostFilling::host));
    this.space = subject.space();
    this.ranking = subject.ranking();
    this.tolerance = candidates.tolerance(subject.bonds().pull());
    genetic.requireMoves(space.moves().keySet());
    this.refinement = new Refinement(potential, subject.freedom(), candidates, subject.bonds());
    this.search = new StructureSearch(space, refinement, ranking, options, genetic, tolerance);
    this.settings = settings(options, genetic, candidates, identity);
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
        refinement.relax(
            refinement.shaken(found.structure(), random), TIGHT * tolerance, space::fault);
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
    List<Phase> phases =
        structures.stream()
            .map(c -> Phase.of(c.structure(), c.energy(), "relaxation " + c.number()))
            .toList();
    return switch (ranking) {
      case Ranking.ByEnergy _ -> Optional.empty();
      case Ranking.AboveHull(List<Element> elements) ->
          elements.stream().allMatch(e -> phases.stream().anyMatch(phase -> phase.part(e) == 1))
              ? Optional.of(HullResult.of(phases, Map.of()))
              : Optional.empty();
      case Ranking.Filling(Host found) ->
          phases.isEmpty() ? Optional.empty() : voltage(phases, found.ion());
    };
  }

  private Optional<HullResult> voltage(List<Phase> phases, Element ion) {
    OptionalDouble metal = host.orElseThrow().metalEnergy();
    if (metal.isEmpty()) {
      metal = Metal.energy(potential, ion, candidates);
    }
    return metal.isEmpty()
        ? Optional.empty()
        : Optional.of(HullResult.of(VoltageCurve.of(phases, ion, metal.getAsDouble())));
  }
}
