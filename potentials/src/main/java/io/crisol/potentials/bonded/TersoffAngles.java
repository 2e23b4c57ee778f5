package io.crisol.potentials.bonded;

/**
 * The part of {@link TersoffWork} that goes over pairs of neighbours of an atom: ζ of each bond,
 * and the gradient of Σ weight ζ. What it computes on the way to ζ is kept for the gradient.
 */
final class TersoffAngles {
  private static final int LANES = LaneGroups.LANES;

  private final TersoffTables tables;
  private final LaneGroups groups;
  private final TersoffWork work;

  /** First entry of each group in the next two. */
  private int[] start = new int[1];

  /** g exp(…) and g' exp(…) of each pair of slots of a group. */
  private double[] factors = new double[0];

  private double[] turns = new double[0];

  TersoffAngles(TersoffTables tables, LaneGroups groups, TersoffWork work) {
    this.tables = tables;
    this.groups = groups;
    this.work = work;
  }

  void reserve() {
    if (start.length < groups.groups() + 1) {
      start = new int[groups.groups() + 1];
    }
    for (int group = 0; group < groups.groups(); group++) {
      start[group + 1] = start[group] + slots(group) * slots(group) * LANES;
    }
    int length = start[groups.groups()];
    if (factors.length < length) {
      factors = new double[length + length / 4];
      turns = new double[length + length / 4];
    }
  }

  private int slots(int group) {
    return groups.start(group + 1) - groups.start(group);
  }

  private int triple(int group, int e, int f) {
    return (groups.centre(group) * tables.elements + e) * tables.elements + f;
  }

  /** Entry of the first pair of two runs. */
  private int entry(int group, int e, int f) {
    int j = groups.start(group, e) - groups.start(group);
    int k = groups.start(group, f) - groups.start(group);
    return start[group] + LANES * (j * slots(group) + k);
  }

  /** Adds ζ of the bonds of a group. */
  void addZeta(int group) {
    for (int e = 0; e < tables.elements; e++) {
      for (int f = 0; f < tables.elements; f++) {
        int t = triple(group, e, f);
        // With λ₃ the sum of the first loop is of no use; nothing is kept in that array yet.
        angles(group, e, f, t, tables.lambda3[t] == 0 ? work.zeta : work.order);
        if (tables.lambda3[t] != 0) {
          distances(group, e, f, t);
        }
      }
    }
  }

  private void angles(int group, int e, int f, int t, double[] sum) {
    TersoffAngleKernel.angles(
        LANES * groups.start(group, e),
        LANES * groups.start(group, e + 1),
        LANES * groups.start(group, f),
        LANES * groups.start(group, f + 1),
        groups.x,
        groups.y,
        groups.z,
        work.fc,
        tables.gamma[t],
        tables.c2[t],
        tables.d2[t],
        tables.cosTheta0[t],
        sum,
        factors,
        turns,
        entry(group, e, f),
        slots(group));
  }

  private void distances(int group, int e, int f, int t) {
    TersoffAngleKernel.distances(
        LANES * groups.start(group, e),
        LANES * groups.start(group, e + 1),
        LANES * groups.start(group, f),
        LANES * groups.start(group, f + 1),
        groups.r,
        work.fc,
        tables.lambda3[t],
        tables.cubic[t],
        tables.linear[t],
        work.zeta,
        factors,
        turns,
        entry(group, e, f),
        slots(group));
  }

  /** Adds the gradient of Σ weight ζ of a group. */
  void addGradient(int group, double[] weights) {
    for (int e = 0; e < tables.elements; e++) {
      for (int f = 0; f < tables.elements; f++) {
        turns(group, e, f, weights);
        int t = triple(group, e, f);
        if (tables.lambda3[t] != 0) {
          stretches(group, e, f, t, weights);
        }
      }
    }
  }

  private void turns(int group, int e, int f, double[] weights) {
    TersoffAngleKernel.turns(
        LANES * groups.start(group, e),
        LANES * groups.start(group, e + 1),
        LANES * groups.start(group, f),
        LANES * groups.start(group, f + 1),
        groups.x,
        groups.y,
        groups.z,
        groups.inverse,
        work.fc,
        work.slope,
        weights,
        factors,
        turns,
        entry(group, e, f),
        slots(group),
        work.radial,
        work.gx,
        work.gy,
        work.gz);
  }

  private void stretches(int group, int e, int f, int t, double[] weights) {
    TersoffAngleKernel.stretches(
        LANES * groups.start(group, e),
        LANES * groups.start(group, e + 1),
        LANES * groups.start(group, f),
        LANES * groups.start(group, f + 1),
        groups.r,
        work.fc,
        tables.lambda3[t],
        tables.cubic[t],
        tables.linear[t],
        weights,
        factors,
        entry(group, e, f),
        slots(group),
        work.radial);
  }
}
