package io.crisol.learning;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Neighbors;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.Structure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Its potential finds a problem with every structure. */
record FaultyLearner(ProblemException problem) implements Learner {
  private static final Learner OTHER = new DistanceLearner();

  @Override
  public Map<String, String> settings() {
    return OTHER.settings();
  }

  @Override
  public List<String> describe() {
    return OTHER.describe();
  }

  @Override
  public Knowledge learn(List<Frame> frames, Optional<Path> before, Path file, Progress progress) {
    OTHER.learn(frames, before, file, progress);
    return read(file, frames);
  }

  @Override
  public Knowledge read(Path file, List<Frame> frames) {
    return new Faulty(OTHER.read(file, frames), problem);
  }

  private record Faulty(Knowledge other, ProblemException problem) implements Knowledge, Potential {
    @Override
    public Potential potential() {
      return this;
    }

    @Override
    public List<Integer> select(List<Structure> pool, double[] grades, int most) {
      return other.select(pool, grades, most);
    }

    @Override
    public Set<Element> elements() {
      return other.potential().elements();
    }

    @Override
    public double cutoff() {
      return other.potential().cutoff();
    }

    @Override
    public Prediction predict(Structure structure, Neighbors neighbors, Quantities wanted) {
      throw problem;
    }
  }
}
