package io.crisol.potentials.moment;

import static io.crisol.potentials.moment.MomentKernel.LANES;
import static io.crisol.potentials.moment.MomentKernel.STRIP;

import io.crisol.potentials.EnvironmentBlock;
import java.util.Arrays;

/** A few consecutive atoms of a block, one a lane, and their neighbours in slots. */
final class MomentGroup {
  private final MomentShape shape;
  private final BasicTables basics;

  /** Null where there are ranks above 2. */
  final LowRank low;

  private final double[] coefficients;
  private final double[] changes;
  private final double[] powers;
  private final double[] sums;

  /** First pair of each atom and the end; first slot of each atom and the end. */
  final int[] pairs = new int[LANES + 1];

  final int[] slots = new int[LANES + 1];

  /** Atoms, and the index in the block of the first. */
  int atoms;

  int firstAtom;

  /** Values of a slot stand so far apart. */
  int stride;

  /** Unit vectors and inverse distances; radial functions and their slopes. */
  double[] u = {};

  /** R − r and ξ. */
  double[] rests = {};

  /** Chebyshev polynomials by vector of slots and number. */
  double[] basis = {};

  double[] f = {};
  double[] df = {};

  /** Where arrays of a monomial or a moment begin, for the present stride. */
  final int[] axes;

  final int[] functions;

  /** Moments, LANES each. */
  final double[] m;

  MomentGroup(MomentPotential potential) {
    shape = potential.shape();
    basics = shape.plan().tables().basics;
    low = LowRank.of(basics, shape.functions());
    coefficients = new double[shape.radialCount()];
    for (int k = 0; k < coefficients.length; k++) {
      coefficients[k] = potential.scaling() * potential.parameter(k);
    }
    changes = shape.basis().slopes(coefficients);
    powers = new double[STRIP * basics.parents.length];
    sums = new double[LANES * basics.functions.length];
    axes = new int[basics.axes.length];
    functions = new int[basics.functions.length];
    m = new double[LANES * shape.plan().size()];
  }

  /** Takes atoms of a block from {@code from} on. */
  void take(EnvironmentBlock block, int from, int[] types) {
    place(block, from);
    RadialBasis radial = shape.basis();
    MomentRadialKernel.directions(
        atoms,
        pairs,
        slots,
        stride,
        block.x(),
        block.y(),
        block.z(),
        block.r(),
        radial.shortest(),
        radial.cutoff(),
        u,
        rests);
    if (types == null) {
      functions(radial.size());
    } else {
      functions(radial.size(), types);
    }
  }

  private void place(EnvironmentBlock block, int from) {
    firstAtom = from;
    atoms = Math.min(LANES, block.size() - from);
    slots[0] = 0;
    pairs[0] = block.start(from);
    for (int a = 0; a < LANES; a++) {
      pairs[a + 1] = a < atoms ? block.start(from + a + 1) : pairs[a];
      int strips = (pairs[a + 1] - pairs[a] + STRIP - 1) / STRIP;
      slots[a + 1] = slots[a] + STRIP * strips;
    }
    reserve(slots[LANES]);
  }

  private void functions(int size) {
    MomentRadialKernel.functions(
        slots[LANES], stride, rests, size, shape.functions(), coefficients, changes, basis, f, df);
  }

  private void functions(int size, int[] types) {
    MomentRadialKernel.functionsOfTypes(
        atoms,
        pairs,
        slots,
        stride,
        rests,
        size,
        shape.functions(),
        coefficients,
        changes,
        types,
        basis,
        f,
        df);
  }

  private void reserve(int count) {
    if (stride < count || stride == 0) {
      stride = count + count / 4 / STRIP * STRIP + STRIP;
      u = new double[4 * stride];
      rests = new double[2 * stride];
      basis = new double[stride * shape.basis().size()];
      f = new double[stride * shape.functions()];
      df = new double[stride * shape.functions()];
      Arrays.setAll(axes, p -> stride * basics.axes[p]);
      Arrays.setAll(functions, q -> stride * basics.functions[q]);
    }
  }

  /** Basic moments; lanes without atoms are zero. */
  void moments() {
    if (atoms < LANES) {
      Arrays.fill(m, 0, LANES * shape.plan().basicCount(), 0);
    }
    if (low != null) {
      low.moments(this);
    } else {
      sum();
    }
    ContractionKernel.derive(basics.derived, basics.withoutZ, basics.withX, basics.withY, m);
  }

  private void sum() {
    MomentKernel.moments(
        atoms,
        slots,
        u,
        f,
        basics.parents,
        axes,
        basics.first,
        functions,
        basics.places,
        powers,
        sums,
        m);
  }
}
