package io.crisol.training;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.file.Potentials;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Small cells of argon labelled by a Lennard-Jones potential: data that a network can learn in a
 * second.
 */
final class ArgonFrames {
  private ArgonFrames() {}

  static Potential lennardJones(Structure structure) {
    return Potentials.resolve("lj(epsilon=0.0104, sigma=3.4, cutoff=6.0)", structure, Map.of())
        .potential();
  }

  static List<Frame> frames(int count, long seed) {
    RandomStream random = new RandomStream(seed);
    List<Frame> frames = new ArrayList<>();
    for (int f = 0; f < count; f++) {
      frames.add(frame(random, f));
    }
    return frames;
  }

  /** Larger ones, of {@code cells}³ cubes with 4 atoms each. */
  static List<Frame> crystals(int count, int cells, long seed) {
    RandomStream random = new RandomStream(seed);
    List<Frame> frames = new ArrayList<>();
    for (int f = 0; f < count; f++) {
      frames.add(labelled(crystal(random, cells), f));
    }
    return frames;
  }

  private static Frame frame(RandomStream random, int index) {
    return labelled(crystal(random, 1), index);
  }

  private static Structure crystal(RandomStream random, int cells) {
    double a = 5.2 + 0.5 * random.nextDouble();
    double[] fcc = {0, 0, 0, 0, 0.5, 0.5, 0.5, 0, 0.5, 0.5, 0.5, 0};
    double[] positions = new double[12 * cells * cells * cells];
    for (int k = 0; k < positions.length; k++) {
      int cube = k / 12;
      int[] at = {cube / (cells * cells), cube / cells % cells, cube % cells};
      positions[k] = a * (at[k % 3] + fcc[k % 12]) + 0.15 * random.nextGaussian();
    }
    Element[] elements = new Element[positions.length / 3];
    Arrays.fill(elements, Element.Ar);
    return new Structure(Cell.box(cells * a, cells * a, cells * a), elements, positions);
  }

  private static Frame labelled(Structure structure, int index) {
    Prediction truth = lennardJones(structure).predict(structure, Quantities.FORCES);
    Labels labels =
        Labels.NONE
            .withEnergy(truth.energy() - structure.size() * 20.0)
            .withForces(truth.forces())
            .withStress(truth.stress(structure.cell()).orElseThrow());
    return new Frame(
        structure,
        labels,
        Map.of("config_type", index % 2 == 0 ? "even" : "odd"),
        Map.of(),
        new Frame.Source("argon.xyz", index, 0));
  }
}
