package io.crisol.training;

import io.crisol.structures.Frame;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Workers;
import java.util.ArrayList;
import java.util.List;

/**
 * Memory that prepared frames take, estimated from their neighbours.
 *
 * @param whole bytes of each frame with all that forces take, training frames first, then those for
 *     validation
 * @param values bytes of each with what energies take
 * @param training number of training frames
 */
public record FrameSizes(long[] whole, long[] values, int training) {
  static FrameSizes of(NetworkLearner learner, double cutoff, Split split) {
    List<Frame> frames = new ArrayList<>(split.train());
    frames.addAll(split.validation());
    long[] whole = new long[frames.size()];
    long[] values = new long[frames.size()];
    Workers.forEach(
        whole.length,
        f -> {
          Frame frame = frames.get(f);
          Neighbors neighbors = Neighbors.of(frame.structure(), cutoff, 0);
          whole[f] = learner.estimateBytes(frame.size(), neighbors.entries());
          values[f] = learner.estimateValuesBytes(frame.size());
        });
    return new FrameSizes(whole, values, split.train().size());
  }
}
