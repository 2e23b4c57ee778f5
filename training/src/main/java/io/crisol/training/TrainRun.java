package io.crisol.training;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Trainable;
import io.crisol.potentials.file.PotentialFile;
import io.crisol.structures.Frame;
import io.crisol.structures.Neighbors;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Workers;
import io.crisol.structures.json.Json;
import io.crisol.training.evaluation.Evaluation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
    return run(folder, progress, Checkpoint.read(folder, plan, origin));
  }

  /**
   * Trains all members.
   *
   * @param fits where each member that was begun stands; the others are added
   */
  private TrainResult run(Path folder, Progress progress, List<FitState> fits) {
    List<PreparedFrame> train = prepare(plan.split().train());
    List<PreparedFrame> validation = prepare(plan.split().validation());
    List<Potential> members = new ArrayList<>();
    for (int m = 0; m < plan.committee().committee(); m++) {
      Potential member = fit(m, train, validation, fits, folder, progress);
      // All members know the same frames: the grade of one of them is that of all.
      Potential trained = m > 0 ? member : learner().withDomain(member, train, validation);
      members.add(plan.baseline().map(b -> b.plus(trained)).orElse(trained));
    }
    long bytes = memory(train) + memory(validation);
    Potential fitted = CommitteeFit.of(members, plan.split().validation());
    return finish(folder, plan.repulsion().beside(fitted), fits, bytes);
  }

  /** Trains member {@code m} to its end. */
  private Potential fit(
      int m,
      List<PreparedFrame> train,
      List<PreparedFrame> validation,
      List<FitState> fits,
      Path folder,
      Progress progress) {
    long seed = plan.training().seed() + m;
    Trainable.Differentiable model = untrained(train, seed);
    Trainer trainer = new Trainer(plan.training(), seed, seen(train, seed), validation);
    if (m == fits.size()) {
      fits.add(trainer.begin(model));
    }
    trainer.run(
        model,
        fits.get(m),
        CommitteeFit.progress(progress, m, plan.committee().committee()),
        now -> {
          Checkpoint.write(folder, plan, origin, m, now);
          TrainFiles.writeCurve(folder, fits);
        });
    return model.withParameters(fits.get(m).best).potential();
  }

  private List<PreparedFrame> seen(List<PreparedFrame> train, long seed) {
    return MemberFrames.of(train, plan.split().train(), plan.committee().shareWithSeeds(), seed);
  }

  private NetworkLearner learner() {
    return NetworkLearner.of(plan);
  }

  private Trainable.Differentiable untrained(List<PreparedFrame> train, long seed) {
    return learner()
        .initial(
            train,
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
    List<PreparedFrame> sample = prepare(sample());
    Trainable.Differentiable model = untrained(sample, plan.training().seed());
    BatchLoss loss = new BatchLoss(plan.training().weights());
    double best = Double.POSITIVE_INFINITY;
    long end = System.nanoTime() + PROBE_NANOSECONDS;
    while (System.nanoTime() < end) {
      long start = System.nanoTime();
      loss.evaluate(model, sample, new double[model.parameters().length]);
      best = Math.min(best, (System.nanoTime() - start) / 1e9);
    }
    return best
        * atoms(plan.split().train())
        / sample.stream().mapToInt(f -> f.frame().size()).sum();
  }

  /** First training frames with some 2000 atoms in all. */
  private List<Frame> sample() {
    List<Frame> frames = plan.split().train();
    int count = 1;
    while (count < frames.size() && atoms(frames.subList(0, count)) < 2000) {
      count++;
    }
    return frames.subList(0, count);
  }

  private static int atoms(List<Frame> frames) {
    return frames.stream().mapToInt(Frame::size).sum();
  }

  private TrainResult finish(Path folder, Potential potential, List<FitState> fits, long bytes) {
    FitState first = fits.getFirst();
    Split split = plan.split();
    TrainResult result =
        new TrainResult(
            potential,
            plan.describe(),
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
            plan.bytes(),
            bytes,
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
    Json.Obj json =
        new Json.Obj()
            .put("origin", origin)
            .put("settings", Json.of(plan.describe()))
            .put("options", Checkpoint.options(plan));
    if (result.members().isEmpty()) {
      json.put("best_iteration", result.bestIteration());
    } else {
      json.put("members", result.membersJson());
    }
    return json.put("errors", TrainFiles.errors(result));
  }

  private List<PreparedFrame> prepare(List<Frame> frames) {
    NetworkLearner learner = learner();
    PreparedFrame[] prepared = new PreparedFrame[frames.size()];
    Workers.forEach(prepared.length, k -> prepared[k] = prepare(learner, frames.get(k)));
    return Arrays.asList(prepared);
  }

  private PreparedFrame prepare(NetworkLearner learner, Frame frame) {
    double cutoff = plan.choice().descriptor().cutoff();
    Neighbors neighbors = Neighbors.of(frame.structure(), cutoff, 0);
    try {
      return new PreparedFrame(
          plan.baseline().map(b -> b.less(frame)).orElse(frame),
          learner.prepare(frame.structure(), neighbors));
    } catch (ProblemException e) {
      throw e.at(frame.source().toString());
    }
  }

  private static long memory(List<PreparedFrame> frames) {
    return frames.stream().mapToLong(frame -> frame.example().bytes()).sum();
  }
}
