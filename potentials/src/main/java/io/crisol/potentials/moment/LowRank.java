package io.crisol.potentials.moment;

import static io.crisol.potentials.moment.LowRankKernel.COMPONENTS;
import static io.crisol.potentials.moment.MomentKernel.LANES;
import static io.crisol.potentials.moment.MomentKernel.STRIP;

import io.crisol.potentials.BlockGradient;
import java.util.Arrays;
import java.util.List;

/**
 * Basic moments and the way back where none has a rank above 2, as up to level 8; for one thread.
 * {@link MomentKernel}, which takes any rank, spends most of its time on finding its way then.
 */
final class LowRank {
  private static final List<Component> KNOWN =
      List.of(
          new Component(0, 0, 0),
          new Component(1, 0, 0),
          new Component(0, 1, 0),
          new Component(0, 0, 1),
          new Component(2, 0, 0),
          new Component(1, 1, 0),
          new Component(1, 0, 1),
          new Component(0, 2, 0),
          new Component(0, 1, 1));

  private final int functions;
  private final int[] places;

  /** By basic moment: its place among the components of all functions. */
  private final int[] positions;

  /** By function: whether there are ranks above 0. */
  private final boolean[] directed;

  private final double[] lanes = new double[COMPONENTS * LANES];
  private final double[] components;

  private LowRank(BasicTables basics, int[] known, int functions) {
    this.functions = functions;
    places = basics.places;
    positions = new int[places.length];
    directed = new boolean[functions];
    for (int p = 0; p < known.length; p++) {
      for (int q = basics.first[p]; q < basics.first[p + 1]; q++) {
        positions[q] = COMPONENTS * basics.functions[q] + known[p];
        directed[basics.functions[q]] |= known[p] > 0;
      }
    }
    components = new double[COMPONENTS * functions];
  }

  /** Null where there are higher ranks. */
  static LowRank of(BasicTables basics, int functions) {
    int[] known = new int[basics.parents.length];
    for (int p = 0; p < known.length; p++) {
      known[p] = KNOWN.indexOf(basics.component(p));
    }
    return Arrays.stream(known).allMatch(k -> k >= 0)
        ? new LowRank(basics, known, functions)
        : null;
  }

  /** Basic moments of a group. */
  void moments(MomentGroup group) {
    for (int a = 0; a < group.atoms; a++) {
      int from = group.slots[a];
      int end = group.slots[a + 1];
      for (int mu = 0; mu < functions; mu++) {
        int at = mu * group.stride;
        int to = COMPONENTS * mu;
        if (directed[mu]) {
          LowRankKernel.moments(
              from, end, group.stride, group.u, at, group.f, lanes, to, components);
        } else {
          LowRankKernel.sum(from, end, at, group.f, lanes, to, components);
        }
      }
      for (int q = 0; q < places.length; q++) {
        group.m[places[q] + a] = components[positions[q]];
      }
    }
  }

  /**
   * Adds the gradient of an atom.
   *
   * @param by derivatives by the basic moments
   * @param weights receives dE_i/df_μ(r_ij), by strip and function
   */
  void gradient(MomentGroup group, int a, double[] by, double[] weights, BlockGradient out) {
    Arrays.fill(components, 0);
    for (int q = 0; q < places.length; q++) {
      components[positions[q]] = by[places[q] + a];
    }
    int spacing = STRIP * functions;
    for (int mu = 0; mu < functions; mu++) {
      if (directed[mu]) {
        directed(group, a, mu, weights, out);
      } else {
        LowRankKernel.radialGradient(
            group.pairs[a],
            group.pairs[a + 1],
            group.slots[a],
            group.stride,
            group.u,
            mu * group.stride,
            group.df,
            components[COMPONENTS * mu],
            mu * STRIP,
            spacing,
            weights,
            out.x(),
            out.y(),
            out.z());
      }
    }
  }

  private void directed(MomentGroup group, int a, int mu, double[] weights, BlockGradient out) {
    LowRankKernel.gradient(
        group.pairs[a],
        group.pairs[a + 1],
        group.slots[a],
        group.stride,
        group.u,
        mu * group.stride,
        group.f,
        group.df,
        COMPONENTS * mu,
        components,
        mu * STRIP,
        STRIP * functions,
        weights,
        out.x(),
        out.y(),
        out.z());
  }
}
