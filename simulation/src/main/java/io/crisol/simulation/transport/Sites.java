package io.crisol.simulation.transport;

import io.crisol.structures.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Places where atoms dwell: the maxima of their density, or given ones.
 *
 * @param cell the mean cell
 * @param fractional coordinates, each double[3]
 * @param radius of the core of a site, Å: who is inside is at the site
 */
public record Sites(Cell cell, List<double[]> fractional, double radius) {
  /** Maxima below this part of the highest are no sites. */
  private static final double LOWEST = 0.05;

  /** Maxima closer than this are one site, Å. */
  private static final double CLOSEST = 1.2;

  /** The core of a site reaches this part of the way to the middle between sites. */
  private static final double CORE = 0.7;

  /** The maxima of a density. */
  static Sites peaks(DensityMap density) {
    DensityMap smooth = density.smoothed();
    double[] values = smooth.density();
    double highest = java.util.Arrays.stream(values).max().orElse(0);
    List<Integer> maxima =
        IntStream.range(0, values.length)
            .filter(v -> values[v] > LOWEST * highest && isMaximum(smooth, v))
            .boxed()
            .sorted(Comparator.comparingDouble(v -> -values[v]))
            .toList();
    List<double[]> sites = new ArrayList<>();
    for (int voxel : maxima) {
      double[] s = smooth.middle(voxel);
      if (sites.stream().noneMatch(other -> distance(density.cell(), s, other) < CLOSEST)) {
        sites.add(s);
      }
    }
    return of(density.cell(), sites);
  }

  private static boolean isMaximum(DensityMap map, int voxel) {
    for (int k = 0; k < 27; k++) {
      int other = map.beside(voxel, k / 9 - 1, k / 3 % 3 - 1, k % 3 - 1);
      if (map.density()[other] > map.density()[voxel]) {
        return false;
      }
    }
    return true;
  }

  /** Given sites. */
  static Sites of(Cell cell, List<double[]> fractional) {
    double closest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < fractional.size(); i++) {
      for (int j = 0; j < i; j++) {
        closest = Math.min(closest, distance(cell, fractional.get(i), fractional.get(j)));
      }
    }
    return new Sites(
        cell, List.copyOf(fractional), Double.isFinite(closest) ? CORE * closest / 2 : CLOSEST);
  }

  /** Number of sites. */
  public int size() {
    return fractional.size();
  }

  /** Shortest distance of two sites, Å. */
  double distance(int i, int j) {
    return distance(cell, fractional.get(i), fractional.get(j));
  }

  /** Shortest distance of points in fractional coordinates, over the neighbouring cells, Å. */
  static double distance(Cell cell, double[] s, double[] t) {
    double shortest = Double.POSITIVE_INFINITY;
    double[] d = new double[3];
    for (int a = 0; a < 3; a++) {
      d[a] = s[a] - t[a] - Math.rint(s[a] - t[a]);
    }
    for (int k = 0; k < 27; k++) {
      double square = 0;
      for (int axis = 0; axis < 3; axis++) {
        double x =
            (d[0] + k / 9 - 1) * cell.vector(0, axis)
                + (d[1] + k / 3 % 3 - 1) * cell.vector(1, axis)
                + (d[2] + k % 3 - 1) * cell.vector(2, axis);
        square += x * x;
      }
      shortest = Math.min(shortest, square);
    }
    return Math.sqrt(shortest);
  }

  /** For each voxel of a grid the site in whose core its middle lies, or -1. */
  int[] cores(DensityMap grid) {
    int[] cores = new int[grid.density().length];
    io.crisol.structures.Workers.forEach(
        cores.length,
        v -> {
          double[] middle = grid.middle(v);
          cores[v] = -1;
          double nearest = radius;
          for (int site = 0; site < size(); site++) {
            double distance = distance(cell, middle, fractional.get(site));
            if (distance < nearest) {
              nearest = distance;
              cores[v] = site;
            }
          }
        });
    return cores;
  }
}
