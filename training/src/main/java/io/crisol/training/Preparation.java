package io.crisol.training;

import io.crisol.structures.Frame;
import io.crisol.structures.Neighbors;
import io.crisol.structures.ProblemException;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Prepares the frames of a plan as its memory allows. */
final class Preparation {
  private final TrainPlan plan;
  private final NetworkLearner learner;
  private final MemoryPlan memory;
  private final MemoryMeter moments;

  Preparation(TrainPlan plan, MemoryMeter moments) {
    this.plan = plan;
    this.learner = NetworkLearner.of(plan);
    this.memory = plan.memory();
    this.moments = moments;
  }

  /** All training frames. */
  List<TrainingFrame> training() {
    return training(IntStream.range(0, plan.split().train().size()).toArray());
  }

  /** Some of the training frames. */
  List<TrainingFrame> training(int[] numbers) {
    TrainingFrame[] prepared = new TrainingFrame[numbers.length];
    Workers.forEach(numbers.length, k -> prepared[k] = training(numbers[k]));
    return Arrays.asList(prepared);
  }

  private TrainingFrame training(int number) {
    TrainingOptions options = plan.training();
    Frame frame = learned(plan.split().train().get(number));
    RandomStream random = new RandomStream(options.seed()).fork(4).fork(number);
    List<PreparedFrame> copies = new ArrayList<>();
    for (Frame copy :
        TaylorCopies.of(frame, options.taylorDisplacement(), options.copies(), random)) {
      copies.add(prepare(copy, memory.copies()));
    }
    return new TrainingFrame(prepare(frame, memory.keeping()[number]), List.copyOf(copies));
  }

  /** The frames for validation. */
  List<PreparedFrame> validation() {
    List<Frame> frames = plan.split().validation();
    int first = plan.split().train().size();
    PreparedFrame[] prepared = new PreparedFrame[frames.size()];
    Workers.forEach(
        prepared.length,
        k -> prepared[k] = prepare(learned(frames.get(k)), memory.keeping()[first + k]));
    return Arrays.asList(prepared);
  }

  private Frame learned(Frame frame) {
    return plan.baseline().map(b -> b.less(frame)).orElse(frame);
  }

  private PreparedFrame prepare(Frame frame, Keeping keeping) {
    Structure structure = frame.structure();
    try {
      return switch (keeping) {
        case WHOLE -> PreparedFrame.kept(frame, learner.prepare(structure, neighbors(structure)));
        case VALUES ->
            PreparedFrame.kept(frame, learner.prepareValues(structure, neighbors(structure)));
        case REMADE ->
            PreparedFrame.remade(
                frame,
                learner.prepareValues(structure, neighbors(structure)),
                values -> learner.complete(values, structure, neighbors(structure)),
                moments);
      };
    } catch (ProblemException e) {
      throw e.at(frame.source().toString());
    }
  }

  private Neighbors neighbors(Structure structure) {
    return Neighbors.of(structure, plan.choice().descriptor().cutoff(), 0);
  }
}
