package io.crisol.potentials.spectral;

import static io.crisol.potentials.spectral.SnapSphereKernel.LANES;

import io.crisol.potentials.BlockGradient;
import io.crisol.potentials.EnvironmentBlock;
import java.util.Arrays;

/**
 * The fast path of {@link Snap} for one thread: a few atoms of one element at once, one in each
 * lane. The derivative of the energy by the density on the sphere is found once for each atom; that
 * by a neighbour follows by turning the neighbour's point about three axes, which acts on the
 * derivative, not on the harmonics.
 */
final class SnapWork {
  private final Snap snap;
  private final SnapTables tables;
  private final SnapSphere sphere;
  private final double[] w;
  private final double[] products;
  private final double[] components;
  private final double[] slopes;
  private final double[] laneComponents;
  private final double[] laneSlopes;
  private final double[] energies = new double[LANES];
  private final int[] atoms = new int[LANES];

  SnapWork(Snap snap) {
    this.snap = snap;
    tables = snap.tables();
    sphere = new SnapSphere(snap, tables.half);
    w = new double[2 * tables.half.size * LANES];
    products = new double[tables.blocks == null ? 0 : tables.blocks.length()];
    int count = snap.settings().components();
    components = new double[count * LANES];
    slopes = new double[count * LANES];
    laneComponents = new double[count];
    laneSlopes = new double[count];
  }

  /** Energies and gradients of a block. */
  void energies(EnvironmentBlock block, BlockGradient out) {
    for (int e = 0; e < snap.atoms().size(); e++) {
      int filled = 0;
      for (int a = 0; a < block.size(); a++) {
        if (snap.indexOf(block.centre(a)) == e) {
          atoms[filled++] = a;
        }
        if (filled == LANES || filled > 0 && a == block.size() - 1) {
          group(block, e, filled, out);
          filled = 0;
        }
      }
    }
  }

  private void group(EnvironmentBlock block, int element, int filled, BlockGradient out) {
    sphere.gather(block, element, atoms, filled);
    Arrays.fill(w, 0);
    if (tables.blocks == null) {
      SnapMonomialKernel.sum(tables.monomials(element), sphere.all(), w);
      sphere.turn(w);
      sphere.contract(energies);
      for (int lane = 0; lane < filled; lane++) {
        // A cubic form is a third of its slope times its argument.
        energies[lane] = tables.constant(element) + energies[lane] / 3;
      }
    } else {
      coupleOneByOne(element, filled);
      sphere.turn(w);
    }
    for (int lane = 0; lane < filled; lane++) {
      out.setEnergy(atoms[lane], energies[lane]);
    }
    if (out.gradientsWanted()) {
      sphere.neighbours().scatter(sphere.gradients(), filled, out);
    }
  }

  /** Energies and W by way of the components. */
  private void coupleOneByOne(int element, int filled) {
    tables.blocks.products(sphere.all(), products);
    tables.blocks.components(sphere.u(), products, components);
    for (int lane = 0; lane < filled; lane++) {
      for (int l = 0; l < laneComponents.length; l++) {
        laneComponents[l] = components[l * LANES + lane];
      }
      energies[lane] = snap.form(element).energy(laneComponents, laneSlopes);
      for (int l = 0; l < laneSlopes.length; l++) {
        slopes[l * LANES + lane] = laneSlopes[l];
      }
    }
    tables.blocks.addAll(products, slopes, w);
  }
}
