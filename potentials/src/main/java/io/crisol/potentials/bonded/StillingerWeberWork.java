package io.crisol.potentials.bonded;

import io.crisol.potentials.BlockGradient;
import io.crisol.potentials.EnvironmentBlock;
import java.util.Arrays;

/**
 * The fast path of {@link StillingerWeber} on one thread. The factor of an angle is a polynomial in
 * cos θ = u_j·u_k, so the sum over pairs of neighbours follows from moments of single neighbours,
 *
 * <pre>
 *   M0 = Σ h,   M1 = Σ h u,   M2 = Σ h u⊗u   (by element of the neighbours)
 *   P0 = Σ λε cos²θ₀ M0,   P1 = Σ λε cos θ₀ M1,   P2 = Σ λε M2   (over the other element)
 *   Σ_{j&lt;k} λε (cos θ − cos θ₀)² h_j h_k = ½ Σ_j h_j [u·P2 u − 2 u·P1 + P0 − λε (1 − cos θ₀)² h_j],
 * </pre>
 *
 * exactly, with one exponential for each pair and nothing for the angles.
 */
final class StillingerWeberWork {
  private static final int LANES = LaneGroups.LANES;
  private static final int MOMENTS = 10 * LANES;

  private final StillingerWeberTables tables;
  private final LaneGroups groups;
  private final double[] moments;
  private final double[] field;
  private double[] energies = new double[0];
  private double[] h = new double[0];
  private double[] slope = new double[0];
  private double[] pairs = new double[0];
  private double[] pairSlope = new double[0];
  private double[] gx = new double[0];
  private double[] gy = new double[0];
  private double[] gz = new double[0];

  StillingerWeberWork(StillingerWeberTables tables) {
    this.tables = tables;
    groups = new LaneGroups(tables.elements, tables.limit);
    moments = new double[tables.elements * MOMENTS];
    field = new double[tables.elements * MOMENTS];
  }

  /** Energies and gradients of a block; {@code index} numbers the elements by ordinal. */
  void compute(EnvironmentBlock block, int[] index, BlockGradient out) {
    groups.fill(block, index);
    reserve();
    if (tables.elements == 1) {
      pairs(0, groups.slots() * LANES, 0);
    }
    for (int group = 0; group < groups.groups(); group++) {
      int row = groups.centre(group) * tables.elements;
      for (int e = 0; e < tables.elements; e++) {
        int from = LANES * groups.start(group, e);
        int to = LANES * groups.start(group, e + 1);
        if (tables.elements > 1 && to > from) {
          pairs(from, to, row + e);
        }
        StillingerWeberKernel.moments(
            from, to, h, groups.x, groups.y, groups.z, moments, e * MOMENTS);
      }
      addFields(row);
      gradients(group, row);
    }
    groups.give(energies, gx, gy, gz, out);
  }

  private void reserve() {
    int length = groups.slots() * LANES;
    if (h.length < length) {
      int generous = length + length / 4;
      h = new double[generous];
      slope = new double[generous];
      pairs = new double[generous];
      pairSlope = new double[generous];
      gx = new double[generous];
      gy = new double[generous];
      gz = new double[generous];
    }
    if (energies.length < groups.groups() * LANES) {
      energies = new double[groups.groups() * LANES];
    }
    Arrays.fill(energies, 0, groups.groups() * LANES, 0);
  }

  /** All that belongs to single pairs of a type. */
  private void pairs(int from, int to, int type) {
    double sigma = tables.sigma[type];
    double limit = tables.limit[type];
    double end = tables.end[type];
    double p = tables.p[type];
    double q = tables.q[type];
    // The gradients are not there yet and lend their arrays to the powers.
    StillingerWeberKernel.power(from, to, groups.inverse, sigma, p, gx);
    StillingerWeberKernel.power(from, to, groups.inverse, sigma, q, gy);
    StillingerWeberKernel.fall(
        from, to, groups.r, limit, end, sigma, 0.5 * tables.strength[type], pairs, pairSlope);
    StillingerWeberKernel.pairs(
        from, to, groups.inverse, tables.bigB[type], p, q, gx, gy, pairs, pairSlope);
    StillingerWeberKernel.fall(from, to, groups.r, limit, end, tables.reach[type], 1, h, slope);
  }

  private void addFields(int row) {
    Arrays.fill(field, 0);
    for (int e = 0; e < tables.elements; e++) {
      for (int f = 0; f < tables.elements; f++) {
        int triple = (row + e) * tables.elements + f;
        StillingerWeberKernel.addField(
            moments,
            f * MOMENTS,
            tables.bending[triple],
            tables.cosTheta0[triple],
            field,
            e * MOMENTS);
      }
    }
  }

  private void gradients(int group, int row) {
    for (int e = 0; e < tables.elements; e++) {
      int triple = (row + e) * tables.elements + e;
      double off = 1 - tables.cosTheta0[triple];
      StillingerWeberKernel.gradient(
          LANES * groups.start(group, e),
          LANES * groups.start(group, e + 1),
          groups.inverse,
          groups.x,
          groups.y,
          groups.z,
          h,
          slope,
          pairs,
          pairSlope,
          field,
          e * MOMENTS,
          tables.bending[triple] * off * off,
          energies,
          group * LANES,
          gx,
          gy,
          gz);
    }
  }
}
