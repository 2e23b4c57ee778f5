package io.crisol.report.run;

import io.crisol.structures.json.Json;
import java.util.List;

/**
 * {@code potential.crisol.json}, as far as a reader of the report wants to know it.
 *
 * @param values the object as it was read
 * @param numbers how many numbers its parameters hold
 */
public record PotentialCard(Json.Obj values, long numbers) implements Part {
  static PotentialCard of(Json.Obj object, String source) {
    return new PotentialCard(
        object, object.find("parameters").map(PotentialCard::count).orElse(0L));
  }

  /** Symbols of the elements it knows; empty where the file does not list them. */
  public List<String> elements() {
    return values
        .find("elements")
        .filter(Json.Arr.class::isInstance)
        .map(Json::asList)
        .orElse(List.of())
        .stream()
        .filter(Json.Str.class::isInstance)
        .map(Json::asString)
        .toList();
  }

  private static long count(Json value) {
    return switch (value) {
      case Json.Num _ -> 1;
      case Json.Arr list -> list.items().stream().mapToLong(PotentialCard::count).sum();
      case Json.Obj object ->
          object.members().values().stream().mapToLong(PotentialCard::count).sum();
      case Json.Str _, Json.Bool _, Json.Null _ -> 0;
    };
  }
}
