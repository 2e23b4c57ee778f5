package io.crisol.simulation.relax;

import io.crisol.potentials.Prediction;
import io.crisol.structures.Cell;
import io.crisol.structures.Matrix3;
import io.crisol.structures.Structure;
import java.util.Arrays;

/**
 * Atoms and cell as one vector q of independent coordinates in Å: positions x₀ in the undeformed
 * cell and c ε, where every vector is x = F x₀ with F = 1 + ε, ε symmetric (off-diagonal strains
 * count √2). The forces are the exact gradient of the enthalpy H = E + pV:
 *
 * <pre>
 *   −∂H/∂x₀ = Fᵀ f      −∂H/∂F = (W − pV) F⁻ᵀ
 * </pre>
 *
 * with the virial W = −dE/dε. The length c = (V/N)^{1/3} √N makes strains about as stiff as atoms.
 */
public final class CellCoordinates {
  private static final int[] ROW = {0, 1, 2, 1, 0, 0};
  private static final int[] COLUMN = {0, 1, 2, 2, 2, 1};

  private final Structure reference;
  private final CellFreedom freedom;
  private final double pressure;
  private final double length;

  /** Coordinates of a structure, its cell in part free, at a pressure in eV/Å³. */
  public CellCoordinates(Structure reference, CellFreedom freedom, double pressure) {
    this.reference = reference;
    this.freedom = freedom;
    this.pressure = pressure;
    int n = Math.max(1, reference.size());
    this.length =
        freedom == CellFreedom.FIXED
            ? 1
            : StrictMath.cbrt(reference.cell().volume() / n) * Math.sqrt(n);
  }

  /** The coordinates of the reference. */
  public double[] start() {
    int strains =
        switch (freedom) {
          case FIXED -> 0;
          case VOLUME -> 1;
          case FREE -> 6;
        };
    return Arrays.copyOf(reference.positions(), 3 * reference.size() + strains);
  }

  /**
   * The coordinates of a structure of the same atoms whose cell is that of the reference, strained
   * without rotation where it may change.
   */
  public double[] of(Structure structure) {
    double[] q = Arrays.copyOf(structure.positions(), start().length);
    if (freedom == CellFreedom.FIXED) {
      return q;
    }
    // Rows h' = h (1 + ε) with symmetric ε.
    double[] f =
        Matrix3.product(Matrix3.inverse(reference.cell().vectors()), structure.cell().vectors());
    double[] back = Matrix3.inverse(f);
    double[] positions = structure.positions();
    for (int k = 0; k < 3 * reference.size(); k += 3) {
      multiply(back, 1, 3, positions, k, q);
    }
    int first = 3 * reference.size();
    for (int k = 0; freedom == CellFreedom.FREE && k < 6; k++) {
      double value = (f[3 * ROW[k] + COLUMN[k]] + f[3 * COLUMN[k] + ROW[k]]) / 2;
      q[first + k] = (value - (k < 3 ? 1 : 0)) * length * (k < 3 ? 1 : Math.sqrt(2));
    }
    if (freedom == CellFreedom.VOLUME) {
      q[first] = (f[0] + f[4] + f[8] - 3) / 3 * length * Math.sqrt(3);
    }
    return q;
  }

  /** Strain ε of the coordinates, double[9]. */
  private double[] strain(double[] q) {
    double[] strain = new double[9];
    int first = 3 * reference.size();
    for (int k = 0; freedom == CellFreedom.FREE && k < 6; k++) {
      double value = q[first + k] / length / (k < 3 ? 1 : Math.sqrt(2));
      strain[3 * ROW[k] + COLUMN[k]] = value;
      strain[3 * COLUMN[k] + ROW[k]] = value;
    }
    for (int k = 0; freedom == CellFreedom.VOLUME && k < 9; k += 4) {
      strain[k] = q[first] / length / Math.sqrt(3);
    }
    return strain;
  }

  private static double[] gradient(double[] strain) {
    double[] f = strain.clone();
    f[0] += 1;
    f[4] += 1;
    f[8] += 1;
    return f;
  }

  /** The structure at coordinates q. */
  public Structure structure(double[] q) {
    double[] positions = Arrays.copyOf(q, 3 * reference.size());
    if (freedom == CellFreedom.FIXED) {
      return reference.withPositions(positions);
    }
    double[] strain = strain(q);
    Cell cell = reference.cell().strained(strain);
    double[] f = gradient(strain);
    for (int k = 0; k < positions.length; k += 3) {
      multiply(f, 1, 3, q, k, positions);
    }
    return reference.withCell(cell, positions);
  }

  /** E + pV, eV. */
  double enthalpy(Structure at, Prediction prediction) {
    return freedom == CellFreedom.FIXED
        ? prediction.energy()
        : prediction.energy() + pressure * at.cell().volume();
  }

  /** −∂H/∂q, eV/Å. */
  public double[] forces(double[] q, Structure at, Prediction prediction) {
    double[] forces = Arrays.copyOf(prediction.forces(), q.length);
    if (freedom == CellFreedom.FIXED) {
      return forces;
    }
    double[] f = gradient(strain(q));
    for (int k = 0; k < 3 * reference.size(); k += 3) {
      multiply(f, 3, 1, prediction.forces(), k, forces);
    }
    double[] w = prediction.virial().clone();
    for (int k = 0; k < 9; k += 4) {
      w[k] -= pressure * at.cell().volume();
    }
    // F is symmetric, so F⁻ᵀ = F⁻¹.
    double[] g = Matrix3.product(w, Matrix3.inverse(f));
    int first = 3 * reference.size();
    for (int k = 0; freedom == CellFreedom.FREE && k < 6; k++) {
      double mean = (g[3 * ROW[k] + COLUMN[k]] + g[3 * COLUMN[k] + ROW[k]]) / 2;
      forces[first + k] = mean / length * (k < 3 ? 1 : Math.sqrt(2));
    }
    if (freedom == CellFreedom.VOLUME) {
      forces[first] = (g[0] + g[4] + g[8]) / Math.sqrt(3) / length;
    }
    return forces;
  }

  private static void multiply(
      double[] m, int across, int down, double[] from, int k, double[] to) {
    double x = from[k];
    double y = from[k + 1];
    double z = from[k + 2];
    for (int a = 0; a < 3; a++) {
      to[k + a] = m[a * down] * x + m[a * down + across] * y + m[a * down + 2 * across] * z;
    }
  }
}
