package io.crisol.potentials.spectral;

import static io.crisol.potentials.spectral.SnapSphereKernel.LANES;

import io.crisol.potentials.EnvironmentBlock;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.Arrays;

/**
 * Derivatives of energy, forces and virial of a structure by the coefficients of {@link Snap}: B
 * itself and its derivatives by the positions, component by component.
 */
final class SnapDesign {
  private static final int BLOCK = 16;

  private final Snap snap;
  private final SnapBlocks blocks;
  private final SnapSphere sphere;
  private final int components;
  private final int[][] levels;
  private final int[] atoms = new int[LANES];
  private final double[] w;
  private final double[] products;
  private final double[] sums;
  private final double[] one = new double[LANES];

  /** By lane and component: B, then what it adds to each of the rows of an atom. */
  private final double[][] values;

  private final double[][][] slopes;

  /** By lane: rows of the design that an atom adds to: its own, its neighbours', the virial's. */
  private final int[][] rows = new int[LANES][0];

  /** By coefficient and row. */
  private final double[][] columns;

  private final int atomCount;

  SnapDesign(Snap snap, SnapHalf half, SnapBlocks blocks, int atomCount) {
    this.snap = snap;
    this.blocks = blocks;
    this.atomCount = atomCount;
    sphere = new SnapSphere(snap, half);
    components = snap.settings().components();
    levels = new int[components][];
    Arrays.setAll(levels, blocks::levels);
    w = new double[2 * half.size * LANES];
    products = new double[blocks.length()];
    sums = new double[components * LANES];
    Arrays.fill(one, 1);
    values = new double[LANES][components];
    slopes = new double[LANES][components][0];
    columns =
        new double[snap.atoms().size() * snap.settings().coefficients()][1 + 3 * atomCount + 9];
  }

  /** double[1 + 3N + 9][coefficients of all elements]. */
  static double[][] of(
      Snap snap, SnapHalf half, SnapBlocks blocks, Structure structure, Neighbors neighbors) {
    SnapDesign design = new SnapDesign(snap, half, blocks, structure.size());
    EnvironmentBlock block = new EnvironmentBlock(snap.cutoff());
    double[] positions = neighbors.positions(structure);
    for (int i = 0; i < structure.size(); i += BLOCK) {
      int last = Math.min(i + BLOCK, structure.size());
      block.fill(structure, neighbors, positions, i, last);
      for (int e = 0; e < snap.atoms().size(); e++) {
        design.add(block, e);
      }
    }
    return design.transposed();
  }

  private void add(EnvironmentBlock block, int element) {
    int filled = 0;
    for (int a = 0; a < block.size(); a++) {
      if (snap.indexOf(block.centre(a)) == element) {
        atoms[filled++] = a;
      }
      if (filled == LANES || filled > 0 && a == block.size() - 1) {
        group(block, element, filled);
        filled = 0;
      }
    }
  }

  private void group(EnvironmentBlock block, int element, int filled) {
    sphere.gather(block, element, atoms, filled);
    blocks.products(sphere.all(), products);
    blocks.components(sphere.u(), products, sums);
    SnapForm form = snap.form(element);
    for (int lane = 0; lane < filled; lane++) {
      for (int l = 0; l < components; l++) {
        values[lane][l] = sums[l * LANES + lane];
      }
      form.normalise(values[lane]);
      takeRows(block, lane);
    }
    blocks.each(
        products,
        one,
        w,
        l -> {
          double[] gradients = sphere.gradients(w, levels[l]);
          for (int lane = 0; lane < filled; lane++) {
            takeSlopes(block, lane, l, form.scale(l), gradients);
          }
        });
    for (int lane = 0; lane < filled; lane++) {
      addTo(element * snap.settings().coefficients(), lane);
    }
  }

  private void takeRows(EnvironmentBlock block, int lane) {
    int count = sphere.neighbours().count(lane);
    int[] taken = new int[3 * (count + 1) + 9];
    for (int i = 0; i <= count; i++) {
      int atom =
          i == count
              ? block.firstAtom() + atoms[lane]
              : block.neighbour(sphere.neighbours().pair(i, lane));
      for (int axis = 0; axis < 3; axis++) {
        taken[3 * i + axis] = 1 + 3 * atom + axis;
      }
    }
    for (int k = 0; k < 9; k++) {
      taken[3 * (count + 1) + k] = 1 + 3 * atomCount + k;
    }
    rows[lane] = taken;
  }

  /** Forces F_i += g_ij, F_j −= g_ij and virial −r_ij ⊗ g_ij of one component. */
  private void takeSlopes(
      EnvironmentBlock block, int lane, int l, double scale, double[] gradients) {
    int count = sphere.neighbours().count(lane);
    double[] taken = new double[rows[lane].length];
    double[] r = new double[3];
    for (int i = 0; i < count; i++) {
      int pair = sphere.neighbours().pair(i, lane);
      r[0] = block.x()[pair];
      r[1] = block.y()[pair];
      r[2] = block.z()[pair];
      for (int axis = 0; axis < 3; axis++) {
        double g = scale * gradients[(4 * i + axis) * LANES + lane];
        taken[3 * i + axis] -= g;
        taken[3 * count + axis] += g;
        for (int p = 0; p < 3; p++) {
          taken[3 * (count + 1) + 3 * p + axis] -= r[p] * g;
        }
      }
    }
    slopes[lane][l] = taken;
  }

  private void addTo(int first, int lane) {
    double[] b = values[lane];
    double[][] d = slopes[lane];
    columns[first][0] += 1;
    for (int l = 0; l < components; l++) {
      add(columns[first + 1 + l], lane, b[l], 1, d[l], 0, d[l]);
    }
    if (snap.settings().quadratic()) {
      int at = first + 1 + components;
      for (int k = 0; k < components; k++) {
        add(columns[at++], lane, 0.5 * b[k] * b[k], b[k], d[k], 0, d[k]);
        for (int l = k + 1; l < components; l++) {
          add(columns[at++], lane, b[k] * b[l], b[k], d[l], b[l], d[k]);
        }
      }
    }
  }

  /** Adds an energy and f x + h y in the rows of an atom. */
  private void add(
      double[] column, int lane, double energy, double f, double[] x, double h, double[] y) {
    column[0] += energy;
    int[] to = rows[lane];
    for (int k = 0; k < to.length; k++) {
      column[to[k]] += f * x[k] + h * y[k];
    }
  }

  private double[][] transposed() {
    double[][] design = new double[1 + 3 * atomCount + 9][columns.length];
    for (int c = 0; c < columns.length; c++) {
      for (int row = 0; row < design.length; row++) {
        design[row][c] = columns[c][row];
      }
    }
    return design;
  }
}
