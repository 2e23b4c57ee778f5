package io.crisol.training;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.PotentialFile;
import io.crisol.potentials.spectral.Snap;
import io.crisol.potentials.spectral.SnapTrainable;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.json.Json;
import io.crisol.training.evaluation.Evaluation;
import io.crisol.training.selection.ActiveSets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Trains a SNAP and writes the run folder: splits, penalties that were tried, potential, parity. It
 * takes seconds, so that an interrupted run is simply done again.
 */
public final class SnapRun {
  private final SnapPlan plan;
  private final Json.Obj origin;

  /**
   * A run.
   *
   * @param origin files and their hashes, written into the potential; nothing that changes between
   *     equal runs
   */
  public SnapRun(SnapPlan plan, Json.Obj origin) {
    this.plan = plan;
    this.origin = origin;
  }

  /** Trains. */
  public TrainResult start(Path folder, Progress progress) {
    Split split = plan.split();
    TrainFiles.writeSplits(folder, split);
    long start = System.nanoTime();
    List<LinearTrainer.Fit> fits = new ArrayList<>();
    int members = plan.committee().committee();
    for (int m = 0; m < members; m++) {
      fits.add(fit(m, CommitteeFit.progress(progress, m, members)));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    writePenalties(folder, fits);
    List<Potential> potentials = new ArrayList<>();
    // All members know the same frames: the grade of one of them is that of all.
    SnapTrainable graded =
        plan.model().withActiveSets(ActiveSets.inverses(plan.model().snap(), split.train()));
    for (LinearTrainer.Fit fit : fits) {
      SnapTrainable model = potentials.isEmpty() ? graded : plan.model();
      potentials.add(model.withParameters(fit.parameters()).potential());
    }
    TrainResult result = result(CommitteeFit.of(potentials, split.validation()), fits, seconds);
    PotentialFile.write(
        folder.resolve("potential.crisol.json"),
        result.potential(),
        provenance(result, fits),
        TrainFiles.selfTest(split));
    TrainFiles.writeParity(folder, result);
    return result;
  }

  private LinearTrainer.Fit fit(int m, Progress progress) {
    List<Frame> frames = plan.split().train();
    double share = plan.committee().shareWithoutSeeds();
    LinearTrainer trainer = new LinearTrainer(plan.model(), plan.free(), plan.training().weights());
    return trainer.fit(
        MemberFrames.of(frames, frames, share, plan.training().seed() + m),
        plan.split().validation(),
        plan.options().ridge(),
        progress);
  }

  private static void writePenalties(Path folder, List<LinearTrainer.Fit> fits) {
    boolean many = fits.size() > 1;
    StringBuilder csv =
        new StringBuilder("ridge,loss_train,loss_validation").append(many ? ",member\n" : "\n");
    for (int m = 0; m < fits.size(); m++) {
      for (String line : fits.get(m).losses()) {
        csv.append(line).append(many ? "," + (m + 1) : "").append('\n');
      }
    }
    AtomicFile.write(folder.resolve("ridge.csv"), csv.toString());
  }

  private TrainResult result(Potential potential, List<LinearTrainer.Fit> fits, double seconds) {
    Split split = plan.split();
    double ridge = fits.getFirst().ridge();
    List<String> settings = new ArrayList<>(plan.describe());
    settings.add(
        String.format(
            Locale.ROOT,
            "penalty of coefficients: %s (%s%s)",
            ridge == 0 ? "none" : String.format(Locale.ROOT, "%.1e", ridge),
            plan.options().ridge().isPresent() ? "given" : "best on the validation frames",
            plan.committee().isMany() ? ", of the first member" : ""));
    return new TrainResult(
        potential,
        settings,
        references(fits),
        plan.leakage(),
        Evaluation.of(potential, split.train()),
        Evaluation.of(potential, split.validation()),
        split.test().isEmpty()
            ? Optional.empty()
            : Optional.of(Evaluation.of(potential, split.test())),
        List.of(),
        0,
        seconds,
        0,
        0,
        List.of());
  }

  /** The constant of each element, the mean of the members; all fitted together with the rest. */
  private ReferenceEnergies references(List<LinearTrainer.Fit> fits) {
    Map<Element, Double> energies = new TreeMap<>();
    for (LinearTrainer.Fit fit : fits) {
      Snap snap = plan.model().withParameters(fit.parameters()).snap();
      snap.atoms()
          .forEach(
              atom ->
                  energies.merge(
                      atom.element(), atom.coefficients()[0] / fits.size(), Double::sum));
    }
    return new ReferenceEnergies(energies, energies.size(), List.copyOf(energies.keySet()));
  }

  private Json.Obj provenance(TrainResult result, List<LinearTrainer.Fit> fits) {
    double[] ridges = fits.stream().mapToDouble(LinearTrainer.Fit::ridge).toArray();
    Json.Obj options = new Json.Obj();
    put(options, "data", Settings.of(DataOptions.class).values(plan.data()));
    put(options, "snap", Settings.of(SnapOptions.class).values(plan.options()));
    put(options, "training", Settings.of(TrainingOptions.class).values(plan.training()));
    put(options, "training", Settings.of(CommitteeOptions.class).values(plan.committee()));
    return new Json.Obj()
        .put("origin", origin)
        .put("settings", Json.of(result.settings()))
        .put("options", options)
        .put("ridge", fits.size() == 1 ? Json.of(fits.getFirst().ridge()) : Json.of(ridges))
        .put("errors", TrainFiles.errors(result));
  }

  private static void put(Json.Obj json, String section, Map<String, Object> values) {
    values.forEach((key, value) -> json.put(section + "." + key, String.valueOf(value)));
  }
}
