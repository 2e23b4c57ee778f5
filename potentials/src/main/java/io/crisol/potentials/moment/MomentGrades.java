package io.crisol.potentials.moment;

import static io.crisol.potentials.moment.MomentKernel.LANES;
import static io.crisol.potentials.moment.MomentKernel.STRIP;

import io.crisol.potentials.BlockGradient;
import io.crisol.potentials.optimality.GradesKernel;
import java.util.Arrays;

/**
 * Rows dE_i/dθ by all parameters, made along the way back of {@link MomentWork}, and the
 * D-optimality grades of their atoms; for one thread. Rows of atoms of one element are kept until
 * there are enough for a product of matrices, without the radial coefficients of other elements.
 * Plain twin: {@link MomentDefinition#energyAndRow}.
 */
final class MomentGrades {
  private static final int PASSES = 2;
  private static final int MOST = PASSES * GradesKernel.ROWS;

  private final MomentPotential potential;
  private final MomentShape shape;
  private final PlanTables tables;
  private final GradeTables order;
  private final Kept[] kept;
  private final double[] entries;
  private final double[] scalars;

  /** Of the atom of the moment: by element of the neighbour, function and basis function. */
  private final double[] sums;

  private final double[] grades = new double[MOST];

  MomentGrades(MomentPotential potential) {
    this.potential = potential;
    shape = potential.shape();
    tables = shape.plan().tables();
    order = new GradeTables(tables, shape.scalarCount());
    kept = new Kept[shape.elements().size()];
    Arrays.setAll(kept, e -> new Kept(potential.panels(e)));
    entries = new double[LANES * (tables.linear.length + tables.pairLeft.length)];
    scalars = new double[LANES * shape.scalarCount()];
    sums = new double[LANES * ownRadial(shape)];
  }

  private static int ownRadial(MomentShape shape) {
    return shape.elements().size() * shape.coefficientsOfPair();
  }

  /** Parameters that an atom of an element has a part in. */
  static int[] lines(MomentShape shape, int element) {
    int radial = ownRadial(shape);
    int[] lines = new int[radial + 1 + shape.scalarCount()];
    Arrays.setAll(
        lines,
        i ->
            i < radial
                ? element * radial + i
                : i == radial
                    ? shape.radialCount() + element
                    : shape.firstMoment() + i - radial - 1);
    return lines;
  }

  /** Rows of atoms of one element. */
  private final class Kept {
    private final double[] panels;
    private final int length = ownRadial(shape) + 1 + shape.scalarCount();
    private final double[] rows = new double[length * MOST];
    private final int[] atoms = new int[MOST];
    private int count;

    Kept(double[] panels) {
      this.panels = panels;
    }

    void take(int atom, int lane) {
      int at = count / GradesKernel.ROWS * length * GradesKernel.ROWS + count % GradesKernel.ROWS;
      atoms[count++] = atom;
      for (int k = 0; k < sums.length; k += LANES) {
        double sum = (sums[k] + sums[k + 1]) + (sums[k + 2] + sums[k + 3]);
        for (int l = 4; l < LANES; l += 4) {
          sum += (sums[k + l] + sums[k + l + 1]) + (sums[k + l + 2] + sums[k + l + 3]);
        }
        rows[at] = potential.scaling() * sum;
        at += GradesKernel.ROWS;
      }
      rows[at] = 1;
      for (int k = lane; k < scalars.length; k += LANES) {
        at += GradesKernel.ROWS;
        rows[at] = scalars[k];
      }
    }

    void settle(BlockGradient out) {
      int passes = (count + GradesKernel.ROWS - 1) / GradesKernel.ROWS;
      GradesKernel.grades(length, panels, passes, rows, grades);
      for (int k = 0; k < count; k++) {
        out.setGrade(atoms[k], grades[k]);
      }
      count = 0;
    }
  }

  /** Begins a group of atoms, whose moments are known. */
  void begin(MomentGroup group) {
    MomentGradeKernel.scalars(
        tables.linear,
        tables.pairLeft,
        tables.pairRight,
        order.firstTerm,
        order.terms,
        order.factors,
        group.m,
        entries,
        scalars);
  }

  /**
   * Adds what the neighbours of an atom give to the radial coefficients.
   *
   * @param first first coefficient of each pair of the block; null for one element
   * @param weights dE_i/df_μ(r_ij), by strip and function a strip each
   */
  void add(MomentGroup group, int[] first, int lane, double[] weights) {
    int begin = group.pairs[lane];
    int end = group.pairs[lane + 1];
    for (int n = begin; n < end; ) {
      int alike = first == null ? end : alike(first, n, end);
      int slot = group.slots[lane] + n - begin;
      if (alike > n) {
        int at = first == null ? 0 : own(first[n]);
        addVectors(group, lane, slot, slot + alike - n, weights, at);
        n = alike;
      } else {
        int last = Math.min(end, n + LANES);
        for (int k = n; k < last; k++) {
          addPair(group, lane, slot + k - n, weights, own(first[k]));
        }
        n = last;
      }
    }
  }

  /** First sum of a pair, by its first coefficient. */
  private int own(int first) {
    return first % ownRadial(shape) * LANES;
  }

  /** End of the vectors from {@code n} on whose neighbours are all of one element. */
  private static int alike(int[] first, int n, int end) {
    int k = n + 1;
    while (k < end && first[k] == first[n]) {
      k++;
    }
    return k == end ? end : n + (k - n) / LANES * LANES;
  }

  private void addVectors(
      MomentGroup group, int lane, int from, int end, double[] weights, int at) {
    int begin = group.slots[lane];
    int size = shape.basis().size();
    int apart = STRIP * shape.functions();
    double[] rests = group.rests;
    double[] basis = group.basis;
    for (int mu = 0; mu < shape.functions(); mu++) {
      int function = mu * STRIP;
      int to = at + mu * size * LANES;
      int b = 0;
      for (; b + 8 <= size; b += 8, to += 8 * LANES) {
        MomentGradeKernel.eight(
            from, end, begin, size, rests, basis, apart, function, weights, b, to, sums);
      }
      for (; b < size; b++, to += LANES) {
        MomentGradeKernel.one(
            from, end, begin, size, rests, basis, apart, function, weights, b, to, sums);
      }
    }
  }

  private void addPair(MomentGroup group, int lane, int slot, double[] weights, int at) {
    int size = shape.basis().size();
    int inside = slot % LANES;
    int place = slot - group.slots[lane];
    double rest = group.rests[slot];
    for (int mu = 0; mu < shape.functions(); mu++) {
      int k = place / STRIP * STRIP * shape.functions() + mu * STRIP + place % STRIP;
      for (int b = 0; b < size; b++) {
        double t = group.basis[(slot - inside) * size + b * LANES + inside];
        sums[at + (mu * size + b) * LANES] += weights[k] * rest * rest * t;
      }
    }
  }

  /** Ends the row of an atom of the group. */
  void end(int lane, int atom, int element, BlockGradient out) {
    kept[element].take(atom, lane);
    Arrays.fill(sums, 0);
    if (kept[element].count == MOST) {
      kept[element].settle(out);
    }
  }

  /** Grades of all atoms whose rows are kept. */
  void settle(BlockGradient out) {
    for (Kept rows : kept) {
      if (rows.count > 0) {
        rows.settle(out);
      }
    }
  }
}
