package io.crisol.simulation.analysis;

import io.crisol.structures.Element;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lindemann index of the fluctuation of distances:
 *
 * <pre>
 *   δ_i = mean over j of √(⟨r_ij²⟩ − ⟨r_ij⟩²) / ⟨r_ij⟩        δ = mean over i of δ_i
 * </pre>
 *
 * over all other atoms j of a cluster; where the cell repeats, over those that are neighbours in
 * the first frame. Solids have less than 0.1, melted clusters more than 0.15: there atoms change
 * places.
 *
 * <p>Source: Berry, Beck, Davis, Jellinek, Adv. Chem. Phys. 70B, 75 (1988),
 * doi:10.1002/9780470122693.ch3; by atom: Zhang, Li, Chen, J. Phys. Chem. B 111, 2372 (2007).
 */
public final class Lindemann {
  /** Pairs of larger clusters are those of neighbours. */
  private static final int MOST_ATOMS = 3000;

  /** Solids have less. */
  public static final double SOLID = 0.1;

  /** Melted clusters have more. */
  public static final double MELTED = 0.15;

  private static final int SHELLS = 4;

  /**
   * What was found.
   *
   * @param index of all atoms
   * @param atoms by atom, double[N]; NaN for atoms without a partner
   * @param radius mean distance from the centre of mass, double[N], Å; empty where the cell repeats
   */
  public record Indices(double index, double[] atoms, double[] radius) {
    /** Mean index by element. */
    public Map<String, Double> byElement(Structure structure) {
      Map<String, Double> found = new LinkedHashMap<>();
      for (Element element : structure.elementSet()) {
        double[] own = new double[structure.size()];
        Arrays.setAll(own, i -> structure.element(i) == element ? atoms[i] : Double.NaN);
        found.put(element.symbol(), mean(own));
      }
      return found;
    }

    /** Mean index of four shells of equally many atoms, from inside out; none of a bulk. */
    public List<Double> shells() {
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < radius.length; i++) {
        order.add(i);
      }
      order.sort(Comparator.comparingDouble(i -> radius[i]));
      List<Double> shells = new ArrayList<>();
      for (int shell = 0; shell < SHELLS && radius.length >= 5 * SHELLS; shell++) {
        int first = shell * order.size() / SHELLS;
        int last = (shell + 1) * order.size() / SHELLS;
        shells.add(mean(order.subList(first, last).stream().mapToDouble(i -> atoms[i]).toArray()));
      }
      return shells;
    }

    private static double mean(double[] values) {
      return Arrays.stream(values).filter(Double::isFinite).average().orElse(Double.NaN);
    }
  }

  private Lindemann() {}

  /** The indices of a trajectory of at least two frames; {@code bonds} are those of the first. */
  public static Indices of(List<Snapshot> frames, BondGraph bonds) {
    List<double[]> positions = Unwrapped.positions(frames);
    Structure structure = frames.getFirst().structure();
    boolean cluster = !structure.cell().isPeriodic();
    double[] atoms = new double[structure.size()];
    for (int i = 0; i < atoms.length; i++) {
      atoms[i] =
          cluster && atoms.length <= MOST_ATOMS
              ? overAll(positions, i)
              : overNeighbors(frames, positions, bonds, i);
    }
    double[] radius = cluster ? radii(structure, positions) : new double[0];
    return new Indices(Indices.mean(atoms), atoms, radius);
  }

  private static double overAll(List<double[]> positions, int i) {
    int n = positions.getFirst().length / 3;
    double[] first = new double[n];
    double[] second = new double[n];
    for (double[] x : positions) {
      for (int j = 0; j < n; j++) {
        double dx = x[3 * j] - x[3 * i];
        double dy = x[3 * j + 1] - x[3 * i + 1];
        double dz = x[3 * j + 2] - x[3 * i + 2];
        double square = dx * dx + dy * dy + dz * dz;
        first[j] += Math.sqrt(square);
        second[j] += square;
      }
    }
    double sum = 0;
    for (int j = 0; j < n; j++) {
      sum += j == i ? 0 : spread(first[j], second[j], positions.size());
    }
    return n > 1 ? sum / (n - 1) : Double.NaN;
  }

  /** √(⟨r²⟩ − ⟨r⟩²) / ⟨r⟩ from sums. */
  private static double spread(double first, double second, int frames) {
    double mean = first / frames;
    return Math.sqrt(Math.max(0, second / frames - mean * mean)) / mean;
  }

  private static double overNeighbors(
      List<Snapshot> frames, List<double[]> positions, BondGraph bonds, int i) {
    double sum = 0;
    int last = bonds.start()[i + 1];
    for (int entry = bonds.start()[i]; entry < last; entry++) {
      int j = bonds.atom()[entry];
      double[] image = image(frames.getFirst().structure(), positions.getFirst(), bonds, i, entry);
      double first = 0;
      double second = 0;
      for (int frame = 0; frame < positions.size(); frame++) {
        double[] x = positions.get(frame);
        double square = 0;
        for (int axis = 0; axis < 3; axis++) {
          double d = x[3 * j + axis] - x[3 * i + axis];
          for (int a = 0; a < 3; a++) {
            d += image[a] * frames.get(frame).structure().cell().vector(a, axis);
          }
          square += d * d;
        }
        first += Math.sqrt(square);
        second += square;
      }
      sum += spread(first, second, positions.size());
    }
    return last > bonds.start()[i] ? sum / (last - bonds.start()[i]) : Double.NaN;
  }

  /** Whole cell vectors between the two atoms of a bond. */
  private static double[] image(
      Structure structure, double[] x, BondGraph bonds, int i, int entry) {
    double[] rest = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      int j = bonds.atom()[entry];
      rest[axis] = bonds.vectors()[3 * entry + axis] - (x[3 * j + axis] - x[3 * i + axis]);
    }
    double[] image = new double[3];
    for (int a = 0; a < 3; a++) {
      image[a] =
          structure.cell().isPeriodic(a)
              ? Math.rint(structure.cell().fractional(a, rest[0], rest[1], rest[2]))
              : 0;
    }
    return image;
  }

  private static double[] radii(Structure structure, List<double[]> positions) {
    double[] sum = new double[structure.size()];
    for (double[] x : positions) {
      double[] centre = RadialProfile.centre(structure, x);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += RadialProfile.distance(x, i, centre) / positions.size();
      }
    }
    return sum;
  }
}
