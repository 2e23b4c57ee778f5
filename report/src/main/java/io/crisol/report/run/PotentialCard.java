package io.crisol.report.run;

import io.crisol.structures.json.Json;

/**
 * {@code potential.crisol.json}, as far as a reader of the report wants to know it.
 *
 * @param values the object as it was read
 * @param numbers how many numbers its parameters hold
 */
public record PotentialCard(Json.Obj values, long numbers) implements Part {
  static PotentialCard of(Json.Obj object, String source) {
    return new PotentialCard(object, object.find("parameters").map(PotentialCard::count).orElse(0L));
  }

  private static long count(Json value) {
    return switch (value) {
      case Json.Num _ -> 1;
      case Json.Arr list -> list.items().stream().mapToLong(PotentialCard::count).sum();
      case Json.Obj object -> object.members().values().stream().mapToLong(PotentialCard::count).sum();
      case Json.Str _, Json.Bool _, Json.Null _ -> 0;
    };
  }
}
