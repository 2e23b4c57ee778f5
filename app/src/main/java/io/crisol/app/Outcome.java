package io.crisol.app;

import io.crisol.structures.ProblemException;
import io.crisol.structures.json.Json;
import java.util.Optional;

/**
 * What a verb found.
 *
 * @param results metrics with their units in their names
 * @param exit exit code
 * @param problem what stopped it, if something did; told after the results are safe
 */
record Outcome(Json.Obj results, int exit, Optional<ProblemException> problem) {
  /** The metrics as results of this verb: a step's or a part's own kind gives way. */
  Json.Obj resultsOf(String verb) {
    Json.Obj named = new Json.Obj().put("kind", verb);
    results.members().forEach(named::put);
    return named.put("kind", verb);
  }

  /** All went well. */
  static Outcome of(Json.Obj results) {
    return new Outcome(results, 0, Optional.empty());
  }

  /** Ended with a problem that leaves results. */
  static Outcome of(Json.Obj results, Optional<ProblemException> problem) {
    return new Outcome(results, problem.map(Failures::exitCode).orElse(0), problem);
  }
}
