package io.crisol.simulation.transport;

import io.crisol.structures.Problem;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a run of md says of itself.
 *
 * @param temperature mean, K
 * @param equilibration time left out of that mean, fs
 * @param maxGrade largest extrapolation grade
 */
record MdFolder(OptionalDouble temperature, OptionalDouble equilibration, OptionalDouble maxGrade) {
  /** Of the one folder; several files say nothing. */
  static MdFolder of(List<String> specs) {
    Path results = Path.of(specs.getFirst()).resolve("results.json");
    if (specs.size() > 1 || !Files.isRegularFile(results)) {
      return new MdFolder(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }
    try {
      Json.Obj found = Json.parse(Files.readString(results), results.toString()).asObject();
      return new MdFolder(
          number(found, "temperature_mean_K"),
          number(found, "temperature_from_fs"),
          number(found, "max_grade"));
    } catch (IOException e) {
      throw Problem.FILE_MALFORMED.with(results, e.toString()).causedBy(e);
    }
  }

  private static OptionalDouble number(Json.Obj json, String name) {
    return json.find(name)
        .filter(Json.Num.class::isInstance)
        .map(value -> OptionalDouble.of(value.asDouble()))
        .orElse(OptionalDouble.empty());
  }
}
