package io.crisol.learning;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.file.Potentials;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Progress;
import io.crisol.structures.Structure;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Learns one thing about argon: how near atoms may come. Its forces are those of Lennard-Jones from
 * the beginning; the grade of an atom grows by 1 for every 0.05 Å that its nearest neighbour is
 * nearer than in any labelled frame.
 */
final class DistanceLearner implements Learner {
  static final Potential TRUTH =
      Potentials.resolve(
              "lj(epsilon=0.0104, sigma=3.4, cutoff=6.0)",
              new Structure(
                  io.crisol.structures.Cell.box(5, 5, 5),
                  new Element[] {Element.Ar},
                  new double[3]),
              Map.of())
          .potential();

  @Override
  public Map<String, String> settings() {
    return Map.of("learner", "distance");
  }

  @Override
  public List<String> describe() {
    return List.of("shortest distance");
  }

  @Override
  public Knowledge learn(List<Frame> frames, Optional<Path> before, Path file, Progress progress) {
    double shortest =
        frames.stream().mapToDouble(f -> min(nearest(f.structure()))).min().orElseThrow();
    AtomicFile.write(file, new Json.Obj().put("shortest", shortest).text());
    return read(file, frames);
  }

  @Override
  public Knowledge read(Path file, List<Frame> frames) {
    try {
      Json json = Json.parse(Files.readString(file), file.toString());
      return new Distance(json.asObject().get("shortest").asDouble());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Distance(double shortest) implements Knowledge, Potential {
    @Override
    public Potential potential() {
      return this;
    }

    @Override
    public List<Integer> select(List<Structure> pool, double[] grades, int most) {
      List<Integer> chosen = new ArrayList<>();
      for (int k = 0; k < pool.size() && chosen.size() < most; k++) {
        chosen.add(k);
      }
      return chosen;
    }

    @Override
    public Set<Element> elements() {
      return TRUTH.elements();
    }

    @Override
    public double cutoff() {
      return TRUTH.cutoff();
    }

    @Override
    public Prediction predict(Structure structure, Neighbors neighbors, Quantities wanted) {
      Prediction prediction = TRUTH.predict(structure, neighbors, wanted);
      if (!wanted.grades()) {
        return prediction;
      }
      double[] grades = nearest(structure);
      for (int i = 0; i < grades.length; i++) {
        grades[i] = Math.max(0, 1 + (shortest - grades[i]) / 0.05);
      }
      return prediction.withGrades(grades);
    }
  }

  private static double min(double[] values) {
    return java.util.Arrays.stream(values).min().orElseThrow();
  }

  /** Distance of the nearest neighbour of each atom, double[N], Å. */
  static double[] nearest(Structure structure) {
    Neighbors neighbors = Neighbors.of(structure, 6, 0);
    double[] sites = neighbors.positions(structure);
    double[] nearest = new double[structure.size()];
    for (int i = 0; i < nearest.length; i++) {
      nearest[i] = 6;
      for (int e = neighbors.start(i); e < neighbors.start(i + 1); e++) {
        double sum = 0;
        for (int axis = 0; axis < 3; axis++) {
          double d = sites[3 * neighbors.site(e) + axis] - sites[3 * i + axis];
          sum += d * d;
        }
        nearest[i] = Math.min(nearest[i], Math.sqrt(sum));
      }
    }
    return nearest;
  }
}
