package io.crisol.potentials.spectral;

import static io.crisol.potentials.spectral.SnapSphereKernel.LANES;

import io.crisol.potentials.BlockGradient;
import io.crisol.potentials.EnvironmentBlock;
import io.crisol.potentials.PairFrame;
import io.crisol.potentials.optimality.OptimalityKernel;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;

/**
 * Rows (1, B) of atoms, in which the energy of SNAP is linear, and their grades; for one thread. A
 * quadratic form is left out of them: its rows are as many as the square of the components, and a
 * bispectrum that the data know has a form that they know.
 */
final class SnapRows {
  private final Snap snap;
  private final SnapBlocks blocks;
  private final SnapSphere sphere;
  private final int components;
  private final double[] products;
  private final double[] sums;
  private final double[] values;
  private final double[] row;
  private final double[] coordinates;
  private final int[] atoms = new int[LANES];

  SnapRows(Snap snap) {
    this.snap = snap;
    SnapHalf half = snap.tables().half;
    blocks = new SnapBlocks(snap.coupling(), half);
    sphere = new SnapSphere(snap, half);
    components = snap.settings().components();
    products = new double[blocks.length()];
    sums = new double[components * LANES];
    values = new double[components];
    row = new double[components + 1];
    coordinates = new double[components + 1];
  }

  /** Takes the row of an atom of a block. */
  private interface Taker {
    void take(int atom, int element, double[] row);
  }

  /** Rows of all atoms of a structure, double[N][components + 1]. */
  double[][] all(Structure structure, Neighbors neighbors) {
    structure.elementSet().stream()
        .filter(element -> snap.indexOf(element) < 0)
        .findFirst()
        .ifPresent(
            element -> {
              throw Problem.POTENTIAL_ELEMENT.with(element.symbol(), snap.elements());
            });
    double[][] rows = new double[structure.size()][];
    EnvironmentBlock block = PairFrame.block(structure, neighbors, snap.cutoff());
    each(block, (atom, _, values) -> rows[atom] = values.clone());
    return rows;
  }

  /** Grades of a block. */
  void grade(EnvironmentBlock block, BlockGradient out) {
    each(
        block,
        (atom, element, values) -> {
          double[] inverse = snap.activeInverses().get(element);
          if (inverse.length > 0) {
            out.setGrade(atom, OptimalityKernel.grade(values.length, inverse, values, coordinates));
          }
        });
  }

  private void each(EnvironmentBlock block, Taker taker) {
    for (int e = 0; e < snap.atoms().size(); e++) {
      int filled = 0;
      for (int a = 0; a < block.size(); a++) {
        if (snap.indexOf(block.centre(a)) == e) {
          atoms[filled++] = a;
        }
        if (filled == LANES || filled > 0 && a == block.size() - 1) {
          group(block, e, filled, taker);
          filled = 0;
        }
      }
    }
  }

  private void group(EnvironmentBlock block, int element, int filled, Taker taker) {
    sphere.gather(block, element, atoms, filled);
    blocks.products(sphere.all(), products);
    blocks.components(sphere.u(), products, sums);
    for (int lane = 0; lane < filled; lane++) {
      for (int l = 0; l < components; l++) {
        values[l] = sums[l * LANES + lane];
      }
      snap.form(element).normalise(values);
      row[0] = 1;
      System.arraycopy(values, 0, row, 1, components);
      taker.take(atoms[lane], element, row);
    }
  }
}
