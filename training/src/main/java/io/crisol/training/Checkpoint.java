package io.crisol.training;

import io.crisol.structures.Problem;
import io.crisol.structures.Settings;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Saves and finds the state of a fit in its run folder, and refuses to go on with other data or
 * options.
 */
final class Checkpoint {
  private static final String FILE = "checkpoint.json";

  private Checkpoint() {}

  static void write(Path folder, TrainPlan plan, Json.Obj origin, FitState state) {
    Json.Obj json =
        new Json.Obj()
            .put("options", options(plan))
            .put("origin", origin)
            .put("fit", state.toJson());
    AtomicFile.write(folder.resolve(FILE), json.text());
  }

  static FitState read(Path folder, TrainPlan plan, Json.Obj origin) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      throw Problem.RESUME_NOTHING.with(folder, "it holds no " + FILE);
    }
    Json.Obj json;
    try {
      json = Json.parse(Files.readString(file), file.toString()).asObject();
    } catch (IOException e) {
      throw Problem.RESUME_NOTHING
          .with(folder, FILE + " cannot be read: " + e.getMessage())
          .causedBy(e);
    }
    requireSame("option", json.get("options").asObject(), options(plan));
    requireSame("data file", json.get("origin").asObject(), origin);
    return FitState.fromJson(json.get("fit").asObject());
  }

  private static void requireSame(String what, Json.Obj saved, Json.Obj now) {
    for (Map.Entry<String, Json> entry : saved.members().entrySet()) {
      Json other = now.members().get(entry.getKey());
      if (!entry.getValue().equals(other) && !entry.getKey().equals("training.iterations")) {
        throw Problem.RESUME_CHANGED.with(
            what + " " + entry.getKey(),
            entry.getValue().text().strip(),
            other == null ? "nothing" : other.text().strip());
      }
    }
  }

  /** All options that the parameters depend on, by section and name in the configuration. */
  static Json.Obj options(TrainPlan plan) {
    Json.Obj json = new Json.Obj();
    put(json, "data", Settings.of(DataOptions.class).values(plan.data()));
    put(json, "potential", Settings.of(NetworkOptions.class).values(plan.network()));
    put(json, "training", Settings.of(TrainingOptions.class).values(plan.training()));
    return json;
  }

  private static void put(Json.Obj json, String section, Map<String, Object> values) {
    values.forEach((key, value) -> json.put(section + "." + key, String.valueOf(value)));
  }
}
