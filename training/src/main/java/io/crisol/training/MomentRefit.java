package io.crisol.training;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.PotentialFile;
import io.crisol.potentials.moment.MomentPotential;
import io.crisol.structures.Progress;
import io.crisol.structures.json.Json;
import io.crisol.training.selection.ActiveSets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Trains a moment tensor potential on a growing set of frames: from the parameters that it had on
 * fewer of them, without a run folder, on all frames alike. The same frames and the same start give
 * the same bits.
 */
public final class MomentRefit {
  private final MomentPlan plan;

  /**
   * A refit.
   *
   * @param plan whose validation frames may be those of the training
   */
  public MomentRefit(MomentPlan plan) {
    this.plan = plan;
  }

  /**
   * Fits, grades by all environments of the frames, and writes the potential.
   *
   * @param before a potential of the same shape to begin from
   * @return the potential with its repulsion
   */
  public Potential write(Optional<MomentPotential> before, Path file, Progress progress) {
    MomentFit fit = new MomentFit(plan, 0);
    MomentPotential fitted =
        fit.run(before.map(b -> fit.from(b.parameters(), progress)), progress, _ -> {});
    MomentPotential graded =
        fitted.withActiveSet(ActiveSets.inverses(fitted, plan.split().train()).getFirst());
    Potential potential = plan.repulsion().beside(graded);
    Json.Obj provenance =
        new Json.Obj().put("settings", Json.of(plan.describe())).put("options", plan.optionsJson());
    PotentialFile.write(file, potential, provenance, TrainFiles.selfTest(plan.split()));
    return potential;
  }
}
