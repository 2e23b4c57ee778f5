package io.crisol.simulation.analysis;

import io.crisol.simulation.dynamics.Step;
import io.crisol.structures.json.Json;
import java.util.function.Supplier;
import java.util.stream.Collector;

/**
 * Something measured along a trajectory. Its whole memory can be saved, so that a resumed run gives
 * the same bits. What it measures does not depend on how long the run will be.
 *
 * @param <R> what comes out
 */
public interface Analysis<R> {
  /** Takes the next step. */
  void accept(Step step);

  /** What the steps so far give. */
  R result();

  /** The whole memory. */
  Json save();

  /** Takes over a saved memory. */
  void restore(Json saved);

  /** A collector of a stream of steps; the stream must be sequential. */
  static <R> Collector<Step, ?, R> collector(Supplier<? extends Analysis<R>> analysis) {
    return Collector.<Step, Analysis<R>, R>of(
        analysis::get,
        Analysis::accept,
        (_, _) -> {
          throw new UnsupportedOperationException("a trajectory is in order of time");
        },
        Analysis::result);
  }
}
