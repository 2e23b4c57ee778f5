package io.crisol.simulation.analysis;

import io.crisol.structures.Element;
import io.crisol.structures.Structure;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Composition of a cluster against the distance from its centre of mass, over frames: atoms of each
 * element per volume of the shell.
 */
public final class RadialProfile {
  /**
   * The profile.
   *
   * @param r middles of the shells, Å
   * @param density by element, 1/Å³
   * @param meanRadius mean distance from the centre, by element, Å
   * @param outerShare share of the element among the outermost quarter of the atoms, by its share
   *     of all atoms: above 1 it is enriched outside
   */
  public record Profile(
      double[] r,
      Map<String, double[]> density,
      Map<String, Double> meanRadius,
      Map<String, Double> outerShare) {}

  private final List<Element> elements;
  private final double width;
  private double[][] counts;
  private final double[] radius;
  private final double[] outer;
  private final double[] number;
  private long frames;

  /** In shells of a width, Å. */
  public RadialProfile(List<Element> elements, double width) {
    this.elements = List.copyOf(elements);
    this.width = width;
    this.counts = new double[elements.size()][0];
    this.radius = new double[elements.size()];
    this.outer = new double[elements.size()];
    this.number = new double[elements.size()];
  }

  static double[] centre(Structure structure, double[] x) {
    double[] centre = new double[3];
    double total = 0;
    for (int i = 0; i < structure.size(); i++) {
      double mass = structure.element(i).mass();
      total += mass;
      for (int axis = 0; axis < 3; axis++) {
        centre[axis] += mass * x[3 * i + axis];
      }
    }
    for (int axis = 0; axis < 3; axis++) {
      centre[axis] /= total;
    }
    return centre;
  }

  static double distance(double[] x, int i, double[] from) {
    double dx = x[3 * i] - from[0];
    double dy = x[3 * i + 1] - from[1];
    double dz = x[3 * i + 2] - from[2];
    return Math.sqrt(dx * dx + dy * dy + dz * dz);
  }

  /** Counts a frame of a cluster, all of one piece. */
  public void add(Structure structure) {
    double[] x = structure.positions();
    double[] centre = centre(structure, x);
    double[] r = new double[structure.size()];
    Arrays.setAll(r, i -> distance(x, i, centre));
    int[] order =
        IntStream.range(0, r.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -r[i]))
            .mapToInt(i -> i)
            .toArray();
    for (int rank = 0; rank < r.length; rank++) {
      int i = order[rank];
      int kind = elements.indexOf(structure.element(i));
      int shell = (int) (r[i] / width);
      if (shell >= counts[kind].length) {
        for (int k = 0; k < counts.length; k++) {
          counts[k] = Arrays.copyOf(counts[k], Math.max(counts[k].length, shell + 1));
        }
      }
      counts[kind][shell]++;
      radius[kind] += r[i];
      number[kind]++;
      outer[kind] += rank < r.length / 4 ? 1 : 0;
    }
    frames++;
  }

  /** What was counted. */
  public Profile result() {
    double[] r = new double[counts[0].length];
    Arrays.setAll(r, k -> (k + 0.5) * width);
    Map<String, double[]> density = new LinkedHashMap<>();
    Map<String, Double> mean = new LinkedHashMap<>();
    Map<String, Double> share = new LinkedHashMap<>();
    double all = Arrays.stream(number).sum();
    double allOuter = Arrays.stream(outer).sum();
    for (int k = 0; k < counts.length; k++) {
      double[] curve = new double[r.length];
      for (int shell = 0; shell < curve.length; shell++) {
        double inner = shell * width;
        double volume =
            4.0
                / 3
                * Math.PI
                * ((inner + width) * (inner + width) * (inner + width) - inner * inner * inner);
        curve[shell] = counts[k][shell] / (frames * volume);
      }
      String symbol = elements.get(k).symbol();
      density.put(symbol, curve);
      mean.put(symbol, radius[k] / number[k]);
      share.put(symbol, allOuter > 0 ? outer[k] / allOuter / (number[k] / all) : Double.NaN);
    }
    return new Profile(r, density, mean, share);
  }
}
