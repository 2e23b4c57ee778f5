package io.crisol.potentials;

import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;

/**
 * All pairs of a structure with the assembly of pair gradients into forces and virial, and its
 * transpose for training: the adjoint v_ij of g_ij = dE_i/dr_ij. With F_i = Σ_j (g_ij − g_ji) and W
 * = −Σ r_ij ⊗ g_ij,
 *
 * <pre>  v_ij = ∂L/∂F_i − ∂L/∂F_j − (∂L/∂W)ᵀ r_ij.  </pre>
 */
public final class PairFrame {
  private final int atoms;
  private final int pairs;
  private final int[] centre;
  private final int[] neighbour;
  private final double[] x;
  private final double[] y;
  private final double[] z;

  private PairFrame(EnvironmentBlock block) {
    atoms = block.size();
    pairs = block.pairs();
    centre = new int[pairs];
    neighbour = new int[pairs];
    for (int a = 0; a < atoms; a++) {
      for (int k = block.start(a); k < block.start(a + 1); k++) {
        centre[k] = a;
        neighbour[k] = block.neighbour(k);
      }
    }
    x = java.util.Arrays.copyOf(block.x(), pairs);
    y = java.util.Arrays.copyOf(block.y(), pairs);
    z = java.util.Arrays.copyOf(block.z(), pairs);
  }

  /** A block of all atoms of a structure. */
  public static EnvironmentBlock block(Structure structure, Neighbors neighbors, double cutoff) {
    EnvironmentBlock block = new EnvironmentBlock(cutoff);
    block.fill(structure, neighbors, neighbors.positions(structure), 0, structure.size());
    return block;
  }

  /** The pairs of a block that holds all atoms of a structure. */
  public static PairFrame of(EnvironmentBlock block) {
    return new PairFrame(block);
  }

  /** Number of pairs. */
  public int pairs() {
    return pairs;
  }

  /** Memory held, bytes. */
  public long bytes() {
    return 32L * pairs;
  }

  /** The prediction for an energy and pair gradients, each double[pairs], eV/Å. */
  public Prediction assemble(double energy, double[] gx, double[] gy, double[] gz) {
    double[] forces = new double[3 * atoms];
    double[] virial = new double[9];
    for (int k = 0; k < pairs; k++) {
      int i = 3 * centre[k];
      int j = 3 * neighbour[k];
      forces[i] += gx[k];
      forces[i + 1] += gy[k];
      forces[i + 2] += gz[k];
      forces[j] -= gx[k];
      forces[j + 1] -= gy[k];
      forces[j + 2] -= gz[k];
      addOuter(virial, k, gx[k], gy[k], gz[k]);
    }
    return Prediction.of(energy).withGradients(forces, virial);
  }

  private void addOuter(double[] virial, int k, double gx, double gy, double gz) {
    virial[0] -= x[k] * gx;
    virial[1] -= x[k] * gy;
    virial[2] -= x[k] * gz;
    virial[3] -= y[k] * gx;
    virial[4] -= y[k] * gy;
    virial[5] -= y[k] * gz;
    virial[6] -= z[k] * gx;
    virial[7] -= z[k] * gy;
    virial[8] -= z[k] * gz;
  }

  /** The adjoint of the pair gradients: fills {@code v}, double[3][pairs]. */
  public void adjoint(Trainable.Adjoint adjoint, double[][] v) {
    double[] f = adjoint.forces();
    double[] w = adjoint.virial();
    for (int k = 0; k < pairs; k++) {
      int i = 3 * centre[k];
      int j = 3 * neighbour[k];
      for (int axis = 0; axis < 3; axis++) {
        v[axis][k] =
            f[i + axis] - f[j + axis] - (w[axis] * x[k] + w[3 + axis] * y[k] + w[6 + axis] * z[k]);
      }
    }
  }
}
