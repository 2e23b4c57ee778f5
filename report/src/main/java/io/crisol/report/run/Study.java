package io.crisol.report.run;

import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * {@code study.json}: trainings on the same data.
 *
 * @param kind learning-curve, folds or search
 * @param entries the trainings; those of a search with the best first
 */
public record Study(String kind, List<Entry> entries) implements Part {
  /**
   * One training.
   *
   * @param varied what was different in it
   * @param numbers its figures by name
   */
  public record Entry(String name, Map<String, String> varied, Map<String, Double> numbers) {
    /** A figure, if it is there. */
    public OptionalDouble number(String key) {
      Double value = numbers.get(key);
      return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
  }

  static Study of(Json.Obj json, String source) {
    List<Entry> entries = new ArrayList<>();
    for (Json item : json.get("parts").asList()) {
      Json.Obj part = item.asObject();
      Map<String, String> varied = new LinkedHashMap<>();
      part.get("varied")
          .asObject()
          .members()
          .forEach((name, value) -> varied.put(name, value.asString()));
      Map<String, Double> numbers = new LinkedHashMap<>();
      part.members()
          .forEach(
              (name, value) -> {
                if (value instanceof Json.Num(double number)) {
                  numbers.put(name, number);
                }
              });
      entries.add(new Entry(part.get("name").asString(), varied, numbers));
    }
    return new Study(json.get("study").asString(), List.copyOf(entries));
  }
}
