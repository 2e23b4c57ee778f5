package io.crisol.training;

import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.Arrays;
import java.util.List;

/** Shortest distances by pair of elements. */
final class ShortestDistances {
  private ShortestDistances() {}

  /**
   * Shortest distance of each pair of elements, double[elements²], Å; NaN where never within the
   * cutoff.
   */
  static double[] of(List<Frame> frames, List<Element> elements, double cutoff) {
    double[] shortest = new double[elements.size() * elements.size()];
    Arrays.fill(shortest, Double.NaN);
    for (Frame frame : frames) {
      Neighbors neighbors = Neighbors.of(frame.structure(), cutoff, 0);
      add(frame.structure(), neighbors, elements, shortest);
    }
    return shortest;
  }

  /**
   * Lowers the entries of {@code shortest}, double[elements²], Å, by the pairs of one structure;
   * NaN counts as never met.
   */
  private static void add(
      Structure structure, Neighbors neighbors, List<Element> elements, double[] shortest) {
    double[] folded = neighbors.fold(structure);
    double[] shifts = neighbors.translations(structure);
    for (int i = 0; i < structure.size(); i++) {
      int row = elements.indexOf(structure.element(i)) * elements.size();
      for (int entry = neighbors.start(i); entry < neighbors.start(i + 1); entry++) {
        int j = neighbors.atom(entry);
        double square = 0;
        for (int axis = 0; axis < 3; axis++) {
          double d =
              folded[3 * j + axis]
                  + shifts[3 * neighbors.image(entry) + axis]
                  - folded[3 * i + axis];
          square += d * d;
        }
        int pair = row + elements.indexOf(structure.element(j));
        double distance = Math.sqrt(square);
        shortest[pair] =
            Double.isNaN(shortest[pair]) ? distance : Math.min(shortest[pair], distance);
      }
    }
  }
}
