package io.crisol.learning;

import io.crisol.simulation.ExactNumbers;
import io.crisol.structures.Structure;
import io.crisol.structures.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A frame that the potential did not know.
 *
 * @param walk number of the walk that came across it
 * @param step of the walk
 * @param grade largest of its atoms
 * @param atom the one with that grade
 */
record Candidate(int walk, long step, double grade, int atom, Structure structure) {
  /**
   * What is told of it in the file of labelled frames.
   *
   * @param labelled the frame itself, or what was cut out of it
   */
  Map<String, String> metadata(List<Walk> walks, Structure labelled) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("config_type", walks.get(walk).name());
    metadata.put("step", String.valueOf(step));
    metadata.put("grade", String.valueOf(grade));
    if (labelled.size() != structure.size()) {
      metadata.put("cut_out_around", String.valueOf(atom));
    }
    return metadata;
  }

  Json toJson() {
    return ExactStructure.put(new Json.Obj(), structure)
        .put("walk", walk)
        .put("step", step)
        .put("grade", ExactNumbers.pack(grade))
        .put("atom", atom);
  }

  /** As saved; everything but cell and positions is that of {@code like}. */
  static Candidate of(Json saved, Structure like) {
    Json.Obj json = saved.asObject();
    return new Candidate(
        json.get("walk").asInt(),
        (long) json.get("step").asDouble(),
        ExactNumbers.doubles(json.get("grade"))[0],
        json.get("atom").asInt(),
        ExactStructure.of(json, like));
  }
}
