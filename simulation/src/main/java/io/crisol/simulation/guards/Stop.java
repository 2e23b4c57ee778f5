package io.crisol.simulation.guards;

import io.crisol.potentials.Extrapolation;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.json.Json;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a run was stopped.
 *
 * @param guard name of the guard
 * @param step step it stopped at
 * @param atom the guilty atom, from 0
 * @param reason one sentence with numbers
 * @param extrapolation what the atom has that the training data had not, where the potential can
 *     say it
 */
public record Stop(
    String guard, long step, int atom, String reason, Optional<Extrapolation> extrapolation) {
  /** A stop without knowledge of the training data. */
  public Stop(String guard, long step, int atom, String reason) {
    this(guard, step, atom, reason, Optional.empty());
  }

  /** Why, with the descriptor component that left its range. */
  public String sentence() {
    return reason + extrapolation.map(Stop::component).orElse("");
  }

  private static String component(Extrapolation e) {
    return String.format(
        Locale.ROOT,
        "; its descriptor component %s is %.6g, in the training data %.6g to %.6g",
        e.component(),
        e.value(),
        e.low(),
        e.high());
  }

  /** As a problem for the user; the run itself does not throw it. */
  public ProblemException problem(String folder) {
    return Problem.STOPPED_BY_GUARD.with(
        guard,
        "step " + step + ": " + sentence(),
        "look at " + folder + "/last-frames.xyz; " + remedy());
  }

  private String remedy() {
    return switch (guard) {
      case "grade", "range", "distance", "spread" -> "add such structures to the training data";
      case "energy-jump", "lost-atoms" -> "try a shorter timestep, else doubt the potential there";
      default -> "the potential gives no number there";
    };
  }

  /** For results.json. */
  public Json.Obj toJson() {
    Json.Obj json =
        new Json.Obj()
            .put("guard", guard)
            .put("step", step)
            .put("atom", atom)
            .put("reason", sentence());
    extrapolation.ifPresent(
        e ->
            json.put("grade", e.grade())
                .put("component", e.component())
                .put("value", e.value())
                .put("low", e.low())
                .put("high", e.high()));
    return json;
  }
}
