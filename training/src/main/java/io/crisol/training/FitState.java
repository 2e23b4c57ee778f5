package io.crisol.training;

import io.crisol.structures.json.Json;
import io.crisol.training.optimizers.Optimizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a fit stands: enough to go on with the same bits. Mutable; owned by the {@link Trainer}.
 */
final class FitState {
  Optimizer optimizer;
  int iteration;
  double seconds;
  double[] best;
  double bestLoss = Double.POSITIVE_INFINITY;
  int bestIteration;
  boolean exhausted;
  final List<CurvePoint> curve = new ArrayList<>();

  FitState(Optimizer optimizer) {
    this.optimizer = optimizer;
    this.best = optimizer.point();
  }

  Json.Obj toJson() {
    Json.Arr points = new Json.Arr();
    curve.forEach(point -> points.add(point.toJson()));
    return new Json.Obj()
        .put("optimizer", optimizer.state())
        .put("iteration", iteration)
        .put("seconds", seconds)
        .put("best", best)
        .put("best_loss", bestLoss)
        .put("best_iteration", bestIteration)
        .put("exhausted", exhausted)
        .put("curve", points);
  }

  static FitState fromJson(Json.Obj json) {
    FitState state = new FitState(Optimizer.resume(json.get("optimizer").asObject()));
    state.iteration = json.get("iteration").asInt();
    state.seconds = json.get("seconds").asDouble();
    state.best = json.get("best").asDoubles();
    state.bestLoss = json.find("best_loss").map(Json::asDouble).orElse(Double.POSITIVE_INFINITY);
    state.bestIteration = json.get("best_iteration").asInt();
    state.exhausted = json.get("exhausted").asBoolean();
    json.get("curve").asList().forEach(point -> state.curve.add(CurvePoint.fromJson(point)));
    return state;
  }
}
