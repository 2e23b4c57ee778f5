package io.crisol.potentials.moment;

import static io.crisol.potentials.moment.MomentKernel.LANES;
import static io.crisol.potentials.moment.MomentKernel.STRIP;

import io.crisol.potentials.EnvironmentBlock;
import java.util.Arrays;

/**
 * The derivative by the parameters of α Σ_i E_i + Σ_ij v_ij · dE_i/dr_ij for one thread: moments
 * and their changes along v go forward through the contractions, then the derivatives by the
 * moments and theirs in reverse.
 */
final class MomentTangent {
  private final MomentPotential potential;
  private final MomentShape shape;
  private final PlanTables tables;
  private final BasicTables basics;
  private final MomentGroup group;
  private final int[] index;
  private final double[] linearFactor;
  private final double[] pairFactor;
  private final double[] d;
  private final double[] by;
  private final double[] change;
  private final double[] all;
  private final double[] entries;
  private final double[] powers;
  private final double[] slopes;
  private final double[] sums;
  private final double[] lanes = new double[LANES];
  private final int[] factors;
  private final double[] weights;
  private final double[] values;
  private final double[] valueSlopes;
  private double[] w = {};
  private double[] changes = {};

  MomentTangent(MomentPotential potential) {
    this.potential = potential;
    shape = potential.shape();
    tables = shape.plan().tables();
    basics = tables.basics;
    group = new MomentGroup(potential);
    index = shape.positions();
    double[] coefficients = tables.coefficients(potential.parameters(), shape.firstMoment());
    int linear = tables.linear.length;
    linearFactor = Arrays.copyOf(coefficients, linear);
    pairFactor = Arrays.copyOfRange(coefficients, linear, coefficients.length);
    entries = new double[coefficients.length];
    d = new double[group.m.length];
    by = new double[group.m.length];
    change = new double[group.m.length];
    all = new double[group.m.length];
    powers = new double[STRIP * basics.parents.length];
    slopes = new double[powers.length];
    sums = new double[LANES * basics.functions.length];
    factors = new int[basics.functions.length];
    Arrays.setAll(factors, q -> STRIP * basics.functions[q]);
    weights = new double[STRIP * shape.functions()];
    values = new double[shape.basis().size()];
    valueSlopes = new double[shape.basis().size()];
  }

  /**
   * Adds the derivative by the parameters.
   *
   * @param firstCoefficient of each pair; null for one element
   * @param v by axis and pair, padded like the arrays of the block
   */
  void add(
      EnvironmentBlock block,
      int[] firstCoefficient,
      double alpha,
      double[][] v,
      double[] gradient) {
    Arrays.fill(entries, 0);
    for (int from = 0; from < block.size(); from += LANES) {
      group.take(block, from, firstCoefficient);
      group.moments();
      changes(v);
      contract(alpha);
      for (int a = 0; a < group.atoms; a++) {
        gradient[shape.radialCount() + index[block.centre(from + a).ordinal()]] += alpha;
        addRadial(block, firstCoefficient, a, gradient);
      }
    }
    tables.addScalars(entries, gradient, shape.firstMoment());
  }

  /** Changes of the basic moments. */
  private void changes(double[][] v) {
    if (w.length < 4 * group.stride) {
      w = new double[4 * group.stride];
      changes = new double[group.stride * shape.functions()];
    }
    MomentTangentKernel.directions(
        group.atoms,
        group.pairs,
        group.slots,
        group.stride,
        shape.functions(),
        group.u,
        group.df,
        v[0],
        v[1],
        v[2],
        w,
        changes);
    Arrays.fill(d, 0, LANES * shape.plan().basicCount(), 0);
    for (int a = 0; a < group.atoms; a++) {
      for (int s = group.slots[a]; s < group.slots[a + 1]; s += LANES) {
        monomials(s);
        MomentTangentKernel.tangents(
            s, group.f, changes, basics.first, group.functions, powers, slopes, sums);
      }
      MomentTangentKernel.settle(a, basics.places, sums, d);
    }
    ContractionKernel.derive(basics.derived, basics.withoutZ, basics.withX, basics.withY, d);
  }

  private void monomials(int s) {
    MomentTangentKernel.monomials(s, group.u, w, basics.parents, group.axes, powers, slopes);
  }

  private void contract(double alpha) {
    PlanTables t = tables;
    double[] m = group.m;
    ContractionKernel.forward(t.targets, t.firstProduct, t.left, t.right, t.factor, m);
    ContractionTangentKernel.forward(t.targets, t.firstProduct, t.left, t.right, t.factor, m, d);
    ContractionTangentKernel.entries(
        t.linear, t.pairLeft, t.pairRight, alpha, m, d, lanes, entries);
    ContractionKernel.energies(
        t.linear, linearFactor, t.pairLeft, t.pairRight, pairFactor, m, by, lanes);
    ContractionTangentKernel.energies(t.pairLeft, t.pairRight, pairFactor, d, change);
    ContractionKernel.reverse(t.targets, t.firstProduct, t.left, t.right, t.factor, m, by);
    ContractionTangentKernel.reverse(
        t.targets, t.firstProduct, t.left, t.right, t.factor, m, d, by, change);
    ContractionKernel.reverseDerive(
        basics.derived, basics.withoutZ, basics.withX, basics.withY, by);
    ContractionKernel.reverseDerive(
        basics.derived, basics.withoutZ, basics.withX, basics.withY, change);
    ContractionTangentKernel.combine(LANES * shape.plan().basicCount(), alpha, by, change, all);
  }

  private void addRadial(EnvironmentBlock block, int[] firstCoefficient, int a, double[] gradient) {
    for (int s = group.slots[a]; s < group.slots[a + 1]; s += LANES) {
      monomials(s);
      MomentTangentKernel.weights(
          a, basics.first, factors, basics.places, powers, slopes, by, all, weights);
      int pair = group.pairs[a] + s - group.slots[a];
      for (int l = 0; l < LANES && pair + l < group.pairs[a + 1]; l++) {
        int first = firstCoefficient == null ? 0 : firstCoefficient[pair + l];
        shape.basis().at(block.r()[pair + l], values, valueSlopes);
        addPair(first, l, w[3 * group.stride + s + l], gradient);
      }
    }
  }

  private void addPair(int first, int lane, double along, double[] gradient) {
    int at = first;
    for (int mu = 0; mu < shape.functions(); mu++) {
      double byValue = potential.scaling() * weights[mu * STRIP + lane];
      double bySlope = potential.scaling() * along * weights[mu * STRIP + LANES + lane];
      for (int b = 0; b < values.length; b++) {
        gradient[at++] += byValue * values[b] + bySlope * valueSlopes[b];
      }
    }
  }
}
