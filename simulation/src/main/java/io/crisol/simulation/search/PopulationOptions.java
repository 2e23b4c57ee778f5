package io.crisol.simulation.search;

import static io.crisol.simulation.search.SearchOptions.require;

import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import io.crisol.structures.Settings;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The genetic algorithm.
 *
 * @param population structures that are kept to make others from
 * @param offspring structures that are made and relaxed side by side
 * @param restart relaxations without improvement of the population after which it begins anew; 0:
 *     never
 * @param niche fingerprints closer than this are too alike to be kept both
 * @param moves weights by move
 */
public record PopulationOptions(
    @Setting(help = "structures that are kept to make others from", value = "20") int population,
    @Setting(
            help = "structures that are made and relaxed side by side before any of them is kept",
            value = "16")
        int offspring,
    @Setting(
            help =
                "relaxations without anything lower in the population after which it begins anew;"
                    + " 0: never",
            value = "1000")
        long restart,
    @Setting(
            help = "structures whose fingerprints differ by less than this part are not kept both",
            value = "0.1")
        double niche,
    @Setting(help = "weights of the moves, such as cut=0.5,rattle=0.5; without it, usual ones")
        Map<String, Double> moves) {
  /** Refuses what cannot be. */
  public PopulationOptions {
    require(population >= 2, "population", population, "a population has 2 structures or more");
    require(offspring >= 1, "offspring", offspring, "it is 1 or more");
    require(restart >= 0, "restart", restart, "it is a number of relaxations, or 0 for never");
    require(niche >= 0 && niche < 1, "niche", niche, "it is a part, from 0 to below 1");
    moves = Collections.unmodifiableMap(new TreeMap<>(moves));
    moves.forEach(
        (name, weight) ->
            require(
                move(name) != null && weight >= 0,
                "moves",
                name + "=" + weight,
                "a weight is 0 or more, and the moves are "
                    + String.join(
                        ", ", Arrays.stream(Move.values()).map(Settings::word).toList())));
  }

  private static Move move(String name) {
    return Arrays.stream(Move.values())
        .filter(move -> Settings.word(move).equals(name))
        .findFirst()
        .orElse(null);
  }

  /** Refuses weights of moves that make no sense. */
  void requireMoves(Set<Move> possible) {
    moves
        .keySet()
        .forEach(
            name ->
                require(
                    possible.contains(move(name)),
                    "moves",
                    name,
                    "for these structures the moves are "
                        + String.join(", ", possible.stream().map(Settings::word).toList())));
  }

  /** The weights to use where these are usual. */
  Map<Move, Double> weights(Map<Move, Double> usual) {
    if (moves.isEmpty()) {
      return usual;
    }
    Map<Move, Double> weights = new EnumMap<>(Move.class);
    moves.forEach((name, weight) -> weights.put(move(name), weight));
    weights.values().removeIf(weight -> weight == 0);
    if (weights.isEmpty()) {
      throw Problem.OPTION_INVALID.with("moves", moves, "all are 0", "give one a weight above 0");
    }
    return weights;
  }
}
