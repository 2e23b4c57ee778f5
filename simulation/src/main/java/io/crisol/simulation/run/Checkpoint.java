package io.crisol.simulation.run;

import io.crisol.potentials.Prediction;
import io.crisol.simulation.EnergyEngine;
import io.crisol.simulation.ExactNumbers;
import io.crisol.simulation.dynamics.State;
import io.crisol.simulation.dynamics.Step;
import io.crisol.structures.Cell;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * checkpoint.json: everything that a run needs to go on with the same bits. Written whole or not at
 * all.
 */
final class Checkpoint {
  static final String NAME = "checkpoint.json";
  private static final int VERSION = 2;

  private final Json.Obj content;

  private Checkpoint(Json.Obj content) {
    this.content = content;
  }

  static Json.Obj begin(String kind, Map<String, String> settings) {
    Json.Obj kept = new Json.Obj();
    settings.forEach(kept::put);
    return new Json.Obj().put("kind", kind).put("version", VERSION).put("settings", kept);
  }

  static Json step(Step step) {
    Prediction prediction = step.prediction();
    return new Json.Obj()
        .put("number", step.number())
        .put(
            "scalars",
            ExactNumbers.pack(step.time(), prediction.energy(), step.state().exchanged()))
        .put("degrees", step.degrees())
        .put("random", ExactNumbers.pack(step.state().random()))
        .put("cell", ExactNumbers.pack(step.state().structure().cell().vectors()))
        .put("positions", ExactNumbers.pack(step.state().structure().positions()))
        .put("velocities", ExactNumbers.pack(step.state().velocities()))
        .put("forces", ExactNumbers.pack(prediction.forces()))
        .put("virial", ExactNumbers.pack(prediction.virial()));
  }

  static Step step(Json saved, Structure structure) {
    Json.Obj step = saved.asObject();
    double[] scalars = ExactNumbers.doubles(step.get("scalars"));
    Structure at = placed(step, structure);
    double[] velocities = ExactNumbers.doubles(step.get("velocities"));
    long[] random = ExactNumbers.longs(step.get("random"));
    State state =
        State.at(at, velocities, (long) step.get("number").asDouble(), scalars[0], random)
            .withExchanged(scalars[2]);
    Prediction prediction =
        Prediction.of(scalars[1])
            .withGradients(
                ExactNumbers.doubles(step.get("forces")), ExactNumbers.doubles(step.get("virial")));
    return Step.of(state, prediction, step.get("degrees").asInt());
  }

  /** The atoms at saved positions in their saved cell. */
  static Structure placed(Json.Obj saved, Structure structure) {
    double[] positions = ExactNumbers.doubles(saved.get("positions"));
    double[] vectors = ExactNumbers.doubles(saved.get("cell"));
    Cell cell = structure.cell();
    return Arrays.equals(vectors, cell.vectors())
        ? structure.withPositions(positions)
        : structure.withCell(
            new Cell(vectors, cell.isPeriodic(0), cell.isPeriodic(1), cell.isPeriodic(2)),
            positions);
  }

  /** Positions and cell that the engine's neighbours were built from. */
  static Json engine(EnergyEngine engine) {
    return engine
        .neighbors()
        .<Json>map(
            neighbors ->
                new Json.Obj()
                    .put("cell", ExactNumbers.pack(neighbors.builtFrom().cell().vectors()))
                    .put("positions", ExactNumbers.pack(neighbors.builtFrom().positions())))
        .orElse(new Json.Null());
  }

  static void restoreEngine(Json.Obj content, EnergyEngine engine, Structure structure) {
    content
        .find("neighbors_built_from")
        .ifPresent(built -> engine.restore(placed(built.asObject(), structure)));
  }

  static void write(Path folder, Json.Obj content) {
    AtomicFile.write(folder.resolve(NAME), content.text());
  }

  static boolean exists(Path folder) {
    return Files.exists(folder.resolve(NAME));
  }

  /** Reads the checkpoint of a run with these settings; the total number of steps may differ. */
  static Json.Obj read(Path folder, String kind, Map<String, String> settings) {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      throw Problem.RESUME_NOTHING.with(folder, "it holds no " + NAME);
    }
    try {
      Json.Obj content = Json.parse(Files.readString(file), file.toString()).asObject();
      Checkpoint checkpoint = new Checkpoint(content);
      checkpoint.require(folder, kind, settings);
      return content;
    } catch (IOException e) {
      throw Problem.RESUME_NOTHING
          .with(folder, NAME + " cannot be read: " + e.getMessage())
          .causedBy(e);
    }
  }

  private void require(Path folder, String kind, Map<String, String> settings) {
    String found = content.get("kind").asString();
    int version = content.get("version").asInt();
    if (!found.equals(kind) || version != VERSION) {
      throw Problem.RESUME_NOTHING.with(
          folder, "its checkpoint is of a " + found + " run, version " + version);
    }
    Json.Obj before = content.get("settings").asObject();
    settings.forEach(
        (name, value) -> {
          String started = before.find(name).map(Json::asString).orElse("nothing");
          if (!name.equals("steps") && !started.equals(value)) {
            throw Problem.RESUME_CHANGED.with(name, started, value);
          }
        });
  }
}
