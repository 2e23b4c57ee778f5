package io.crisol.simulation.kinetic;

import io.crisol.simulation.hops.HopNetwork;
import io.crisol.structures.Cell;
import io.crisol.structures.Problem;
import io.crisol.structures.Units;
import java.util.ArrayList;
import java.util.List;

/**
 * The sites of a hop network in a supercell, and where one can hop from each. Site number = class +
 * classes × cell number.
 */
final class HopLattice {
  /** A hop of a carrier from one class of site: where to, how far, over which barrier. */
  private record Way(int to, int[] cell, double[] vector, double barrier) {}

  private final HopNetwork network;
  private final int[] copies;
  private final int classes;
  private final int sites;

  /** By class: the numbers of its ways are starts[class] … starts[class + 1] − 1. */
  private final int[] starts;

  private final List<Way> ways = new ArrayList<>();

  /** By site: its hops are start[site] … start[site + 1] − 1, in the order of the ways. */
  private final int[] start;

  private final int[] targets;
  private final double imbalance;

  /**
   * A supercell.
   *
   * @throws io.crisol.structures.ProblemException OPTION_INVALID where it is so small that a hop
   *     leads to the site itself; TOO_LARGE
   */
  HopLattice(HopNetwork network, int[] copies) {
    this.network = network;
    this.copies = copies.clone();
    classes = network.sites().size();
    long all = (long) classes * copies[0] * copies[1] * copies[2];
    if (all > 50_000_000) {
      throw Problem.TOO_LARGE.with(
          "the supercell", "it has " + all + " sites", "take a smaller one");
    }
    sites = (int) all;
    imbalance = collect();
    starts = new int[classes + 1];
    List<Way> sorted = new ArrayList<>();
    for (int k = 0; k < classes; k++) {
      sorted.addAll(from.get(k));
      starts[k + 1] = sorted.size();
    }
    ways.addAll(sorted);
    start = new int[sites + 1];
    for (int site = 0; site < sites; site++) {
      int of = site % classes;
      start[site + 1] = start[site] + starts[of + 1] - starts[of];
    }
    targets = new int[start[sites]];
    connect();
  }

  private final List<List<Way>> from = new ArrayList<>();

  /**
   * Both directions of each hop, over one saddle: the mean of what its two ends say, so that the
   * rates obey detailed balance exactly.
   */
  private double collect() {
    for (int k = 0; k < classes; k++) {
      from.add(new ArrayList<>());
    }
    double worst = 0;
    for (HopNetwork.Hop hop : network.hops()) {
      double low = network.sites().get(hop.from()).energy();
      double high = network.sites().get(hop.to()).energy();
      double one = low + hop.barrier();
      double other = high + hop.reverseBarrier();
      double saddle = 0.5 * (one + other);
      worst = Math.max(worst, Math.abs(one - other));
      double[] vector = vector(hop);
      double[] back = {-vector[0], -vector[1], -vector[2]};
      from.get(hop.from()).add(new Way(hop.to(), hop.cell(), vector, saddle - low));
      from.get(hop.to()).add(new Way(hop.from(), hop.reversed().cell(), back, saddle - high));
    }
    return worst;
  }

  private double[] vector(HopNetwork.Hop hop) {
    Cell cell = network.cell();
    double[] a = network.sites().get(hop.from()).fractional();
    double[] b = network.sites().get(hop.to()).fractional();
    double[] vector = new double[3];
    for (int k = 0; k < 3; k++) {
      double f = b[k] + hop.cell()[k] - a[k];
      for (int axis = 0; axis < 3; axis++) {
        vector[axis] += f * cell.vector(k, axis);
      }
    }
    return vector;
  }

  private void connect() {
    for (int site = 0; site < sites; site++) {
      int of = site % classes;
      int number = site / classes;
      int[] at = {number / (copies[1] * copies[2]), number / copies[2] % copies[1], 0};
      at[2] = number % copies[2];
      for (int k = 0; k < start[site + 1] - start[site]; k++) {
        Way way = ways.get(starts[of] + k);
        int a = Math.floorMod(at[0] + way.cell[0], copies[0]);
        int b = Math.floorMod(at[1] + way.cell[1], copies[1]);
        int c = Math.floorMod(at[2] + way.cell[2], copies[2]);
        int target = ((a * copies[1] + b) * copies[2] + c) * classes + way.to;
        if (target == site) {
          throw Problem.OPTION_INVALID.with(
              "supercell",
              copies[0] + "x" + copies[1] + "x" + copies[2],
              "it is so small that a hop leads to the image of the site itself",
              "take more copies along every direction of a hop");
        }
        targets[start[site] + k] = target;
      }
    }
  }

  /** Number of sites. */
  int sites() {
    return sites;
  }

  /** Number of classes of sites: the sites of the cell. */
  int classes() {
    return classes;
  }

  /** Class of a site. */
  int classOf(int site) {
    return site % classes;
  }

  /** First hop of a site. */
  int start(int site) {
    return start[site];
  }

  /** Where a hop leads. */
  int target(int hop) {
    return targets[hop];
  }

  /** Number of the way of hop {@code k} of a site. */
  int way(int site, int k) {
    return starts[site % classes] + k;
  }

  /** Component {@code axis} of the vector of a way, Å. */
  double vector(int way, int axis) {
    return ways.get(way).vector[axis];
  }

  /** Square of the length of a way, Å². */
  double square(int way) {
    double[] v = ways.get(way).vector;
    return v[0] * v[0] + v[1] * v[1] + v[2] * v[2];
  }

  /** ν exp(−E/kT) of every way, 1/ps. */
  double[] rates(double frequency, double temperature) {
    double kT = Units.BOLTZMANN * temperature;
    return ways.stream()
        .mapToDouble(way -> frequency * StrictMath.exp(-way.barrier / kT))
        .toArray();
  }

  /** Volume, Å³. */
  double volume() {
    return network.cell().volume() * copies[0] * copies[1] * copies[2];
  }

  /** Largest difference of the saddle of a hop as its two ends tell it, eV. */
  double imbalance() {
    return imbalance;
  }

  /** The network. */
  HopNetwork network() {
    return network;
  }
}
