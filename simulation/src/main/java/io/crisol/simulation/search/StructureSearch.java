package io.crisol.simulation.search;

import io.crisol.simulation.search.Refinement.Refined;
import io.crisol.structures.Progress;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A genetic algorithm: structures are made from the best so far, all of one generation side by
 * side, brought into their minima, and kept where they are good and unlike the others. Structure
 * number k is made with the random numbers of its own stream and generations are taken up in the
 * order of these numbers, so nothing depends on the number of threads. A population in which
 * nothing becomes lower any more begins anew.
 *
 * <p>Sources: Deaven, Ho, PRL 75, 288 (1995), doi:10.1103/PhysRevLett.75.288; Johnston, Dalton
 * Trans. 4193 (2003), doi:10.1039/b305686d. Random search: Pickard, Needs, J. Phys.: Condens.
 * Matter 23, 053201 (2011), doi:10.1088/0953-8984/23/5/053201.
 */
final class StructureSearch {
  /** eV: how near a target counts as reached. */
  private static final double REACHED = 1e-4;

  /** eV per atom by which a structure must be lower to be an improvement. */
  private static final double LOWER = 1e-6;

  private final Space space;
  private final Refinement refinement;
  private final Ranking ranking;
  private final SearchOptions options;
  private final PopulationOptions genetic;
  private final double forceTolerance;

  /** Why a search ended. */
  enum End {
    /** All relaxations done. */
    RELAXATIONS,
    /** Nothing lower for long. */
    STAGNATION,
    /** The target reached. */
    TARGET,
    /** Time is over. */
    TIME
  }

  private record Made(Move move, Refined refined, Optional<Candidate> candidate) {}

  StructureSearch(
      Space space,
      Refinement refinement,
      Ranking ranking,
      SearchOptions options,
      PopulationOptions genetic,
      double forceTolerance) {
    this.space = space;
    this.refinement = refinement;
    this.ranking = ranking;
    this.options = options;
    this.genetic = genetic;
    this.forceTolerance = forceTolerance;
  }

  /**
   * Goes on from a state until an end.
   *
   * @param listener told the state after each generation
   */
  End run(SearchState state, Progress progress, Consumer<SearchState> listener) {
    Archive archive = new Archive(options.keep(), state.archive);
    Population population = new Population(genetic, ranking, state.population);
    long deadline =
        System.nanoTime() + (long) (options.timeLimit().orElse(Long.MAX_VALUE * 1e-10) * 1e9);
    Optional<End> end = end(state, deadline);
    while (end.isEmpty()) {
      for (Made made : generation(state, population)) {
        if (end(state, Long.MAX_VALUE).isEmpty()) {
          take(made, state, archive, population);
        }
      }
      restart(state, population);
      state.population = population.members();
      state.archive = archive.members();
      progress.update(state.relaxations, options.relaxations(), text(state));
      listener.accept(state);
      end = end(state, deadline);
    }
    return end.get();
  }

  private Optional<End> end(SearchState state, long deadline) {
    if (options.targetEnergy().isPresent()
        && state.archive.stream()
            .anyMatch(c -> c.energy() <= options.targetEnergy().getAsDouble() + REACHED)) {
      return Optional.of(End.TARGET);
    }
    if (state.relaxations >= options.relaxations()) {
      return Optional.of(End.RELAXATIONS);
    }
    if (options.stagnation().isPresent()
        && state.relaxations - state.improvedAt >= options.stagnation().getAsLong()) {
      return Optional.of(End.STAGNATION);
    }
    return System.nanoTime() >= deadline ? Optional.of(End.TIME) : Optional.empty();
  }

  /** As many as the options say, whatever the number of threads. */
  private List<Made> generation(SearchState state, Population population) {
    long left = options.relaxations() - state.relaxations;
    Made[] made = new Made[(int) Math.min(genetic.offspring(), left)];
    RandomStream root = new RandomStream(options.seed());
    long first = state.relaxations;
    Workers.forEach(made.length, k -> made[k] = make(first + k, root.fork(first + k), population));
    return List.of(made);
  }

  private Made make(long number, RandomStream random, Population population) {
    Move move = move(random, population);
    boolean parents = population.members().size() >= 2;
    Structure first = parents ? population.parent(random).structure() : null;
    Structure second = parents ? population.parent(random).structure() : null;
    Structure start = space.make(move, first, second, random);
    Refined refined =
        refinement.relax(refinement.shaken(start, random), forceTolerance, space::fault);
    Optional<Candidate> candidate =
        refined.fault().isEmpty()
            ? Optional.of(
                new Candidate(
                    number + 1,
                    move,
                    refined.structure(),
                    refined.energy(),
                    space.fingerprint(refined.structure()),
                    refined.maxGrade()))
            : Optional.empty();
    return new Made(move, refined, candidate);
  }

  /** Half the population comes from nothing before others are made from it. */
  private Move move(RandomStream random, Population population) {
    boolean fromNothing =
        options.method() == SearchOptions.Method.RANDOM
            || population.members().size() < Math.max(2, genetic.population() / 2);
    Map<Move, Double> weights =
        fromNothing ? Move.fromNothing(space.moves()) : genetic.weights(space.moves());
    double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    double left = random.nextDouble() * sum;
    Move last = null;
    for (var entry : weights.entrySet()) {
      last = entry.getKey();
      left -= entry.getValue();
      if (left < 0) {
        break;
      }
    }
    return last;
  }

  private void take(Made made, SearchState state, Archive archive, Population population) {
    SearchState.Tally tally = state.tally(made.move);
    tally.made++;
    state.evaluations += made.refined.evaluations();
    state.note(made.candidate.map(Candidate::energyPerAtom).orElse(Double.NaN));
    if (made.candidate.isEmpty()) {
      state.rejected.merge(made.refined.fault(), 1L, Long::sum);
      return;
    }
    Candidate candidate = made.candidate.get();
    if (candidate.maxGrade().orElse(0) > CandidateOptions.DOUBT) {
      state.doubtful++;
    }
    Optional<Candidate> known = archive.known(candidate);
    if (known.isPresent()) {
      state.duplicates++;
      state.bestFound += known.get().number() == archive.members().getFirst().number() ? 1 : 0;
    } else {
      improve(candidate, state, archive, tally);
      archive.add(candidate);
      state.bestFound =
          archive.members().getFirst().number() == candidate.number() ? 1 : state.bestFound;
    }
    state.archive = archive.members();
    if (population.offer(candidate, state.archive)) {
      tally.kept++;
      noteInPopulation(population, state);
    }
  }

  /** Notes a structure that lowers the energy at its composition. */
  private void improve(
      Candidate candidate, SearchState state, Archive archive, SearchState.Tally tally) {
    if (candidate.energyPerAtom() < archive.lowest(candidate) - LOWER) {
      List<Candidate> all = new ArrayList<>(archive.members());
      all.add(candidate);
      if (ranking.of(List.of(candidate), all)[0] <= lowest(all) + LOWER) {
        state.improvedAt = state.relaxations;
        tally.improved++;
      }
    }
  }

  private double lowest(List<Candidate> all) {
    double lowest = Double.POSITIVE_INFINITY;
    for (double value : ranking.of(all, all)) {
      lowest = Math.min(lowest, value);
    }
    return lowest;
  }

  private void noteInPopulation(Population population, SearchState state) {
    if (!(ranking instanceof Ranking.ByEnergy)) {
      state.populationImprovedAt = Math.max(state.populationImprovedAt, state.improvedAt);
      return;
    }
    double best = ranking.of(population.members().subList(0, 1), state.archive)[0];
    if (best < state.populationBest - LOWER) {
      state.populationBest = best;
      state.populationImprovedAt = state.relaxations;
    }
  }

  private void restart(SearchState state, Population population) {
    if (genetic.restart() > 0
        && state.relaxations - state.populationImprovedAt >= genetic.restart()) {
      population.clear();
      state.restarts++;
      state.populationBest = Double.POSITIVE_INFINITY;
      state.populationImprovedAt = state.relaxations;
    }
  }

  private static String text(SearchState state) {
    return state.archive.isEmpty()
        ? "nothing to believe yet"
        : String.format(
            Locale.ROOT,
            "%d different structures, the lowest %.6f eV/atom (%s)",
            state.archive.size(),
            state.archive.getFirst().energyPerAtom(),
            state.archive.getFirst().structure().formula());
  }
}
