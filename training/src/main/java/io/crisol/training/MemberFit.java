package io.crisol.training;

import io.crisol.structures.json.Json;

/**
 * How a member of a committee was trained.
 *
 * @param seed of its first parameters
 * @param iterations done
 * @param bestIteration iteration of the parameters that were kept
 * @param loss of these on the validation frames
 */
public record MemberFit(long seed, int iterations, int bestIteration, double loss) {
  Json.Obj toJson() {
    return new Json.Obj()
        .put("seed", seed)
        .put("iterations", iterations)
        .put("best_iteration", bestIteration)
        .put("loss_validation", loss);
  }
}
