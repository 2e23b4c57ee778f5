package io.crisol.training;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.PotentialFile;
import io.crisol.potentials.moment.MomentPotential;
import io.crisol.potentials.moment.MomentShape;
import io.crisol.structures.Element;
import io.crisol.structures.Progress;
import io.crisol.structures.json.Json;
import io.crisol.training.evaluation.Evaluation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Trains a moment tensor potential and writes the run folder: splits, checkpoints, learning curve,
 * potential, parity. A run that was interrupted goes on from its last checkpoint to the same bits.
 */
public final class MomentRun {
  private final MomentPlan plan;
  private final Json.Obj origin;

  /**
   * A run.
   *
   * @param origin files and their hashes, written into the potential; nothing that changes between
   *     equal runs
   */
  public MomentRun(MomentPlan plan, Json.Obj origin) {
    this.plan = plan;
    this.origin = origin;
  }

  /** Trains from the beginning. */
  public TrainResult start(Path folder, Progress progress) {
    TrainFiles.writeSplits(folder, plan.split());
    Checkpoint.clear(folder);
    return run(folder, progress, List.of());
  }

  /**
   * Goes on from the checkpoint of an interrupted run; the number of iterations, or of members of a
   * committee, may have been raised.
   *
   * @throws io.crisol.structures.ProblemException RESUME_NOTHING, RESUME_CHANGED
   */
  public TrainResult resume(Path folder, Progress progress) {
    int members = plan.committee().committee();
    return run(folder, progress, Checkpoint.read(folder, members, plan.optionsJson(), origin));
  }

  private TrainResult run(Path folder, Progress progress, List<Json.Obj> saved) {
    List<FitState> fits = new ArrayList<>();
    List<Potential> members = new ArrayList<>();
    int count = plan.committee().committee();
    for (int m = 0; m < count; m++) {
      MomentFit fit = new MomentFit(plan, m);
      int member = m;
      Optional<MomentFit.Stage> begun =
          m < saved.size() ? Optional.of(stage(fit, saved.get(m))) : Optional.empty();
      begun.ifPresent(stage -> fits.add(stage.state()));
      members.add(
          fit.run(
              begun,
              CommitteeFit.progress(progress, m, count),
              now -> save(folder, member, now, fits)));
    }
    Potential fitted = CommitteeFit.of(members, plan.split().validation());
    return finish(folder, plan.repulsion().beside(fitted), members, fits);
  }

  private static MomentFit.Stage stage(MomentFit fit, Json.Obj saved) {
    return fit.resumed(
        saved.get("start").asDoubles(),
        FitState.fromJson(saved.get("fit").asObject()),
        saved.get("end").asInt());
  }

  private void save(Path folder, int member, MomentFit.Stage now, List<FitState> fits) {
    if (fits.size() == member) {
      fits.add(now.state());
    }
    Json.Obj state =
        new Json.Obj()
            .put("start", now.model().potential().parameters())
            .put("end", now.end())
            .put("fit", now.state().toJson());
    Checkpoint.write(folder, member, plan.optionsJson(), origin, state);
    TrainFiles.writeCurve(folder, fits);
  }

  private TrainResult finish(
      Path folder, Potential potential, List<Potential> members, List<FitState> fits) {
    Split split = plan.split();
    FitState first = fits.getFirst();
    TrainResult result =
        new TrainResult(
            potential,
            plan.describe(),
            references(members),
            plan.leakage(),
            Evaluation.of(potential, split.train()),
            Evaluation.of(potential, split.validation()),
            split.test().isEmpty()
                ? Optional.empty()
                : Optional.of(Evaluation.of(potential, split.test())),
            List.copyOf(first.curve),
            first.bestIteration,
            fits.stream().mapToDouble(fit -> fit.seconds).sum(),
            0,
            0,
            memberFits(fits));
    PotentialFile.write(
        folder.resolve("potential.crisol.json"),
        potential,
        provenance(result),
        TrainFiles.selfTest(split));
    TrainFiles.writeParity(folder, result);
    return result;
  }

  private Json.Obj provenance(TrainResult result) {
    return new Json.Obj()
        .put("origin", origin)
        .put("settings", Json.of(result.settings()))
        .put("options", plan.optionsJson())
        .put("best_iteration", result.bestIteration())
        .put("errors", TrainFiles.errors(result));
  }

  private List<MemberFit> memberFits(List<FitState> fits) {
    List<MemberFit> members = new ArrayList<>();
    for (int m = 0; plan.committee().isMany() && m < fits.size(); m++) {
      FitState fit = fits.get(m);
      long seed = plan.training().seed() + m;
      members.add(new MemberFit(seed, fit.iteration, fit.bestIteration, fit.bestLoss));
    }
    return members;
  }

  /** The energy of each element, the mean of the members; fitted together with the rest. */
  private ReferenceEnergies references(List<Potential> members) {
    MomentShape shape = plan.shape();
    Map<Element, Double> energies = new TreeMap<>();
    for (Potential member : members) {
      double[] p = ((MomentPotential) member).parameters();
      for (int e = 0; e < shape.elements().size(); e++) {
        double share = p[shape.radialCount() + e] / members.size();
        energies.merge(shape.elements().get(e), share, Double::sum);
      }
    }
    return new ReferenceEnergies(energies, energies.size(), List.copyOf(energies.keySet()));
  }
}
