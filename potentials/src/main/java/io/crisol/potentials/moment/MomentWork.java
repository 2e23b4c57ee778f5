package io.crisol.potentials.moment;

import static io.crisol.potentials.moment.MomentKernel.LANES;
import static io.crisol.potentials.moment.MomentKernel.STRIP;

import io.crisol.potentials.BlockGradient;
import io.crisol.potentials.EnvironmentBlock;
import java.util.Arrays;

/**
 * The fast path of {@link MomentPotential} for one thread: basic moments with lanes over the
 * neighbours of an atom, then the contractions of several atoms at once, forward and in reverse.
 */
final class MomentWork {
  private final MomentPotential potential;
  private final MomentShape shape;
  private final PlanTables tables;
  private final BasicTables basics;
  private final FunctionTables order;
  private final MomentGroup group;
  private final int[] index;
  private int[] types = {};
  private final double[] linearFactor;
  private final double[] pairFactor;
  private final double[] by;
  private final double[] energies = new double[LANES];

  /** Of the slots of an atom: monomials, derivatives by them, by distances and by directions. */
  private double[] powers = {};

  private double[] weights = {};
  private double[] radial = {};
  private double[] turning = {};

  /** And by the radial functions, by strip and function a strip each. */
  private double[] functionWeights = {};

  /** Null where the potential does not know its training data. */
  private final MomentGrades grades;

  MomentWork(MomentPotential potential) {
    this.potential = potential;
    grades = potential.gradings().isEmpty() ? null : new MomentGrades(potential);
    shape = potential.shape();
    tables = shape.plan().tables();
    basics = tables.basics;
    order = new FunctionTables(basics, shape.functions());
    group = new MomentGroup(potential);
    index = shape.positions();
    double[] coefficients = tables.coefficients(potential.parameters(), shape.firstMoment());
    int linear = tables.linear.length;
    linearFactor = Arrays.copyOf(coefficients, linear);
    pairFactor = Arrays.copyOfRange(coefficients, linear, coefficients.length);
    by = new double[group.m.length];
  }

  /** Energies and gradients of a block. */
  void energies(EnvironmentBlock block, BlockGradient out) {
    int[] first = shape.elements().size() == 1 ? null : types(block);
    for (int from = 0; from < block.size(); from += LANES) {
      group.take(block, from, first);
      group.moments();
      contract();
      for (int a = 0; a < group.atoms; a++) {
        int e = index[block.centre(from + a).ordinal()];
        out.setEnergy(from + a, potential.parameter(shape.radialCount() + e) + energies[a]);
      }
      if (out.gradientsWanted() || isGraded(out)) {
        reverse(block, first, out);
      }
    }
    if (isGraded(out)) {
      grades.settle(out);
    }
  }

  /** First radial coefficient of each pair. */
  private int[] types(EnvironmentBlock block) {
    int[] kinds = block.pairTypes(index, shape.elements().size());
    if (types.length < kinds.length) {
      types = new int[kinds.length];
    }
    int size = shape.coefficientsOfPair();
    for (int k = 0; k < block.pairs() + EnvironmentBlock.PADDING; k++) {
      types[k] = size * kinds[k];
    }
    return types;
  }

  private void contract() {
    ContractionKernel.forward(
        tables.targets, tables.firstProduct, tables.left, tables.right, tables.factor, group.m);
    ContractionKernel.energies(
        tables.linear,
        linearFactor,
        tables.pairLeft,
        tables.pairRight,
        pairFactor,
        group.m,
        by,
        energies);
  }

  private boolean isGraded(BlockGradient out) {
    return grades != null && out.gradesWanted();
  }

  private void reverse(EnvironmentBlock block, int[] first, BlockGradient out) {
    ContractionKernel.reverse(
        tables.targets, tables.firstProduct, tables.left, tables.right, tables.factor, group.m, by);
    ContractionKernel.reverseDerive(
        basics.derived, basics.withoutZ, basics.withX, basics.withY, by);
    boolean graded = isGraded(out);
    if (graded) {
      grades.begin(group);
    }
    for (int a = 0; a < group.atoms; a++) {
      reserve(group.slots[a + 1] - group.slots[a]);
      if (group.low != null) {
        group.low.gradient(group, a, by, functionWeights, out);
      } else {
        spread(a);
        weights(a);
        if (out.gradientsWanted()) {
          gradient(a, out);
        }
      }
      if (graded) {
        grade(block, first, a, out);
      }
    }
  }

  private void grade(EnvironmentBlock block, int[] first, int a, BlockGradient out) {
    grades.add(group, first, a, functionWeights);
    int atom = group.firstAtom + a;
    grades.end(a, atom, index[block.centre(atom).ordinal()], out);
  }

  private void reserve(int slots) {
    if (radial.length < slots) {
      int generous = slots + 2 * STRIP;
      radial = new double[generous];
      turning = new double[3 * generous];
      powers = new double[generous * basics.parents.length];
      weights = new double[powers.length];
      functionWeights = new double[generous * shape.functions()];
    }
  }

  private void spread(int a) {
    MomentKernel.spread(
        a,
        group.slots,
        group.u,
        group.f,
        basics.parents,
        group.axes,
        basics.first,
        group.functions,
        basics.places,
        by,
        powers,
        weights);
  }

  private void weights(int a) {
    MomentKernel.weights(
        a,
        group.slots,
        group.stride,
        basics.parents.length,
        group.df,
        order.first,
        order.monomials,
        order.places,
        by,
        powers,
        functionWeights,
        radial);
  }

  private void gradient(int a, BlockGradient out) {
    MomentKernel.turn(
        group.slots[a],
        group.slots[a + 1],
        group.u,
        group.stride,
        basics.parents,
        group.axes,
        basics.runs,
        powers,
        weights,
        turning);
    MomentKernel.gradient(
        group.pairs[a],
        group.pairs[a + 1],
        group.slots[a],
        group.stride,
        group.u,
        radial,
        turning,
        out.x(),
        out.y(),
        out.z());
  }
}
