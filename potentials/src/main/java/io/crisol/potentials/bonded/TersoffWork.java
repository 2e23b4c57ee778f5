package io.crisol.potentials.bonded;

import io.crisol.potentials.BlockGradient;
import io.crisol.potentials.EnvironmentBlock;
import java.util.Arrays;

/**
 * The fast path of {@link Tersoff} on one thread: ζ of all bonds of a block, then the bonds, then
 * the gradient of ζ, in {@link LaneGroups}. What depends on a single pair is computed once for it.
 */
final class TersoffWork {
  private static final int LANES = LaneGroups.LANES;

  private final TersoffTables tables;
  private final LaneGroups groups;
  private double[] energies = new double[0];
  private double[] inverse = new double[0];
  private double[] fc = new double[0];
  private double[] slope = new double[0];
  private double[] repulsion = new double[0];
  private double[] attraction = new double[0];
  private double[] zeta = new double[0];
  private double[] order = new double[0];
  private double[] change = new double[0];
  private double[] radial = new double[0];
  private double[] gx = new double[0];
  private double[] gy = new double[0];
  private double[] gz = new double[0];

  /** g exp(…) and g' exp(…) of each pair of slots of a group. */
  private double[] factors = new double[0];

  private double[] turns = new double[0];

  TersoffWork(TersoffTables tables) {
    this.tables = tables;
    groups = new LaneGroups(tables.elements, tables.limit, tables.limit);
  }

  /**
   * Whether it can be used: fc(r_ik) in ζ must be that of the pair, and have a width, as in all
   * published sets.
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
    boolean one = tables.elements == 1;
    if (one) {
      pairs(0, groups.slots() * LANES, 0);
    }
    int at = 0;
    for (int group = 0; group < groups.groups(); group++) {
      if (!one) {
        eachRun(group, true);
      }
      angles(group, at);
      at += square(group);
    }
    if (one) {
      bonds(0, groups.slots() * LANES, 0);
    }
    at = 0;
    for (int group = 0; group < groups.groups(); group++) {
      if (!one) {
        eachRun(group, false);
      }
      gradient(group, at);
      at += square(group);
    }
    groups.give(energies, gx, gy, gz, out);
  }

  /** Entries of all pairs of slots of a group. */
  private int square(int group) {
    return stride(group) * stride(group) * LANES;
  }

  private void eachRun(int group, boolean before) {
    int row = groups.centre(group) * tables.elements;
    for (int e = 0; e < tables.elements; e++) {
      int from = LANES * groups.start(group, e);
      int to = LANES * groups.start(group, e + 1);
      if (to > from && before) {
        pairs(from, to, row + e);
      } else if (to > from) {
        bonds(from, to, row + e);
      }
    }
  }

  private void reserve() {
    int length = groups.slots() * LANES;
    if (fc.length < length) {
      int generous = length + length / 4;
      inverse = new double[generous];
      fc = new double[generous];
      slope = new double[generous];
      repulsion = new double[generous];
      attraction = new double[generous];
      zeta = new double[generous];
      order = new double[generous];
      change = new double[generous];
      radial = new double[generous];
      gx = new double[generous];
      gy = new double[generous];
      gz = new double[generous];
    }
    int squares = 0;
    for (int group = 0; group < groups.groups(); group++) {
      squares += square(group);
    }
    if (factors.length < squares) {
      factors = new double[squares + squares / 4];
      turns = new double[squares + squares / 4];
    }
    if (energies.length < groups.groups() * LANES) {
      energies = new double[groups.groups() * LANES];
    }
    Arrays.fill(zeta, 0, length, 0);
    Arrays.fill(gx, 0, length, 0);
    Arrays.fill(gy, 0, length, 0);
    Arrays.fill(gz, 0, length, 0);
  }

  /** All that belongs to single pairs of a type and does not need ζ. */
  private void pairs(int from, int to, int type) {
    TersoffKernel.directions(from, to, groups.r, groups.x, groups.y, groups.z, inverse);
    TersoffKernel.cutoff(
        from, to, groups.r, tables.middle[type], tables.halfWidth[type], fc, slope);
    TersoffKernel.decay(
        from, to, groups.r, 0.5 * tables.bigA[type], tables.lambda1[type], repulsion);
    TersoffKernel.decay(
        from, to, groups.r, 0.5 * tables.bigB[type], tables.lambda2[type], attraction);
  }

  private void bonds(int from, int to, int type) {
    TersoffKernel.exponents(
        from, to, zeta, tables.beta[type], tables.n[type], order, change);
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

  private void angles(int group, int base) {
    for (int e = 0; e < tables.elements; e++) {
      for (int f = 0; f < tables.elements; f++) {
        angles(group, base, e, f);
      }
    }
  }

  private void angles(int group, int base, int e, int f) {
    int t = triple(group, e, f);
    int from = LANES * groups.start(group, e);
    int to = LANES * groups.start(group, e + 1);
    int other = LANES * groups.start(group, f);
    int end = LANES * groups.start(group, f + 1);
    int at = entry(group, base, from, other);
    boolean plain = tables.lambda3[t] == 0;
    TersoffAngleKernel.angles(
        from,
        to,
        other,
        end,
        groups.x,
        groups.y,
        groups.z,
        fc,
        tables.gamma[t],
        tables.c2[t],
        tables.d2[t],
        tables.cosTheta0[t],
        plain ? zeta : order, // Nobody reads that sum.
        factors,
        turns,
        at,
        stride(group));
    if (!plain) {
      TersoffAngleKernel.distances(
          from,
          to,
          other,
          end,
          groups.r,
          fc,
          tables.lambda3[t],
          tables.cubic[t],
          tables.linear[t],
          zeta,
          factors,
          turns,
          at,
          stride(group));
    }
  }

  private void gradient(int group, int base) {
    for (int e = 0; e < tables.elements; e++) {
      for (int f = 0; f < tables.elements; f++) {
        gradient(group, base, e, f);
      }
    }
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

  private void gradient(int group, int base, int e, int f) {
    int t = triple(group, e, f);
    int from = LANES * groups.start(group, e);
    int to = LANES * groups.start(group, e + 1);
    int other = LANES * groups.start(group, f);
    int end = LANES * groups.start(group, f + 1);
    int at = entry(group, base, from, other);
    TersoffAngleKernel.turns(
        from,
        to,
        other,
        end,
        groups.x,
        groups.y,
        groups.z,
        inverse,
        fc,
        slope,
        attraction,
        factors,
        turns,
        at,
        stride(group),
        radial,
        gx,
        gy,
        gz);
    if (tables.lambda3[t] != 0) {
      TersoffAngleKernel.stretches(
          from,
          to,
          other,
          end,
          groups.r,
          fc,
          tables.lambda3[t],
          tables.cubic[t],
          tables.linear[t],
          attraction,
          factors,
          at,
          stride(group),
          radial);
    }
  }

  private int triple(int group, int e, int f) {
    return (groups.centre(group) * tables.elements + e) * tables.elements + f;
  }

  /** Slots of a group. */
  private int stride(int group) {
    return groups.start(group + 1) - groups.start(group);
  }

  private int entry(int group, int base, int from, int other) {
    int start = LANES * groups.start(group);
    return base + (from - start) * stride(group) + other - start;
  }
}
