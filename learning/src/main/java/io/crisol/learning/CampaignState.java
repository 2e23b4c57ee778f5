package io.crisol.learning;

import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where a campaign stands, as it lies in campaign.json: all else follows from it and from the files
 * beside it.
 */
final class CampaignState {
  /** What comes next. */
  enum Phase {
    LABEL,
    LEARN,
    EXPLORE,
    FRESH,
    OVER
  }

  Phase phase = Phase.LABEL;

  /** Number of the present potential, 0 before the first. */
  int generation;

  /** Structure that is explored; the number of structures when all are walked once more. */
  int stage;

  /** Labelled frames: as many of labelled.xyz count. */
  int known;

  /** Calculations that were asked for, by structure. */
  int[] asked;

  /** Calculations without result. */
  int failed;

  /** Time of all calculations but the fresh ones, s. */
  double seconds;

  /** Fresh calculations without result. */
  int failedFresh;

  /** Time of the fresh calculations, s. */
  double freshSeconds;

  /** Attempts in a row that gave nothing to learn from. */
  int fruitless;

  /** How it ended. */
  Verdict verdict = Verdict.STUCK;

  /** Where each walk stood when the present exploration began, or when it ended. */
  List<WalkState> walks;

  /** The generations before, and at the end the last one. */
  final List<Generation> history = new ArrayList<>();

  /** Before the first label; {@code given} frames are known already. */
  CampaignState(int given, int[] asked, List<WalkState> walks) {
    this.known = given;
    this.asked = asked;
    this.walks = walks;
  }

  /** Whether it came to an end for want of labels or time. */
  boolean endedForWant() {
    return (phase == Phase.FRESH || phase == Phase.OVER)
        && (verdict == Verdict.LABELS_SPENT || verdict == Verdict.TIME_SPENT);
  }

  Json.Obj toJson() {
    Json.Arr states = new Json.Arr();
    walks.forEach(walk -> states.add(walk.toJson()));
    Json.Arr generations = new Json.Arr();
    history.forEach(one -> generations.add(one.toJson()));
    return new Json.Obj()
        .put("phase", phase.name())
        .put("generation", generation)
        .put("stage", stage)
        .put("known", known)
        .put("asked", Arrays.stream(asked).asDoubleStream().toArray())
        .put("failed", failed)
        .put("seconds", seconds)
        .put("failed_fresh", failedFresh)
        .put("fresh_seconds", freshSeconds)
        .put("fruitless", fruitless)
        .put("verdict", verdict.name())
        .put("walks", states)
        .put("history", generations);
  }

  static CampaignState of(Json.Obj json, List<Walk> walks) {
    List<WalkState> states = new ArrayList<>();
    for (int k = 0; k < walks.size(); k++) {
      states.add(WalkState.of(json.get("walks").asList().get(k), walks.get(k)));
    }
    int[] asked = json.get("asked").asList().stream().mapToInt(Json::asInt).toArray();
    CampaignState state = new CampaignState(json.get("known").asInt(), asked, states);
    state.phase = Phase.valueOf(json.get("phase").asString());
    state.generation = json.get("generation").asInt();
    state.stage = json.get("stage").asInt();
    state.failed = json.get("failed").asInt();
    state.seconds = json.get("seconds").asDouble();
    state.failedFresh = json.find("failed_fresh").map(Json::asInt).orElse(0);
    state.freshSeconds = json.find("fresh_seconds").map(Json::asDouble).orElse(0.0);
    state.fruitless = json.get("fruitless").asInt();
    state.verdict = Verdict.valueOf(json.get("verdict").asString());
    json.get("history").asList().forEach(one -> state.history.add(Generation.of(one)));
    return state;
  }
}
