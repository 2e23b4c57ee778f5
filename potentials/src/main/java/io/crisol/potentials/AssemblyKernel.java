package io.crisol.potentials;

/**
 * The two sums of {@link AtomicAssembly} over pairs. Virial: four sums side by side for each component, in plain
 * arithmetic, so that the order is the same with vectors of any width.
 */
final class AssemblyKernel {
  private AssemblyKernel() {}

  /** Adds the forces of the pairs of one atom: g on the atom itself, −g on the neighbour. */
  static void addForces(int from, int to, int atom, int[] neighbours, double[] gx, double[] gy, double[] gz, double[] forces) {
    double fx = 0;
    double fy = 0;
    double fz = 0;
    for (int k = from; k < to; k++) {
      int j = 3 * neighbours[k];
      double x = gx[k];
      double y = gy[k];
      double z = gz[k];
      forces[j] -= x;
      forces[j + 1] -= y;
      forces[j + 2] -= z;
      fx += x;
      fy += y;
      fz += z;
    }
    forces[3 * atom] += fx;
    forces[3 * atom + 1] += fy;
    forces[3 * atom + 2] += fz;
  }

  /** Subtracts Σ r ⊗ g from the virial, double[9]. */
  static void addVirial(int pairs, double[] x, double[] y, double[] z, double[] gx, double[] gy, double[] gz, double[] virial) {
    addRow(pairs, x, gx, gy, gz, virial, 0);
    addRow(pairs, y, gx, gy, gz, virial, 3);
    addRow(pairs, z, gx, gy, gz, virial, 6);
  }

  private static void addRow(int pairs, double[] d, double[] gx, double[] gy, double[] gz, double[] virial, int row) {
    double x0 = 0;
    double x1 = 0;
    double y0 = 0;
    double y1 = 0;
    double z0 = 0;
    double z1 = 0;
    int k = 0;
    for (; k + 1 < pairs; k += 2) {
      x0 += d[k] * gx[k];
      y0 += d[k] * gy[k];
      z0 += d[k] * gz[k];
      x1 += d[k + 1] * gx[k + 1];
      y1 += d[k + 1] * gy[k + 1];
      z1 += d[k + 1] * gz[k + 1];
    }
    if (k < pairs) {
      x0 += d[k] * gx[k];
      y0 += d[k] * gy[k];
      z0 += d[k] * gz[k];
    }
    virial[row] -= x0 + x1;
    virial[row + 1] -= y0 + y1;
    virial[row + 2] -= z0 + z1;
  }
}
