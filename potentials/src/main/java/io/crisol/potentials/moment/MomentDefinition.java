package io.crisol.potentials.moment;

import io.crisol.potentials.Environment;
import io.crisol.potentials.PairGradient;
import java.util.Arrays;

/** The formulas of {@link MomentPotential} atom by atom, in one thread. */
final class MomentDefinition {
  private final MomentPotential potential;
  private final MomentShape shape;
  private final ContractionPlan plan;
  private final int highest;
  private final double[] moments;
  private final double[] slopes;

  /** By function: f_μ and df_μ/dr of the neighbour at hand. */
  private final double[] f;

  private final double[] df;
  private final double[] values;
  private final double[] valueSlopes;
  private final double[][] powers;
  private final double[] unit = new double[3];
  private final double[] turning = new double[3];
  private final double[] sums;

  MomentDefinition(MomentPotential potential) {
    this.potential = potential;
    shape = potential.shape();
    plan = shape.plan();
    moments = new double[plan.size()];
    slopes = new double[plan.size()];
    f = new double[shape.functions()];
    df = new double[shape.functions()];
    sums = new double[shape.functions()];
    values = new double[shape.basis().size()];
    valueSlopes = new double[shape.basis().size()];
    int most = 0;
    for (int k = 0; k < plan.basics().length; k++) {
      most = k % 4 == 0 ? most : Math.max(most, plan.basics()[k]);
    }
    highest = most;
    powers = new double[3][highest + 1];
  }

  double energy(Environment around, PairGradient out) {
    double energy = contract(around);
    reverse();
    for (int j = 0; j < around.size(); j++) {
      addGradient(around, j, out);
    }
    return energy;
  }

  double energyAndRow(Environment around, double[] row) {
    double energy = contract(around);
    reverse();
    Arrays.fill(row, 0);
    int e = potential.indexOf(around.centre());
    row[shape.radialCount() + e] = 1;
    for (int s = 0; s < shape.scalarCount(); s++) {
      row[shape.firstMoment() + s] = moments[plan.scalars()[s]];
    }
    for (int j = 0; j < around.size(); j++) {
      addRadialRow(around, j, row);
    }
    return energy;
  }

  /** Moments of the environment and the energy. */
  private double contract(Environment around) {
    Arrays.fill(moments, 0);
    for (int j = 0; j < around.size(); j++) {
      prepare(around, j);
      for (int k = 0; k < plan.basicCount(); k++) {
        moments[k] += f[plan.basics()[4 * k]] * monomial(k, -1);
      }
    }
    for (int p = 0; p < plan.productCount(); p++) {
      moments[plan.target()[p]] +=
          plan.factor()[p] * moments[plan.left()[p]] * moments[plan.right()[p]];
    }
    double energy = potential.parameter(shape.radialCount() + potential.indexOf(around.centre()));
    for (int s = 0; s < shape.scalarCount(); s++) {
      energy += potential.parameter(shape.firstMoment() + s) * moments[plan.scalars()[s]];
    }
    return energy;
  }

  /** Derivatives of the energy by the moments. */
  private void reverse() {
    Arrays.fill(slopes, 0);
    for (int s = 0; s < shape.scalarCount(); s++) {
      slopes[plan.scalars()[s]] += potential.parameter(shape.firstMoment() + s);
    }
    for (int p = plan.productCount() - 1; p >= 0; p--) {
      double slope = plan.factor()[p] * slopes[plan.target()[p]];
      slopes[plan.left()[p]] += slope * moments[plan.right()[p]];
      slopes[plan.right()[p]] += slope * moments[plan.left()[p]];
    }
  }

  /** Radial functions and powers of the unit vector of a neighbour. */
  private void prepare(Environment around, int j) {
    double r = around.r(j);
    shape.basis().at(r, values, valueSlopes);
    int first = first(around, j);
    for (int mu = 0; mu < f.length; mu++) {
      f[mu] = 0;
      df[mu] = 0;
      for (int b = 0; b < values.length; b++) {
        double c = potential.scaling() * potential.parameter(first + mu * values.length + b);
        f[mu] += c * values[b];
        df[mu] += c * valueSlopes[b];
      }
    }
    unit[0] = around.x(j) / r;
    unit[1] = around.y(j) / r;
    unit[2] = around.z(j) / r;
    for (int axis = 0; axis < 3; axis++) {
      powers[axis][0] = 1;
      for (int n = 1; n <= highest; n++) {
        powers[axis][n] = powers[axis][n - 1] * unit[axis];
      }
    }
  }

  /** First radial coefficient of a pair. */
  private int first(Environment around, int j) {
    int centre = potential.indexOf(around.centre());
    int other = potential.indexOf(around.element(j));
    return (centre * shape.elements().size() + other) * shape.coefficientsOfPair();
  }

  /**
   * Product of powers of basic moment {@code k}, or its derivative by a component of the unit
   * vector.
   */
  private double monomial(int k, int by) {
    double product = 1;
    for (int axis = 0; axis < 3; axis++) {
      int n = plan.basics()[4 * k + 1 + axis];
      if (axis != by) {
        product *= powers[axis][n];
      } else {
        product *= n == 0 ? 0 : n * powers[axis][n - 1];
      }
    }
    return product;
  }

  private void addGradient(Environment around, int j, PairGradient out) {
    prepare(around, j);
    double radial = 0;
    Arrays.fill(turning, 0);
    for (int k = 0; k < plan.basicCount(); k++) {
      int mu = plan.basics()[4 * k];
      radial += slopes[k] * df[mu] * monomial(k, -1);
      for (int axis = 0; axis < 3; axis++) {
        turning[axis] += slopes[k] * f[mu] * monomial(k, axis);
      }
    }
    double r = around.r(j);
    double x = around.x(j) / r;
    double y = around.y(j) / r;
    double z = around.z(j) / r;
    double along = turning[0] * x + turning[1] * y + turning[2] * z;
    out.add(
        j,
        radial * x + (turning[0] - along * x) / r,
        radial * y + (turning[1] - along * y) / r,
        radial * z + (turning[2] - along * z) / r);
  }

  private void addRadialRow(Environment around, int j, double[] row) {
    prepare(around, j);
    Arrays.fill(sums, 0);
    for (int k = 0; k < plan.basicCount(); k++) {
      sums[plan.basics()[4 * k]] += slopes[k] * monomial(k, -1);
    }
    int first = first(around, j);
    for (int mu = 0; mu < f.length; mu++) {
      for (int b = 0; b < values.length; b++) {
        row[first + mu * values.length + b] += potential.scaling() * sums[mu] * values[b];
      }
    }
  }
}
