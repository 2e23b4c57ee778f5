package io.crisol.simulation.analysis;

import io.crisol.structures.Element;
import io.crisol.structures.Structure;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Distribution of the angles between two neighbours of an atom, by their elements, such as O-Ti-O
 * (centre in the middle); its integral over degrees is 1.
 */
public final class BondAngles {
  /**
   * Distributions.
   *
   * @param angle middles of the bins, degrees
   * @param density by triple of elements, per degree
   */
  public record Curves(double[] angle, Map<String, double[]> density) {
    /** Where a distribution is highest, degrees. */
    public double peak(String triple) {
      double[] curve = density.get(triple);
      int highest = 0;
      for (int k = 1; k < curve.length; k++) {
        highest = curve[k] > curve[highest] ? k : highest;
      }
      return angle[highest];
    }

    /** Mean angle of a distribution, degrees. */
    public double mean(String triple) {
      double sum = 0;
      double[] curve = density.get(triple);
      for (int k = 0; k < curve.length; k++) {
        sum += curve[k] * angle[k] * (180.0 / curve.length);
      }
      return sum;
    }
  }

  private final List<Element> elements;
  private final int bins;
  private final Map<String, double[]> counts = new LinkedHashMap<>();

  /** Of these elements, with so many bins from 0° to 180°. */
  public BondAngles(List<Element> elements, int bins) {
    this.elements = List.copyOf(elements);
    this.bins = bins;
    for (Element end : elements) {
      for (Element centre : elements) {
        for (Element other : elements) {
          if (end.compareTo(other) <= 0) {
            counts.put(end + "-" + centre + "-" + other, new double[bins]);
          }
        }
      }
    }
  }

  /** Counts a frame. */
  public void add(Structure structure, BondGraph graph) {
    int n = elements.size();
    double[][] by = new double[n * n * n][];
    for (int a = 0; a < n; a++) {
      for (int c = 0; c < n; c++) {
        for (int b = 0; b < n; b++) {
          by[(a * n + c) * n + b] =
              counts.get(
                  elements.get(Math.min(a, b))
                      + "-"
                      + elements.get(c)
                      + "-"
                      + elements.get(Math.max(a, b)));
        }
      }
    }
    int[] kinds = new int[structure.size()];
    Arrays.setAll(kinds, i -> elements.indexOf(structure.element(i)));
    for (int i = 0; i < graph.size(); i++) {
      for (int p = graph.start()[i]; p < graph.start()[i + 1]; p++) {
        for (int q = p + 1; q < graph.start()[i + 1]; q++) {
          int triple = (kinds[graph.atom()[p]] * n + kinds[i]) * n + kinds[graph.atom()[q]];
          by[triple][bin(graph.vectors(), 3 * p, 3 * q)]++;
        }
      }
    }
  }

  private int bin(double[] v, int p, int q) {
    double dot = v[p] * v[q] + v[p + 1] * v[q + 1] + v[p + 2] * v[q + 2];
    double squares =
        (v[p] * v[p] + v[p + 1] * v[p + 1] + v[p + 2] * v[p + 2])
            * (v[q] * v[q] + v[q + 1] * v[q + 1] + v[q + 2] * v[q + 2]);
    double cosine = Math.clamp(dot / Math.sqrt(squares), -1, 1);
    double degrees = StrictMath.toDegrees(StrictMath.acos(cosine));
    return Math.min(bins - 1, (int) (degrees * bins / 180));
  }

  /** The distributions of the triples that occur. */
  public Curves result() {
    double width = 180.0 / bins;
    double[] angle = new double[bins];
    Arrays.setAll(angle, k -> (k + 0.5) * width);
    Map<String, double[]> density = new LinkedHashMap<>();
    counts.forEach(
        (triple, histogram) -> {
          double all = Arrays.stream(histogram).sum();
          if (all > 0) {
            density.put(
                triple, Arrays.stream(histogram).map(count -> count / (all * width)).toArray());
          }
        });
    return new Curves(angle, density);
  }
}
