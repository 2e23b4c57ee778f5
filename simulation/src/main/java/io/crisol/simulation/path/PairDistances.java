package io.crisol.simulation.path;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.simulation.EnergyEngine;
import io.crisol.structures.Cell;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.List;

/**
 * The image dependent pair potential of one image, for a first path on which atoms keep apart:
 *
 * <pre>
 *   S = Σ_{i&lt;j} (d_ij − r_ij)² / d_ij⁴
 * </pre>
 *
 * where the wanted distances d go evenly from those of the start to those of the end. Pairs within
 * {@value #REACH} Å on the straight path count. Energies are in Å⁻².
 *
 * <p>Source: Smidstrup et al., J. Chem. Phys. 140, 214106 (2014), doi:10.1063/1.4878664.
 */
final class PairDistances implements EnergyEngine {
  private static final double REACH = 6;

  /** Å; atoms that are closer have no direction. */
  private static final double COINCIDENT = 1e-4;

  /**
   * Two atoms, the second in another cell.
   *
   * @param cell int[3]
   * @param wanted distance, Å
   */
  private record Pair(int i, int j, int[] cell, double wanted) {}

  private final List<Pair> pairs = new ArrayList<>();

  /**
   * The potential of one image.
   *
   * @param share from 0 at the start to 1 at the end
   * @param image on the straight path
   */
  PairDistances(Structure start, Structure end, double share, Structure image) {
    Neighbors neighbors = Neighbors.of(image, REACH, 0);
    double[] places = neighbors.positions(image);
    for (int i = 0; i < image.size(); i++) {
      for (int entry = neighbors.start(i); entry < neighbors.start(i + 1); entry++) {
        int j = neighbors.atom(entry);
        if (i < j) {
          int[] cell = cell(image, i, j, places, neighbors.site(entry));
          double there = length(between(start, i, j, cell));
          double here = length(between(end, i, j, cell));
          pairs.add(new Pair(i, j, cell, (1 - share) * there + share * here));
        }
      }
    }
  }

  /** The cell of the second atom, counted from where the positions of both lie. */
  private static int[] cell(Structure image, int i, int j, double[] places, int site) {
    double[] shift = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      double way = places[3 * site + axis] - places[3 * i + axis];
      shift[axis] = way - image.coordinate(3 * j + axis) + image.coordinate(3 * i + axis);
    }
    int[] cell = new int[3];
    for (int a = 0; a < 3; a++) {
      boolean repeats = image.cell().isPeriodic(a);
      cell[a] =
          repeats ? (int) Math.rint(image.cell().fractional(a, shift[0], shift[1], shift[2])) : 0;
    }
    return cell;
  }

  private static double[] between(Structure structure, int i, int j, int[] times) {
    Cell cell = structure.cell();
    double[] way = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      way[axis] =
          structure.coordinate(3 * j + axis)
              - structure.coordinate(3 * i + axis)
              + times[0] * cell.vector(0, axis)
              + times[1] * cell.vector(1, axis)
              + times[2] * cell.vector(2, axis);
    }
    return way;
  }

  private static double length(double[] way) {
    return Math.sqrt(way[0] * way[0] + way[1] * way[1] + way[2] * way[2]);
  }

  @Override
  public Prediction evaluate(Structure structure, Quantities wanted) {
    double energy = 0;
    double[] forces = new double[3 * structure.size()];
    double[] virial = new double[9];
    for (Pair pair : pairs) {
      double[] way = between(structure, pair.i, pair.j, pair.cell);
      double r = length(way);
      double d = Math.max(pair.wanted, COINCIDENT);
      double weight = 1 / (d * d * d * d);
      energy += weight * (d - r) * (d - r);
      // Atoms on one spot are driven apart along z.
      double[] direction =
          r < COINCIDENT
              ? new double[] {0, 0, 1}
              : new double[] {way[0] / r, way[1] / r, way[2] / r};
      double push = 2 * weight * (d - r);
      for (int axis = 0; axis < 3; axis++) {
        forces[3 * pair.j + axis] += push * direction[axis];
        forces[3 * pair.i + axis] -= push * direction[axis];
        for (int b = 0; b < 3; b++) {
          virial[3 * axis + b] += push * direction[axis] * way[b];
        }
      }
    }
    return Prediction.of(energy).withGradients(forces, virial);
  }
}
