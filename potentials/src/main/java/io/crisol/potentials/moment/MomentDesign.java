package io.crisol.potentials.moment;

import static io.crisol.potentials.moment.MomentKernel.LANES;

import io.crisol.potentials.EnvironmentBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Derivatives of energy, forces and virial of a structure by the energies of the elements and the
 * coefficients of the scalars: each scalar in reverse through the products it is made of.
 */
final class MomentDesign {
  private final MomentShape shape;
  private final ContractionPlan plan;
  private final MomentGroup group;
  private final int[] index;

  /** By scalar: its products in order, and the basic moments they come from. */
  private final int[][] cones;

  private final int[][] roots;
  private final int[] all;
  private final double[] by;
  private final double[] values;

  /** By basic moment: derivative by the vectors to the neighbours of an atom, x y z by pair. */
  private final double[][] slopes;

  private double[] row = {};

  MomentDesign(MomentPotential potential) {
    shape = potential.shape();
    plan = shape.plan();
    group = new MomentGroup(potential);
    index = shape.positions();
    cones = new int[shape.scalarCount()][];
    roots = new int[shape.scalarCount()][];
    for (int s = 0; s < cones.length; s++) {
      addCone(s);
    }
    all = new int[plan.productCount()];
    Arrays.setAll(all, p -> p);
    by = new double[plan.size() * LANES];
    values = new double[plan.size() * LANES];
    slopes = new double[plan.basicCount()][0];
  }

  private void addCone(int scalar) {
    boolean[] needed = new boolean[plan.size()];
    needed[plan.scalars()[scalar]] = true;
    List<Integer> products = new ArrayList<>();
    for (int p = plan.productCount() - 1; p >= 0; p--) {
      if (needed[plan.target()[p]]) {
        needed[plan.left()[p]] = true;
        needed[plan.right()[p]] = true;
        products.add(p);
      }
    }
    TreeSet<Integer> basic = new TreeSet<>();
    for (int k = 0; k < plan.basicCount(); k++) {
      if (needed[k]) {
        basic.add(k);
      }
    }
    cones[scalar] = products.stream().mapToInt(Integer::intValue).toArray();
    roots[scalar] = basic.stream().mapToInt(Integer::intValue).toArray();
  }

  /** double[elements + scalars][1 + 3N + 9]. */
  double[][] columns(EnvironmentBlock block, int[] first) {
    int n = shape.elements().size();
    double[][] columns = new double[n + shape.scalarCount()][1 + 3 * block.size() + 9];
    for (int from = 0; from < block.size(); from += LANES) {
      group.take(block, from, first);
      group.moments();
      System.arraycopy(group.m, 0, values, 0, values.length);
      Arrays.fill(values, LANES * plan.basicCount(), values.length, 0);
      MomentDesignKernel.forward(
          all, plan.left(), plan.right(), plan.factor(), plan.target(), values);
      for (int a = 0; a < group.atoms; a++) {
        columns[index[block.centre(from + a).ordinal()]][0] += 1;
        basicSlopes(a);
        for (int s = 0; s < cones.length; s++) {
          columns[n + s][0] += values[LANES * plan.scalars()[s] + a];
        }
        lane(block, a, n, columns);
      }
    }
    return columns;
  }

  private int pairs(int a) {
    return group.pairs[a + 1] - group.pairs[a];
  }

  private void lane(EnvironmentBlock block, int a, int n, double[][] columns) {
    for (int s = 0; s < cones.length; s++) {
      MomentDesignKernel.reverse(
          cones[s],
          plan.left(),
          plan.right(),
          plan.factor(),
          plan.target(),
          plan.scalars()[s],
          a,
          values,
          by);
      Arrays.fill(row, 0, 3 * pairs(a), 0);
      for (int k : roots[s]) {
        MomentDesignKernel.add(3 * pairs(a), by[k], slopes[k], row);
        by[k] = 0;
      }
      settle(block, a, columns[n + s]);
    }
  }

  /** Adds the row of an atom to forces and virial. */
  private void settle(EnvironmentBlock block, int a, double[] column) {
    int atom = group.firstAtom + a;
    int virial = column.length - 9;
    for (int k = 0; k < pairs(a); k++) {
      int pair = group.pairs[a] + k;
      int i = 1 + 3 * atom;
      int j = 1 + 3 * block.neighbour(pair);
      for (int axis = 0; axis < 3; axis++) {
        double g = row[3 * k + axis];
        column[i + axis] += g;
        column[j + axis] -= g;
        column[virial + axis] -= block.x()[pair] * g;
        column[virial + 3 + axis] -= block.y()[pair] * g;
        column[virial + 6 + axis] -= block.z()[pair] * g;
      }
    }
  }

  private void basicSlopes(int a) {
    int count = pairs(a);
    if (row.length < 3 * count) {
      row = new double[3 * count + 48];
    }
    for (int k = 0; k < slopes.length; k++) {
      if (slopes[k].length < 3 * count) {
        slopes[k] = new double[row.length];
      }
    }
    double[] unit = new double[3];
    for (int n = 0; n < count; n++) {
      int slot = group.slots[a] + n;
      for (int axis = 0; axis < 3; axis++) {
        unit[axis] = group.u[axis * group.stride + slot];
      }
      double inverse = group.u[3 * group.stride + slot];
      for (int k = 0; k < slopes.length; k++) {
        slope(k, slot, n, unit, inverse);
      }
    }
  }

  private void slope(int k, int slot, int n, double[] unit, double inverse) {
    int[] b = plan.basics();
    int at = b[4 * k] * group.stride + slot;
    double[] power = new double[3];
    double[] less = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      int exponent = b[4 * k + 1 + axis];
      less[axis] = 1;
      for (int e = 1; e < exponent; e++) {
        less[axis] *= unit[axis];
      }
      power[axis] = exponent == 0 ? 1 : less[axis] * unit[axis];
      less[axis] = exponent == 0 ? 0 : exponent * less[axis];
    }
    double gx = less[0] * power[1] * power[2];
    double gy = power[0] * less[1] * power[2];
    double gz = power[0] * power[1] * less[2];
    double turning = group.f[at] * inverse;
    double along = gx * unit[0] + gy * unit[1] + gz * unit[2];
    double radial = group.df[at] * power[0] * power[1] * power[2] - turning * along;
    slopes[k][3 * n] = radial * unit[0] + turning * gx;
    slopes[k][3 * n + 1] = radial * unit[1] + turning * gy;
    slopes[k][3 * n + 2] = radial * unit[2] + turning * gz;
  }
}
