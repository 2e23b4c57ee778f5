package io.crisol.app;

import io.crisol.app.config.Configuration;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.training.CommitteeOptions;
import io.crisol.training.DataOptions;
import io.crisol.training.ModelOptions;
import io.crisol.training.MomentOptions;
import io.crisol.training.MomentPlan;
import io.crisol.training.MomentRun;
import io.crisol.training.RepulsionOptions;
import io.crisol.training.TrainResult;
import io.crisol.training.TrainingOptions;
import java.nio.file.Path;
import java.util.List;

/** The verb train where {@code model = "moment"}. */
final class MomentTraining {
  private MomentTraining() {}

  static boolean isWanted(Run run) {
    return run.settings("potential", ModelOptions.class).model() == ModelOptions.Model.MOMENT;
  }

  static String describe(Run run, List<Frame> train) {
    return String.join("\n", plan(run, train).describe())
        + "\nWould solve for the moment coefficients and move all parameters in turn.";
  }

  static TrainResult train(Run run, List<Frame> train) {
    MomentPlan plan = plan(run, train);
    plan.describe().forEach(run.console()::note);
    Path folder = run.folder().orElseThrow();
    MomentRun training = new MomentRun(plan, TrainVerb.origin(run));
    return run.isResumed()
        ? training.resume(folder, run.progress("train"))
        : training.start(folder, run.progress("train"));
  }

  private static MomentPlan plan(Run run, List<Frame> train) {
    run.settings("potential", BaselineInput.class)
        .baseline()
        .ifPresent(
            text -> {
              throw Problem.OPTION_INVALID.with(
                  "baseline",
                  text,
                  "moment tensor potentials learn the whole of the energy",
                  "leave it out; repulsion = zbl keeps atoms apart");
            });
    Configuration configuration = run.configuration();
    DataOptions data = configuration.get("data", DataOptions.class);
    return MomentPlan.of(
            data,
            configuration.get("moment", MomentOptions.class),
            configuration.get("training", TrainingOptions.class),
            configuration.get("potential", RepulsionOptions.class),
            train,
            TrainVerb.frames(run, data.validation()),
            TrainVerb.frames(run, data.test()))
        .with(configuration.get("training", CommitteeOptions.class));
  }
}
