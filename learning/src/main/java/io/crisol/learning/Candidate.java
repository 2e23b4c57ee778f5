package io.crisol.learning;

import io.crisol.simulation.ExactNumbers;
import io.crisol.structures.Structure;
import io.crisol.structures.json.Json;

/**
 * A frame that the potential did not know.
 *
 * @param walk number of the walk that came across it
 * @param step of the walk
 * @param grade largest of its atoms
 * @param atom the one with that grade
 */
record Candidate(int walk, long step, double grade, int atom, Structure structure) {
  Json toJson() {
    return new Json.Obj()
        .put("walk", walk)
        .put("step", step)
        .put("grade", ExactNumbers.pack(grade))
        .put("atom", atom)
        .put("positions", ExactNumbers.pack(structure.positions()));
  }

  /** As saved; everything but the positions is that of {@code like}. */
  static Candidate of(Json saved, Structure like) {
    Json.Obj json = saved.asObject();
    return new Candidate(
        json.get("walk").asInt(),
        (long) json.get("step").asDouble(),
        ExactNumbers.doubles(json.get("grade"))[0],
        json.get("atom").asInt(),
        like.withPositions(ExactNumbers.doubles(json.get("positions"))));
  }
}
