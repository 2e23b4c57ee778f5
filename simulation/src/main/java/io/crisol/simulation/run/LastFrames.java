package io.crisol.simulation.run;

import io.crisol.simulation.ExactNumbers;
import io.crisol.simulation.dynamics.State;
import io.crisol.simulation.dynamics.Step;
import io.crisol.simulation.guards.Stop;
import io.crisol.structures.Structure;
import io.crisol.structures.json.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last frames before the present one, for the case that a guard stops the run. */
final class LastFrames {
  /** Coordinates kept at most, so that a checkpoint of a million atoms stays possible. */
  private static final int MOST_COORDINATES = 6_000_000;

  /** A frame as kept. */
  private record Kept(State state, Map<String, String> metadata) {}

  private final int interval;
  private final int capacity;
  private final Deque<Kept> frames = new ArrayDeque<>();

  LastFrames(int count, int interval, int atoms) {
    this.interval = interval;
    this.capacity = Math.clamp(MOST_COORDINATES / (6L * Math.max(1, atoms)), 1, count);
  }

  void accept(Step step) {
    if (step.number() % interval == 0) {
      if (frames.size() == capacity) {
        frames.removeFirst();
      }
      frames.addLast(new Kept(step.state(), FrameText.metadata(step)));
    }
  }

  /** The frames kept and the offending one, in which the guilty atom is named. */
  String text(Step offending, Stop stop) {
    StringBuilder text = new StringBuilder();
    for (Kept kept : frames) {
      if (kept.state.step() < offending.number()) {
        text.append(FrameText.of(kept.state, kept.metadata, Optional.empty()));
      }
    }
    Map<String, String> metadata = FrameText.metadata(offending);
    metadata.put("stopped_by", stop.guard());
    metadata.put("guilty_atom", Integer.toString(stop.atom()));
    metadata.put("reason", stop.reason());
    stop.extrapolation()
        .ifPresent(
            e -> {
              metadata.put("component", e.component());
              metadata.put("component_value", Double.toString(e.value()));
              metadata.put("component_low", Double.toString(e.low()));
              metadata.put("component_high", Double.toString(e.high()));
            });
    return text.append(FrameText.of(offending.state(), metadata, offending.prediction().grades()))
        .toString();
  }

  Json save() {
    Json.Arr saved = new Json.Arr();
    for (Kept kept : frames) {
      Json.Obj metadata = new Json.Obj();
      kept.metadata.forEach(metadata::put);
      saved.add(
          new Json.Obj()
              .put("cell", ExactNumbers.pack(kept.state.structure().cell().vectors()))
              .put("positions", ExactNumbers.pack(kept.state.structure().positions()))
              .put("velocities", ExactNumbers.pack(kept.state.velocities()))
              .put("metadata", metadata));
    }
    return saved;
  }

  void restore(Json saved, Structure structure) {
    frames.clear();
    for (Json frame : saved.asList()) {
      Map<String, String> metadata = new LinkedHashMap<>();
      frame
          .asObject()
          .get("metadata")
          .asObject()
          .members()
          .forEach((key, value) -> metadata.put(key, value.asString()));
      Structure at = Checkpoint.placed(frame.asObject(), structure);
      double[] velocities = ExactNumbers.doubles(frame.asObject().get("velocities"));
      long step = Long.parseLong(metadata.get("step"));
      double time = Double.parseDouble(metadata.get("time_fs"));
      frames.addLast(new Kept(State.at(at, velocities, step, time, new long[4]), metadata));
    }
  }
}
