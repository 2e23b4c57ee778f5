package io.crisol.simulation.search;

import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What tells structures apart: for every pair of elements how many pairs of atoms stand at each
 * distance, per atom, spread linearly over two neighbouring bins. It does not depend on the order
 * of the atoms, on rotations and reflections, nor on the choice of the cell.
 *
 * @param composition atoms of each element, per atom
 * @param counts double[pairs of elements × bins]
 */
public record Fingerprint(Map<Element, Double> composition, double[] counts) {
  /** Compositions closer than this are the same. */
  private static final double EQUAL = 1e-9;

  /**
   * Of a structure.
   *
   * @param reach distance up to which pairs count, Å
   * @param width of a bin, Å
   */
  public static Fingerprint of(Structure structure, double reach, double width) {
    Map<Element, Double> composition = new TreeMap<>();
    structure
        .composition()
        .forEach((element, n) -> composition.put(element, (double) n / structure.size()));
    int[] rank = ranks(composition.keySet());
    int kinds = composition.size();
    int bins = (int) Math.ceil(reach / width) + 1;
    double[] counts = new double[kinds * (kinds + 1) / 2 * bins];
    Neighbors neighbors = Neighbors.of(structure, reach, 0);
    double[] sites = neighbors.positions(structure);
    double weight = 1.0 / structure.size();
    for (int i = 0; i < structure.size(); i++) {
      for (int k = neighbors.start(i); k < neighbors.start(i + 1); k++) {
        int a = rank[structure.ordinals()[i]];
        int b = rank[structure.ordinals()[neighbors.atom(k)]];
        int pair = Math.max(a, b) * (Math.max(a, b) + 1) / 2 + Math.min(a, b);
        double at = distance(sites, i, neighbors.site(k)) / width;
        add(counts, pair * bins, bins, at, weight);
      }
    }
    return new Fingerprint(composition, counts);
  }

  private static int[] ranks(Set<Element> elements) {
    int[] rank = new int[Element.values().length];
    int next = 0;
    for (Element element : elements) {
      rank[element.ordinal()] = next++;
    }
    return rank;
  }

  private static void add(double[] counts, int first, int bins, double at, double weight) {
    int bin = (int) at;
    if (bin + 1 < bins) {
      // Pairs that come and go at the end of the reach fade out.
      double fade = Math.min(1, (bins - 1 - at) / 4);
      counts[first + bin] += weight * fade * (bin + 1 - at);
      counts[first + bin + 1] += weight * fade * (at - bin);
    }
  }

  private static double distance(double[] sites, int i, int j) {
    double x = sites[3 * j] - sites[3 * i];
    double y = sites[3 * j + 1] - sites[3 * i + 1];
    double z = sites[3 * j + 2] - sites[3 * i + 2];
    return Math.sqrt(x * x + y * y + z * z);
  }

  /** Whether two structures have the same composition. */
  public boolean isOfSameComposition(Fingerprint other) {
    return composition.keySet().equals(other.composition.keySet())
        && composition.entrySet().stream()
            .allMatch(e -> Math.abs(e.getValue() - other.composition.get(e.getKey())) < EQUAL);
  }

  /**
   * How different two structures of the same composition are: the part of the pairs that stand
   * elsewhere, from 0 to 1, of the pair of elements of which most do. Few ions among many atoms
   * count as much as these.
   */
  public double distance(Fingerprint other) {
    int kinds = composition.size();
    int bins = counts.length / (kinds * (kinds + 1) / 2);
    double largest = 0;
    for (int first = 0; first < counts.length; first += bins) {
      double different = 0;
      double all = 0;
      for (int k = first; k < first + bins; k++) {
        different += Math.abs(counts[k] - other.counts[k]);
        all += counts[k] + other.counts[k];
      }
      largest = Math.max(largest, all == 0 ? 0 : different / all);
    }
    return largest;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fingerprint f
        && composition.equals(f.composition)
        && Arrays.equals(counts, f.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return composition.entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }
}
