package io.crisol.reference.jobs;

import io.crisol.reference.Failure;
import io.crisol.structures.json.Json;
import java.util.List;
import java.util.Locale;

/** Failures as they are recorded. */
final class FailureJson {
  private FailureJson() {}

  static Json.Obj of(Failure failure) {
    return new Json.Obj()
        .put("kind", failure.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .put("what", failure.kind().what())
        .put("where", failure.where())
        .put("why", failure.why())
        .put("what_to_do", failure.kind().remedy())
        .put("tried", Json.of(failure.remedies()))
        .put("seconds", failure.seconds());
  }

  static Failure read(Json.Obj json) {
    String kind = json.get("kind").asString().toUpperCase(Locale.ROOT).replace('-', '_');
    List<String> tried = json.get("tried").asList().stream().map(Json::asString).toList();
    return new Failure(
        Failure.Kind.valueOf(kind),
        json.get("where").asString(),
        json.get("why").asString(),
        tried,
        json.get("seconds").asDouble(),
        true);
  }
}
