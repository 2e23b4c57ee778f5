package io.crisol.simulation.search;

import io.crisol.simulation.SimulationResult;
import io.crisol.simulation.search.hull.HullResult;
import io.crisol.structures.Settings;
import io.crisol.structures.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a search found.
 *
 * @param options what was searched
 * @param structures the different structures found, tightly relaxed, the lowest energy per atom
 *     first; none where nothing was to be believed
 * @param hull of a search over compositions
 * @param tally counts
 * @param stoppedBy relaxations, stagnation, target or time
 */
public record SearchResult(
    SearchOptions options,
    List<Candidate> structures,
    Optional<HullResult> hull,
    Tally tally,
    String stoppedBy)
    implements SimulationResult {
  /**
   * Counts.
   *
   * @param relaxations done
   * @param evaluations energies computed for them
   * @param duplicates structures that were found again
   * @param bestFound how often the lowest structure was found
   * @param doubtful structures whose grade is above 2
   * @param restarts populations that were begun anew
   * @param rejected structures that are not believed, by why
   * @param moves by name: structures made, kept for the population, lower than all before
   */
  public record Tally(
      long relaxations,
      long evaluations,
      long duplicates,
      long bestFound,
      long doubtful,
      long restarts,
      Map<String, Long> rejected,
      Map<String, long[]> moves) {}

  @Override
  public String kind() {
    return "search";
  }

  /** The lowest structure, where there is any to believe. */
  public Optional<Candidate> best() {
    return structures.stream().findFirst();
  }

  /** Largest grade of the structures, where there are grades. */
  public OptionalDouble maxGrade() {
    return structures.stream().flatMapToDouble(c -> c.maxGrade().stream()).max();
  }

  @Override
  public Json.Obj toJson() {
    Json.Obj json =
        new Json.Obj()
            .put("kind", kind())
            .put("searched", Settings.word(options.kind()))
            .put("method", Settings.word(options.method()))
            .put("relaxations", tally.relaxations)
            .put("evaluations", tally.evaluations)
            .put("ended_by", stoppedBy);
    best()
        .ifPresent(
            best ->
                json.put("best_formula", best.structure().formula())
                    .put("energy_eV", best.energy())
                    .put("energy_eV_per_atom", best.energyPerAtom())
                    .put("found_at_relaxation", best.number())
                    .put("found_times", tally.bestFound)
                    .put("found_by", Settings.word(best.move())));
    json.put("distinct", structures.size())
        .put("duplicates", tally.duplicates)
        .put("restarts", tally.restarts)
        .put("rejected", rejected())
        .put("extrapolating", tally.doubtful)
        .put("max_grade", SimulationResult.number(maxGrade()))
        .put("moves", moves())
        .put("structures", list());
    hull.ifPresent(found -> found.addTo(json));
    return json;
  }

  private Json.Obj rejected() {
    Json.Obj counts = new Json.Obj();
    tally.rejected.forEach(
        (why, number) -> counts.put(why.replace(' ', '_').toLowerCase(Locale.ROOT), number));
    return counts;
  }

  private Json.Obj moves() {
    Json.Obj counts = new Json.Obj();
    tally.moves.forEach(
        (name, numbers) ->
            counts.put(
                name,
                new Json.Obj()
                    .put("made", numbers[0])
                    .put("kept", numbers[1])
                    .put("improved", numbers[2])));
    return counts;
  }

  private Json.Arr list() {
    Json.Arr all = new Json.Arr();
    for (Candidate candidate : structures) {
      all.add(
          new Json.Obj()
              .put("formula", candidate.structure().formula())
              .put("energy_eV_per_atom", candidate.energyPerAtom())
              .put("found_at_relaxation", candidate.number())
              .put("found_by", Settings.word(candidate.move()))
              .put("max_grade", SimulationResult.number(candidate.maxGrade())));
    }
    return all;
  }
}
