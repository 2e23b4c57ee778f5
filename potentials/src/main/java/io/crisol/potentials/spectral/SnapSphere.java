package io.crisol.potentials.spectral;

import static io.crisol.potentials.spectral.SnapSphereKernel.LANES;

import io.crisol.potentials.EnvironmentBlock;
import java.util.Arrays;

/**
 * The density on the sphere of a few atoms of one element, one atom in each lane, and the way back
 * from a derivative by it to the neighbours. Scratch of one thread.
 */
final class SnapSphere {
  private final SnapHalf half;
  private final SnapNeighbours neighbours;
  private final int[] diagonal;
  private final double[] u;
  private final double[] all;
  private final double[] turned;
  private double[] harmonics = new double[0];
  private double[] sums = new double[0];

  SnapSphere(Snap snap, SnapHalf half) {
    this.half = half;
    neighbours = new SnapNeighbours(snap);
    diagonal = half.diagonal();
    u = new double[2 * half.size * LANES];
    all = new double[2 * half.half.length * LANES];
    turned = new double[8 * half.size * LANES];
  }

  /** Density of the half, two vectors an entry. */
  double[] u() {
    return u;
  }

  /** Density of the whole. */
  double[] all() {
    return all;
  }

  SnapNeighbours neighbours() {
    return neighbours;
  }

  /** Computes the density of {@code filled} atoms of the block. */
  void gather(EnvironmentBlock block, int element, int[] atoms, int filled) {
    neighbours.pack(block, element, atoms, filled);
    int count = neighbours.count();
    int length = 2 * half.size * LANES * count;
    if (harmonics.length < length) {
      harmonics = new double[length + length / 4];
      sums = new double[4 * LANES * (count + count / 4 + 1)];
    }
    Arrays.fill(u, 0);
    for (int n : diagonal) {
      Arrays.fill(u, 2 * n * LANES, (2 * n + 1) * LANES, 1);
    }
    SnapSphereKernel.density(half.order, count, half.size, neighbours.points(), harmonics, u);
    SnapSphereKernel.unfold(half.half, half.signRe, half.signIm, u, all);
  }

  /** Takes twice the derivative of an energy by the density of the half. */
  void turn(double[] w) {
    SnapSphereKernel.turn(0, half.order, w, turned);
  }

  /** Writes Re Σ W* u of each lane. */
  void contract(double[] out) {
    SnapSphereKernel.contract(half.size, turned, u, out);
  }

  /** dE/dr of each neighbour, eV/Å: the first three of four vectors. */
  double[] gradients() {
    clearSums();
    addSums(0, half.size);
    SnapSphereKernel.gradients(neighbours.count(), neighbours.points(), sums);
    return sums;
  }

  /** The same where W is zero but for some levels j. */
  double[] gradients(double[] w, int[] levels) {
    clearSums();
    for (int j : levels) {
      SnapSphereKernel.turn(j, j, w, turned);
      addSums(SnapHalf.offset(j), SnapHalf.offset(j + 1));
    }
    SnapSphereKernel.gradients(neighbours.count(), neighbours.points(), sums);
    return sums;
  }

  private void clearSums() {
    Arrays.fill(sums, 0, 4 * LANES * neighbours.count(), 0);
  }

  private void addSums(int from, int to) {
    SnapSphereKernel.sums(neighbours.count(), half.size, from, to, turned, harmonics, sums);
  }
}
