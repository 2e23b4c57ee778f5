package io.crisol.simulation.analysis;

import io.crisol.structures.Element;
import io.crisol.structures.Structure;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Coordination numbers: how many neighbours of an element an atom of another one has. */
public final class Coordination {
  /**
   * What was counted.
   *
   * @param mean by centre and neighbour such as "Li-Si" (neighbours Si of Li)
   * @param shares share of the centres that have 0, 1, 2 … such neighbours
   */
  public record Numbers(Map<String, Double> mean, Map<String, double[]> shares) {}

  private static final int MOST = 64;

  private final List<Element> elements;
  private final double[][] counts;

  /** Of these elements. */
  public Coordination(List<Element> elements) {
    this.elements = List.copyOf(elements);
    this.counts = new double[elements.size() * elements.size()][MOST];
  }

  /** Counts a frame. */
  public void add(Structure structure, BondGraph graph) {
    for (int i = 0; i < graph.size(); i++) {
      int[] found = new int[elements.size()];
      for (int entry = graph.start()[i]; entry < graph.start()[i + 1]; entry++) {
        found[elements.indexOf(structure.element(graph.atom()[entry]))]++;
      }
      int row = elements.indexOf(structure.element(i)) * elements.size();
      for (int b = 0; b < found.length; b++) {
        counts[row + b][Math.min(MOST - 1, found[b])]++;
      }
    }
  }

  /** What was counted. */
  public Numbers result() {
    int longest = 1;
    for (double[] histogram : counts) {
      for (int n = 0; n < MOST; n++) {
        longest = histogram[n] > 0 ? Math.max(longest, n + 1) : longest;
      }
    }
    Map<String, Double> mean = new LinkedHashMap<>();
    Map<String, double[]> shares = new LinkedHashMap<>();
    for (int a = 0; a < elements.size(); a++) {
      for (int b = 0; b < elements.size(); b++) {
        double[] histogram = Arrays.copyOf(counts[a * elements.size() + b], longest);
        double all = Arrays.stream(histogram).sum();
        double sum = 0;
        for (int n = 0; n < longest; n++) {
          histogram[n] /= all;
          sum += n * histogram[n];
        }
        String name = elements.get(a) + "-" + elements.get(b);
        mean.put(name, sum);
        shares.put(name, histogram);
      }
    }
    return new Numbers(mean, shares);
  }
}
