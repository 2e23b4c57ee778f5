package io.crisol.app;

import io.crisol.learning.LearnOptions;
import io.crisol.learning.Learner;
import io.crisol.learning.MomentLearner;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import io.crisol.training.ModelOptions;
import io.crisol.training.MomentOptions;
import io.crisol.training.RepulsionOptions;
import io.crisol.training.TrainingOptions;
import java.util.List;

/** What the settings of a campaign train. */
final class Learners {
  private Learners() {}

  static Learner of(Run run, List<Structure> structures, LearnOptions learn) {
    ModelOptions.Model model = run.settings("potential", ModelOptions.class).model();
    if (model != ModelOptions.Model.MOMENT) {
      throw Problem.OPTION_INVALID.with(
          "model",
          model.name().toLowerCase(java.util.Locale.ROOT),
          "potentials that learn on the fly are moment tensor potentials",
          "write model = \"moment\" in [potential]");
    }
    return new MomentLearner(
        run.settings("moment", MomentOptions.class),
        run.settings("training", TrainingOptions.class),
        run.settings("potential", RepulsionOptions.class),
        structures,
        learn);
  }
}
