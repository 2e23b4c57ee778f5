package io.crisol.simulation.building;

import io.crisol.potentials.Potential;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a step works with.
 *
 * @param picks which of the structures of each step before is worked on: part of every seed, so
 *     that a structure does not depend on how many others are made
 * @param notes told what a user should know of a structure
 * @param potential the potential for a structure, for steps that need one
 * @param progress told by steps that take long
 */
public record Bench(
    List<Integer> picks,
    Consumer<String> notes,
    Function<Structure, Potential> potential,
    Progress progress) {
  /** A bench without a potential. */
  public static Bench plain(Consumer<String> notes) {
    return new Bench(
        List.of(),
        notes,
        _ -> {
          throw impossible("that runs dynamics", "there is no potential", "give --potential");
        },
        Progress.NONE);
  }

  Bench at(List<Integer> path) {
    return new Bench(List.copyOf(path), notes, potential, progress);
  }

  /** Random numbers of one structure of a step. */
  RandomStream random(long seed, int number) {
    RandomStream stream = new RandomStream(seed);
    for (int pick : picks) {
      stream = stream.fork(pick);
    }
    return stream.fork(number);
  }

  void note(String text) {
    notes.accept(text);
  }

  static ProblemException impossible(String step, String why, String remedy) {
    return Problem.RECIPE_IMPOSSIBLE.with(step, why, remedy);
  }

  /** OPTION_INVALID where a setting of a step is not possible. */
  static void require(boolean met, String key, Object value, String why) {
    if (!met) {
      throw Problem.OPTION_INVALID.with(key, value, why, "correct it");
    }
  }
}
