package io.crisol.training;

import io.crisol.potentials.descriptors.Descriptor;
import io.crisol.potentials.file.PotentialFile;
import io.crisol.potentials.network.NetworkBuilder;
import io.crisol.potentials.network.NetworkExample;
import io.crisol.potentials.network.NetworkPotential;
import io.crisol.potentials.network.NetworkTrainable;
import io.crisol.structures.Frame;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Progress;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.json.Json;
import io.crisol.training.evaluation.Evaluation;
import java.nio.file.Path;
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
    return run(folder, progress, Optional.empty());
  }

  /**
   * Goes on from the checkpoint of an interrupted run; the number of iterations may have been
   * raised.
   *
   * @throws io.crisol.structures.ProblemException RESUME_NOTHING, RESUME_CHANGED
   */
  public TrainResult resume(Path folder, Progress progress) {
    return run(folder, progress, Optional.of(Checkpoint.read(folder, plan, origin)));
  }

  private TrainResult run(Path folder, Progress progress, Optional<FitState> saved) {
    List<PreparedFrame> train = prepare(plan.split().train());
    List<PreparedFrame> validation = prepare(plan.split().validation());
    NetworkTrainable model = untrained(train);
    Trainer trainer = new Trainer(plan.training(), train, validation);
    FitState state = saved.orElseGet(() -> trainer.begin(model));
    trainer.run(
        model,
        state,
        progress,
        now -> {
          Checkpoint.write(folder, plan, origin, now);
          writeCurve(folder, now);
        });
    NetworkPotential potential =
        NetworkBuilder.withDomain(
            model.withParameters(state.best).potential(), examples(train), examples(validation));
    long bytes = memory(train) + memory(validation);
    return finish(folder, potential, state, bytes);
  }

  private NetworkTrainable untrained(List<PreparedFrame> train) {
    return NetworkBuilder.initial(
        plan.choice().descriptor(),
        DescriptorChoice.hidden(plan.network()),
        examples(train),
        plan.choice().descriptor().elements().stream()
            .mapToDouble(e -> plan.references().energies().get(e))
            .toArray(),
        plan.training().preconditioning(),
        plan.shortestDistances(),
        new RandomStream(plan.training().seed()).fork(1));
  }

  /**
   * Seconds that an iteration over the training frames will take about, measured on some of them
   * for a few seconds.
   */
  public double secondsPerIteration() {
    List<PreparedFrame> sample = prepare(sample());
    NetworkTrainable model = untrained(sample);
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

  private TrainResult finish(Path folder, NetworkPotential potential, FitState state, long bytes) {
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
            List.copyOf(state.curve),
            state.bestIteration,
            state.seconds,
            plan.bytes(),
            bytes);
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
        .put("settings", Json.of(plan.describe()))
        .put("options", Checkpoint.options(plan))
        .put("best_iteration", result.bestIteration())
        .put("errors", TrainFiles.errors(result));
  }

  private List<PreparedFrame> prepare(List<Frame> frames) {
    Descriptor descriptor = plan.choice().descriptor();
    PreparedFrame[] prepared = new PreparedFrame[frames.size()];
    Workers.forEach(
        prepared.length,
        k -> {
          Structure structure = frames.get(k).structure();
          Neighbors neighbors = Neighbors.of(structure, descriptor.cutoff(), 0);
          prepared[k] =
              new PreparedFrame(frames.get(k), NetworkExample.of(descriptor, structure, neighbors));
        });
    return Arrays.asList(prepared);
  }

  private static List<NetworkExample> examples(List<PreparedFrame> frames) {
    return frames.stream().map(frame -> (NetworkExample) frame.example()).toList();
  }

  private static long memory(List<PreparedFrame> frames) {
    return frames.stream().mapToLong(frame -> frame.example().bytes()).sum();
  }

  private static void writeCurve(Path folder, FitState state) {
    StringBuilder csv = new StringBuilder(CurvePoint.HEADER);
    state.curve.forEach(point -> csv.append(point.csv()));
    AtomicFile.write(folder.resolve("learning-curve.csv"), csv.toString());
  }
}
