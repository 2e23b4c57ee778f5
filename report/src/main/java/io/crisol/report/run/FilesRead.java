package io.crisol.report.run;

import io.crisol.structures.io.ReadingReport;
import io.crisol.structures.io.ReadingReport.FileReading;
import io.crisol.structures.io.ReadingReport.LabelUse;
import io.crisol.structures.io.ReadingReport.Missing;
import io.crisol.structures.json.Json;
import java.util.List;
import java.util.function.Function;

/** The member {@code reading} of {@code findings.json}, back from JSON. */
final class FilesRead {
  private FilesRead() {}

  static ReadingReport of(Json.Obj reading) {
    return new ReadingReport(list(reading, "files", FilesRead::file));
  }

  private static FileReading file(Json value) {
    Json.Obj file = value.asObject();
    return new FileReading(
        file.get("file").asString(),
        file.get("format").asString(),
        file.get("frames").asInt(),
        (long) file.get("atoms").asDouble(),
        list(file, "elements", Json::asString),
        list(file, "labels", FilesRead::label),
        list(file, "missing", FilesRead::missing),
        list(file, "notes", Json::asString),
        list(file, "metadata", Json::asString),
        list(file, "columns", Json::asString));
  }

  private static LabelUse label(Json value) {
    Json.Obj label = value.asObject();
    return new LabelUse(
        label.get("quantity").asString(),
        label.get("key").asString(),
        label.get("frames").asInt(),
        label.get("unit").asString());
  }

  private static Missing missing(Json value) {
    Json.Obj missing = value.asObject();
    return new Missing(
        missing.get("quantity").asString(),
        missing.get("frames").asInt(),
        missing.get("first").asInt());
  }

  /** An absent list is an empty one. */
  private static <T> List<T> list(Json.Obj object, String name, Function<Json, T> item) {
    return object
        .find(name)
        .map(items -> items.asList().stream().map(item).toList())
        .orElse(List.of());
  }
}
