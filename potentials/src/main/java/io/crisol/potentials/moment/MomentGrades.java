package io.crisol.potentials.moment;

import static io.crisol.potentials.moment.MomentKernel.STRIP;

import io.crisol.potentials.EnvironmentBlock;
import io.crisol.potentials.optimality.OptimalityKernel;
import java.util.Arrays;

/**
 * Rows dE_i/dθ by all parameters, made along the way back of {@link MomentWork}, and the
 * D-optimality grades of their atoms; for one thread. Plain twin: {@link
 * MomentDefinition#energyAndRow}.
 */
final class MomentGrades {
  private final MomentPotential potential;
  private final MomentShape shape;
  private final PlanTables tables;
  private final double[] inverse;
  private final int[] factors;
  private final double[] weights;
  private final double[] values;
  private final double[] entries;
  private final double[] row;
  private final double[] coordinates;

  MomentGrades(MomentPotential potential, double[] inverse) {
    this.potential = potential;
    this.inverse = inverse;
    shape = potential.shape();
    tables = shape.plan().tables();
    int[] functions = tables.basics.functions;
    factors = new int[functions.length];
    Arrays.setAll(factors, q -> STRIP * functions[q]);
    weights = new double[STRIP * shape.functions()];
    values = new double[shape.basis().size()];
    entries = new double[tables.linear.length + tables.pairLeft.length];
    row = new double[shape.parameterCount()];
    coordinates = new double[row.length];
  }

  /** Begins the row of an atom. */
  void begin() {
    Arrays.fill(row, 0);
  }

  /**
   * Adds what a strip of neighbours gives to the radial coefficients.
   *
   * @param first first coefficient of each pair of the block; null for one element
   * @param powers monomials of the strip
   * @param by derivatives of the energy by the basic moments
   */
  void add(
      MomentGroup group,
      EnvironmentBlock block,
      int[] first,
      int lane,
      int s,
      double[] powers,
      double[] by) {
    MomentGradeKernel.weights(
        lane, tables.basics.first, factors, tables.basics.places, powers, by, weights);
    int pair = group.pairs[lane] + s - group.slots[lane];
    for (int l = 0; l < STRIP && pair + l < group.pairs[lane + 1]; l++) {
      shape.basis().at(block.r()[pair + l], values);
      int at = first == null ? 0 : first[pair + l];
      for (int mu = 0; mu < shape.functions(); mu++) {
        double weight = potential.scaling() * weights[mu * STRIP + l];
        for (double value : values) {
          row[at++] += weight * value;
        }
      }
    }
  }

  /** Grade of the atom whose row was begun last. */
  double grade(MomentGroup group, int lane, int element) {
    row[shape.radialCount() + element] = 1;
    for (int k = 0; k < tables.linear.length; k++) {
      entries[k] = group.m[tables.linear[k] + lane];
    }
    for (int k = 0; k < tables.pairLeft.length; k++) {
      entries[tables.linear.length + k] =
          group.m[tables.pairLeft[k] + lane] * group.m[tables.pairRight[k] + lane];
    }
    tables.addScalars(entries, row, shape.firstMoment());
    return OptimalityKernel.grade(row.length, inverse, row, coordinates);
  }
}
