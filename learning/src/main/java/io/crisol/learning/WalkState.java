package io.crisol.learning;

import io.crisol.simulation.ExactNumbers;
import io.crisol.simulation.dynamics.State;
import io.crisol.structures.RandomStream;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a walk stands.
 *
 * @param state the trajectory
 * @param known the last state in which every atom was known: from there it is replayed
 * @param beginnings how often it began anew
 * @param bornIn generation of the potential that it began with
 * @param done whether it came to its end, or stopped, with the present potential
 * @param maxGrade largest grade with the present potential; NaN where one was
 * @param candidates frames found with the present potential
 * @param snapshots states along the way since the beginning
 * @param trace grades along the way with the present potential
 */
record WalkState(
    State state,
    State known,
    int beginnings,
    int bornIn,
    boolean done,
    double maxGrade,
    List<Candidate> candidates,
    List<State> snapshots,
    GradeTrace trace) {
  WalkState {
    candidates = List.copyOf(candidates);
    snapshots = List.copyOf(snapshots);
  }

  /** A walk at its beginning, with random numbers of its own. */
  static WalkState begin(Walk walk, WalkMethod method, long seed, int beginnings, int generation) {
    RandomStream random = new RandomStream(seed).fork(1000L * walk.number() + beginnings);
    State start = method.begin(walk, random);
    return anew(start, beginnings, generation);
  }

  /** The same with the next potential, replayed from where all was known. */
  WalkState replayed() {
    return anew(known, beginnings, bornIn);
  }

  private static WalkState anew(State from, int beginnings, int bornIn) {
    return new WalkState(
        from, from, beginnings, bornIn, false, 0, List.of(), List.of(), GradeTrace.NONE);
  }

  /** Whether the whole walk was one of the potential of {@code generation} and met nothing new. */
  boolean hasPassed(int generation, double saveGrade) {
    return done && bornIn == generation && candidates.isEmpty() && maxGrade <= saveGrade;
  }

  /** Largest grade on some walks; NaN where one was. */
  static double maxGrade(Stream<Walk> walks, List<WalkState> states) {
    return walks.mapToDouble(walk -> states.get(walk.number()).maxGrade()).reduce(0, Math::max);
  }

  Json toJson() {
    Json.Arr found = new Json.Arr();
    candidates.forEach(candidate -> found.add(candidate.toJson()));
    Json.Arr passed = new Json.Arr();
    snapshots.forEach(snapshot -> passed.add(json(snapshot)));
    return new Json.Obj()
        .put("state", json(state))
        .put("known", json(known))
        .put("beginnings", beginnings)
        .put("born_in", bornIn)
        .put("done", done)
        .put("max_grade", ExactNumbers.pack(maxGrade))
        .put("candidates", found)
        .put("snapshots", passed)
        .put("trace", trace.toJson());
  }

  static WalkState of(Json saved, Walk walk) {
    Json.Obj json = saved.asObject();
    List<Candidate> found = new ArrayList<>();
    json.get("candidates").asList().forEach(c -> found.add(Candidate.of(c, walk.start())));
    return new WalkState(
        state(json.get("state"), walk),
        state(json.get("known"), walk),
        json.get("beginnings").asInt(),
        json.get("born_in").asInt(),
        json.get("done").asBoolean(),
        ExactNumbers.doubles(json.get("max_grade"))[0],
        found,
        json.get("snapshots").asList().stream().map(snapshot -> state(snapshot, walk)).toList(),
        json.find("trace").map(GradeTrace::of).orElse(GradeTrace.NONE));
  }

  private static Json json(State state) {
    return ExactStructure.put(new Json.Obj(), state.structure())
        .put("step", state.step())
        .put("time", ExactNumbers.pack(state.time()))
        .put("velocities", ExactNumbers.pack(state.velocities()))
        .put("random", ExactNumbers.pack(state.random()));
  }

  private static State state(Json saved, Walk walk) {
    Json.Obj json = saved.asObject();
    return State.at(
        ExactStructure.of(json, walk.start()),
        ExactNumbers.doubles(json.get("velocities")),
        (long) json.get("step").asDouble(),
        ExactNumbers.doubles(json.get("time"))[0],
        ExactNumbers.longs(json.get("random")));
  }
}
