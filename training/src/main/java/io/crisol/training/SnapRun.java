package io.crisol.training;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.PotentialFile;
import io.crisol.potentials.spectral.Snap;
import io.crisol.potentials.spectral.SnapTrainable;
import io.crisol.structures.Element;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.json.Json;
import io.crisol.training.evaluation.Evaluation;
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
    LinearTrainer trainer =
        new LinearTrainer(
            plan.model(), plan.free(), plan.training().weights(), plan.options().groupWeights());
    LinearTrainer.Fit fit =
        trainer.fit(split.train(), split.validation(), plan.options().ridge(), progress);
    SnapTrainable model = plan.model().withParameters(fit.parameters());
    double seconds = (System.nanoTime() - start) / 1e9;
    StringBuilder csv = new StringBuilder("ridge,loss_train,loss_validation\n");
    fit.losses().forEach(line -> csv.append(line).append('\n'));
    AtomicFile.write(folder.resolve("ridge.csv"), csv.toString());
    TrainResult result = result(model, fit, seconds);
    PotentialFile.write(
        folder.resolve("potential.crisol.json"),
        result.potential(),
        provenance(result, fit),
        TrainFiles.selfTest(split));
    TrainFiles.writeParity(folder, result);
    return result;
  }

  private TrainResult result(SnapTrainable model, LinearTrainer.Fit fit, double seconds) {
    Split split = plan.split();
    Potential potential = model.potential();
    List<String> settings = new ArrayList<>(plan.describe());
    settings.add(
        String.format(
            Locale.ROOT,
            "penalty of coefficients: %s (%s)",
            fit.ridge() == 0 ? "none" : String.format(Locale.ROOT, "%.1e", fit.ridge()),
            plan.options().ridge().isPresent() ? "given" : "best on the validation frames"));
    return new TrainResult(
        potential,
        settings,
        references(model.snap()),
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
        0);
  }

  /** The constant of each element; all fitted together with the rest. */
  private static ReferenceEnergies references(Snap snap) {
    Map<Element, Double> energies = new TreeMap<>();
    snap.atoms().forEach(atom -> energies.put(atom.element(), atom.coefficients()[0]));
    return new ReferenceEnergies(energies, energies.size(), List.copyOf(energies.keySet()));
  }

  private Json.Obj provenance(TrainResult result, LinearTrainer.Fit fit) {
    Json.Obj options = new Json.Obj();
    put(options, "data", Settings.of(DataOptions.class).values(plan.data()));
    put(options, "snap", Settings.of(SnapOptions.class).values(plan.options()));
    put(options, "training", Settings.of(TrainingOptions.class).values(plan.training()));
    return new Json.Obj()
        .put("origin", origin)
        .put("settings", Json.of(result.settings()))
        .put("options", options)
        .put("ridge", fit.ridge())
        .put("errors", TrainFiles.errors(result));
  }

  private static void put(Json.Obj json, String section, Map<String, Object> values) {
    values.forEach((key, value) -> json.put(section + "." + key, String.valueOf(value)));
  }
}
