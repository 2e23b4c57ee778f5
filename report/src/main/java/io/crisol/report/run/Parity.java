package io.crisol.report.run;

import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code parity.json}: reference and prediction frame by frame.
 *
 * @param sets frames by set, such as {@code train} and {@code test}
 */
public record Parity(Map<String, List<ParityFrame>> sets) implements Part {
  static Parity of(Json.Obj object, String source) {
    Map<String, List<ParityFrame>> sets = new LinkedHashMap<>();
    object
        .get("sets")
        .asObject()
        .members()
        .forEach(
            (name, value) -> {
              List<ParityFrame> frames = new ArrayList<>();
              for (Json item : value.asList()) {
                frames.add(
                    ParityFrame.of(item.asObject(), name + " frame " + frames.size(), source));
              }
              if (!frames.isEmpty()) {
                sets.put(name, frames);
              }
            });
    return new Parity(sets);
  }
}
