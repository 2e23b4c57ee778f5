package io.crisol.training;

import io.crisol.structures.Frame;
import io.crisol.structures.Settings;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Plans of small trainings. */
final class TrainPlans {
  /** A network that learns argon in a second. */
  static final Map<String, Object> SMALL =
      Map.of(
          "radial_order", 6L,
          "angular_order", 3L,
          "radial_cutoffs", List.of(5.5),
          "angular_cutoffs", List.of(4.5),
          "hidden", List.of(6L));

  private TrainPlans() {}

  static TrainPlan argon(List<Frame> frames, Map<String, Object> training) {
    return of(SMALL, Map.of(), frames, List.of(), training);
  }

  static TrainPlan of(
      Map<String, Object> network,
      Map<String, Object> charges,
      List<Frame> frames,
      List<Frame> validation,
      Map<String, Object> training) {
    return TrainPlan.of(
        Settings.of(DataOptions.class)
            .build(Map.of("validation", validation.isEmpty() ? List.of() : List.of("given here"))),
        Settings.of(NetworkOptions.class).build(network),
        Settings.of(ChargeOptions.class).build(charges),
        Settings.of(TrainingOptions.class).build(training),
        frames,
        validation,
        List.of());
  }

  /** The parameters that a run wrote. */
  static Json parameters(Path folder) throws IOException {
    Path file = folder.resolve("potential.crisol.json");
    return Json.parse(Files.readString(file), "").asObject().get("parameters");
  }
}
