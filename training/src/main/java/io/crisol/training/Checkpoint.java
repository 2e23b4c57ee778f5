package io.crisol.training;

import io.crisol.structures.Problem;
import io.crisol.structures.Settings;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Saves and finds the state of a fit in its run folder, and refuses to go on with other data or
 * options.
 */
final class Checkpoint {
  static final String FILE = "checkpoint.json";

  /**
   * What may change when a run goes on: lengths, what is added after the fit, and what the numbers
   * do not depend on.
   */
  private static final Set<String> FREE =
      Set.of(
          "training.iterations",
          "training.committee",
          "training.memory",
          "potential.repulsion",
          "potential.repulsion_inner",
          "potential.repulsion_outer");

  private Checkpoint() {}

  /** The file of a member of a committee, from 0. */
  private static Path file(Path folder, int member) {
    return folder.resolve(member == 0 ? FILE : "checkpoint-" + (member + 1) + ".json");
  }

  /**
   * Removes what an earlier run in this folder left, so that it is not taken for a part of this.
   */
  static void clear(Path folder) {
    try {
      for (int m = 0; Files.deleteIfExists(file(folder, m)); m++) {
        // Members are numbered without gaps.
      }
    } catch (IOException e) {
      throw Problem.OUTPUT_UNWRITABLE.with(folder, String.valueOf(e.getMessage())).causedBy(e);
    }
  }

  static void write(Path folder, TrainPlan plan, Json.Obj origin, int member, FitState state) {
    write(folder, member, options(plan), origin, new Json.Obj().put("fit", state.toJson()));
  }

  /** Writes the state of a member with the options and data it belongs to. */
  static void write(Path folder, int member, Json.Obj options, Json.Obj origin, Json.Obj state) {
    Json.Obj json = new Json.Obj().put("options", options).put("origin", origin);
    state.members().forEach(json::put);
    AtomicFile.write(file(folder, member), json.text());
  }

  /** The states of the members that were begun, in order; at least one. */
  static List<FitState> read(Path folder, TrainPlan plan, Json.Obj origin) {
    return read(folder, plan.committee().committee(), options(plan), origin).stream()
        .map(saved -> FitState.fromJson(saved.get("fit").asObject()))
        .toList();
  }

  /**
   * What was written for the members that were begun, in order; at least one.
   *
   * @param members at most so many
   */
  static List<Json.Obj> read(Path folder, int members, Json.Obj options, Json.Obj origin) {
    if (!Files.exists(file(folder, 0))) {
      throw Problem.RESUME_NOTHING.with(folder, "it holds no " + FILE);
    }
    List<Json.Obj> states = new ArrayList<>();
    for (int m = 0; m < members && Files.exists(file(folder, m)); m++) {
      states.add(state(file(folder, m), options, origin));
    }
    return states;
  }

  private static Json.Obj state(Path file, Json.Obj options, Json.Obj origin) {
    Json.Obj json;
    try {
      json = Json.parse(Files.readString(file), file.toString()).asObject();
    } catch (IOException e) {
      throw Problem.RESUME_NOTHING
          .with(
              file.toAbsolutePath().getParent(),
              file.getFileName() + " cannot be read: " + e.getMessage())
          .causedBy(e);
    }
    requireSame("option", json.get("options").asObject(), options);
    requireSame("data file", json.get("origin").asObject(), origin);
    return json;
  }

  private static void requireSame(String what, Json.Obj saved, Json.Obj now) {
    for (Map.Entry<String, Json> entry : saved.members().entrySet()) {
      Json other = now.members().get(entry.getKey());
      if (!entry.getValue().equals(other) && !FREE.contains(entry.getKey())) {
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
    if (plan.charges().arePresent()) {
      put(json, "potential", Settings.of(ChargeOptions.class).values(plan.charges()));
    }
    plan.baseline().ifPresent(b -> json.put("potential.baseline", b.text()));
    put(json, "potential", Settings.of(RepulsionOptions.class).values(plan.repulsion().options()));
    put(json, "training", Settings.of(TrainingOptions.class).values(plan.training()));
    return json.put("training.committee", String.valueOf(plan.committee().committee()))
        .put("training.committee_share", String.valueOf(plan.committee().shareWithSeeds()));
  }

  private static void put(Json.Obj json, String section, Map<String, Object> values) {
    values.forEach((key, value) -> json.put(section + "." + key, String.valueOf(value)));
  }
}
