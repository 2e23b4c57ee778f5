package io.crisol.training;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Trainable;
import io.crisol.potentials.file.PotentialFile;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.RandomStream;
import io.crisol.structures.json.Json;
import io.crisol.training.evaluation.Evaluation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Trains a network potential and writes the run folder: splits, checkpoints, learning curve,
 * potential, parity. A run that was interrupted at any moment goes on from its last checkpoint to
 * the same bits.
 */
public final class TrainRun {
  /** Long enough for the just-in-time compiler to do most of its work. */
  private static final long PROBE_NANOSECONDS = 4_000_000_000L;

  private final TrainPlan plan;
  private final Json.Obj origin;

  /**
   * A run.
   *
   * @param origin files and their hashes, written into the potential; nothing that changes between
   *     equal runs
   */
  public TrainRun(TrainPlan plan, Json.Obj origin) {
    this.plan = plan;
    this.origin = origin;
  }

  /** Trains from the beginning. */
  public TrainResult start(Path folder, Progress progress) {
    TrainFiles.writeSplits(folder, plan.split());
    Checkpoint.clear(folder);
    return run(folder, progress, new ArrayList<>());
  }

  /**
   * Goes on from the checkpoint of an interrupted run; the number of iterations, or of members of a
   * committee, may have been raised.
   *
   * @throws io.crisol.structures.ProblemException RESUME_NOTHING, RESUME_CHANGED
   */
  public TrainResult resume(Path folder, Progress progress) {
    return run(folder, progress, new ArrayList<>(Checkpoint.read(folder, plan, origin)));
  }

  /**
   * Trains all members.
   *
   * @param fits where each member that was begun stands; the others are added
   */
  private TrainResult run(Path folder, Progress progress, List<FitState> fits) {
    MemoryMeter moments = new MemoryMeter();
    long before = MemoryMeter.live();
    Preparation preparation = new Preparation(plan, moments);
    List<TrainingFrame> train = preparation.training();
    List<PreparedFrame> validation = preparation.validation();
    List<Potential> members = new ArrayList<>();
    for (int m = 0; m < plan.committee().committee(); m++) {
      members.add(fit(m, train, validation, fits, folder, progress));
    }
    long peak = plan.memory().peak(MemoryMeter.live() - before, moments);
    // All members know the same frames: the grade of one of them is that of all.
    List<PreparedFrame> originals = TrainingFrame.originals(train);
    members.set(0, learner().withDomain(members.getFirst(), originals, validation));
    plan.baseline().ifPresent(b -> members.replaceAll(b::plus));
    Potential fitted = CommitteeFit.of(members, plan.split().validation());
    return finish(folder, plan.repulsion().beside(fitted), fits, peak);
  }

  /** Trains member {@code m} to its end. */
  private Potential fit(
      int m,
      List<TrainingFrame> train,
      List<PreparedFrame> validation,
      List<FitState> fits,
      Path folder,
      Progress progress) {
    long seed = plan.training().seed() + m;
    Trainable.Differentiable model = untrained(train, seed);
    Trainer trainer =
        new Trainer(plan.training(), seed, TrainingFrame.all(seen(train, seed)), validation);
    if (m == fits.size()) {
      fits.add(trainer.begin(model));
    }
    FitState state = fits.get(m);
    Optional<Divergence> divergence =
        trainer.run(
            model,
            state,
            CommitteeFit.progress(progress, m, plan.committee().committee()),
            now -> {
              Checkpoint.write(folder, plan, origin, m, now);
              TrainFiles.writeCurve(folder, fits);
            });
    Potential best = model.withParameters(state.best).potential();
    if (divergence.isPresent()) {
      throw diverged(folder, divergence.get(), state, best);
    }
    return best;
  }

  /** Writes the last good model, where there is one, and says so. */
  private ProblemException diverged(
      Path folder, Divergence divergence, FitState state, Potential best) {
    String remedy = "look at the labels of that frame (crisol check), or lower learning_rate";
    if (state.bestIteration > 0) {
      Path file = folder.resolve("last-good.crisol.json");
      Potential whole = plan.baseline().map(b -> b.plus(best)).orElse(best);
      Json.Obj provenance = provenance(plan.settings()).put("best_iteration", state.bestIteration);
      PotentialFile.write(
          file, plan.repulsion().beside(whole), provenance, TrainFiles.selfTest(plan.split()));
      remedy +=
          String.format(
              Locale.ROOT,
              "; the model of iteration %d, the best until then, is %s",
              state.bestIteration,
              file);
    }
    return Problem.TRAINING_DIVERGED.with(
        "iteration " + (state.iteration + 1), divergence.toString(), remedy);
  }

  private List<TrainingFrame> seen(List<TrainingFrame> train, long seed) {
    return MemberFrames.of(train, plan.split().train(), plan.committee().shareWithSeeds(), seed);
  }

  private NetworkLearner learner() {
    return NetworkLearner.of(plan);
  }

  private Trainable.Differentiable untrained(List<TrainingFrame> train, long seed) {
    return learner()
        .initial(
            TrainingFrame.originals(train),
            plan.choice().descriptor().elements().stream()
                .mapToDouble(e -> plan.references().energies().get(e))
                .toArray(),
            plan.training().preconditioning(),
            plan.shortestDistances(),
            new RandomStream(seed).fork(1));
  }

  /**
   * Seconds that an iteration over the training frames will take about, measured on some of them
   * for a few seconds.
   */
  public double secondsPerIteration() {
    List<TrainingFrame> sample = new Preparation(plan, new MemoryMeter()).training(sample());
    Trainable.Differentiable model = untrained(sample, plan.training().seed());
    List<PreparedFrame> frames = TrainingFrame.all(sample);
    BatchLoss loss = new BatchLoss(plan.training().weights());
    double best = Double.POSITIVE_INFINITY;
    long end = System.nanoTime() + PROBE_NANOSECONDS;
    while (System.nanoTime() < end) {
      long start = System.nanoTime();
      loss.evaluate(model, frames, new double[model.parameters().length]);
      best = Math.min(best, (System.nanoTime() - start) / 1e9);
    }
    return best
        * atoms(plan.split().train())
        / atoms(TrainingFrame.originals(sample).stream().map(PreparedFrame::frame).toList());
  }

  /** Numbers of training frames with some 2000 atoms in all, evenly spread. */
  private int[] sample() {
    List<Frame> frames = plan.split().train();
    int count = (int) Math.ceil(2000.0 * frames.size() / atoms(frames));
    int spacing = Math.max(1, frames.size() / count);
    return IntStream.range(0, frames.size()).filter(f -> f % spacing == 0).toArray();
  }

  private static int atoms(List<Frame> frames) {
    return frames.stream().mapToInt(Frame::size).sum();
  }

  private TrainResult finish(Path folder, Potential potential, List<FitState> fits, long peak) {
    FitState first = fits.getFirst();
    Split split = plan.split();
    TrainResult result =
        new TrainResult(
            potential,
            plan.settings(),
            plan.references(),
            plan.leakage(),
            Evaluation.of(potential, split.train()),
            Evaluation.of(potential, split.validation()),
            split.test().isEmpty()
                ? Optional.empty()
                : Optional.of(Evaluation.of(potential, split.test())),
            List.copyOf(first.curve),
            first.bestIteration,
            fits.stream().mapToDouble(fit -> fit.seconds).sum(),
            plan.memory().estimate(),
            peak,
            members(fits));
    PotentialFile.write(
        folder.resolve("potential.crisol.json"),
        potential,
        provenance(result),
        TrainFiles.selfTest(split));
    TrainFiles.writeParity(folder, result);
    return result;
  }

  private List<MemberFit> members(List<FitState> fits) {
    List<MemberFit> members = new ArrayList<>();
    for (int m = 0; plan.committee().isMany() && m < fits.size(); m++) {
      FitState fit = fits.get(m);
      long seed = plan.training().seed() + m;
      members.add(new MemberFit(seed, fit.iteration, fit.bestIteration, fit.bestLoss));
    }
    return members;
  }

  private Json.Obj provenance(TrainResult result) {
    Json.Obj json = provenance(result.settings());
    if (result.members().isEmpty()) {
      json.put("best_iteration", result.bestIteration());
    } else {
      json.put("members", result.membersJson());
    }
    return json.put("errors", TrainFiles.errors(result));
  }

  private Json.Obj provenance(List<String> settings) {
    return new Json.Obj()
        .put("origin", origin)
        .put("settings", Json.of(settings))
        .put("options", Checkpoint.options(plan));
  }
}
