package io.crisol.potentials.bonded;

import io.crisol.potentials.BlockGradient;
import io.crisol.potentials.EnvironmentBlock;
import java.util.Arrays;

/**
 * The fast path of {@link Tersoff} on one thread: ζ of all bonds of a block, then the bonds, then
 * the gradient of ζ, in {@link LaneGroups}. What depends on a single pair is computed once for it.
 * Arrays are by slot and lane.
 */
final class TersoffWork {
  private static final int LANES = LaneGroups.LANES;

  private final TersoffTables tables;
  private final LaneGroups groups;
  private final TersoffAngles angles;
  private double[] energies = new double[0];

  double[] fc = new double[0];
  double[] slope = new double[0];
  double[] zeta = new double[0];
  double[] order = new double[0];
  double[] radial = new double[0];
  double[] gx = new double[0];
  double[] gy = new double[0];
  double[] gz = new double[0];
  private double[] repulsion = new double[0];
  private double[] attraction = new double[0];
  private double[] change = new double[0];

  TersoffWork(TersoffTables tables) {
    this.tables = tables;
    groups = new LaneGroups(tables.elements, tables.limit);
    angles = new TersoffAngles(tables, groups, this);
  }

  /**
   * Whether it can be used: fc(r_ik) in ζ must be that of the pair, as in all published sets, and
   * have a width.
   */
  static boolean serves(TersoffTables tables) {
    int n = tables.elements;
    for (int triple = 0; triple < n * n * n; triple++) {
      int pair = triple / (n * n) * n + triple % n;
      boolean same =
          tables.tripleMiddle[triple] == tables.middle[pair]
              && tables.tripleHalfWidth[triple] == tables.halfWidth[pair];
      if (!same || tables.halfWidth[pair] == 0 && tables.middle[pair] > 0) {
        return false;
      }
    }
    return LaneGroups.isFast();
  }

  /** Energies and gradients of a block; {@code index} numbers the elements by ordinal. */
  void compute(EnvironmentBlock block, int[] index, BlockGradient out) {
    groups.fill(block, index);
    reserve();
    angles.reserve();
    forRuns(true);
    for (int group = 0; group < groups.groups(); group++) {
      angles.addZeta(group);
    }
    forRuns(false);
    for (int group = 0; group < groups.groups(); group++) {
      angles.addGradient(group, attraction);
      finish(group);
    }
    groups.give(energies, gx, gy, gz, out);
  }

  /**
   * What belongs to single pairs, run by run: {@link #pairs} before ζ is known, or {@link #bonds}.
   */
  private void forRuns(boolean before) {
    if (tables.elements == 1) {
      run(before, 0, groups.slots() * LANES, 0);
      return;
    }
    for (int group = 0; group < groups.groups(); group++) {
      int row = groups.centre(group) * tables.elements;
      for (int e = 0; e < tables.elements; e++) {
        int from = LANES * groups.start(group, e);
        run(before, from, LANES * groups.start(group, e + 1), row + e);
      }
    }
  }

  private void run(boolean before, int from, int to, int type) {
    if (to > from && before) {
      pairs(from, to, type);
    } else if (to > from) {
      bonds(from, to, type);
    }
  }

  private void reserve() {
    int length = groups.slots() * LANES;
    if (fc.length < length) {
      enlarge(length + length / 4);
    }
    if (energies.length < groups.groups() * LANES) {
      energies = new double[groups.groups() * LANES];
    }
    Arrays.fill(zeta, 0, length, 0);
    Arrays.fill(gx, 0, length, 0);
    Arrays.fill(gy, 0, length, 0);
    Arrays.fill(gz, 0, length, 0);
  }

  private void enlarge(int length) {
    fc = new double[length];
    slope = new double[length];
    zeta = new double[length];
    order = new double[length];
    radial = new double[length];
    gx = new double[length];
    gy = new double[length];
    gz = new double[length];
    repulsion = new double[length];
    attraction = new double[length];
    change = new double[length];
  }

  private void pairs(int from, int to, int type) {
    TersoffKernel.cutoff(
        from, to, groups.r, tables.middle[type], tables.halfWidth[type], fc, slope);
    TersoffKernel.decay(
        from, to, groups.r, 0.5 * tables.bigA[type], tables.lambda1[type], repulsion);
    TersoffKernel.decay(
        from, to, groups.r, 0.5 * tables.bigB[type], tables.lambda2[type], attraction);
  }

  /** The energies stand in {@code repulsion} afterwards, dE_i/dζ in {@code attraction}. */
  private void bonds(int from, int to, int type) {
    TersoffKernel.exponents(from, to, zeta, tables.beta[type], tables.n[type], order, change);
    TersoffKernel.orders(from, to, zeta, tables.n[type], order, change);
    TersoffKernel.bonds(
        from,
        to,
        fc,
        slope,
        repulsion,
        tables.lambda1[type],
        attraction,
        tables.lambda2[type],
        order,
        change,
        radial);
  }

  private void finish(int group) {
    TersoffKernel.finish(
        LANES * groups.start(group),
        LANES * groups.start(group + 1),
        groups.x,
        groups.y,
        groups.z,
        radial,
        repulsion,
        energies,
        LANES * group,
        gx,
        gy,
        gz);
  }
}
