package io.crisol.training;

import io.crisol.structures.json.Json;
import io.crisol.training.evaluation.Evaluation;

/** What a computation of this module results in. */
public sealed interface TrainingResult permits TrainResult, Evaluation {
  /** The result under the names of the contracts, units in the names. */
  Json.Obj toJson();
}
