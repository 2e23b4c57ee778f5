package io.crisol.simulation.phonons;

import io.crisol.structures.Matrix3;
import io.crisol.structures.symmetry.Operation;
import java.util.Arrays;
import java.util.List;

/**
 * Second derivatives of the energy, Φ_ab(κ; n) = ∂²E/∂u_κa ∂u_nb, for atom κ of the home cell and
 * atom n of the box, eV/Å².
 *
 * <p>Forces upon the displacement d of an atom are F_n = −Φᵀ d; the symmetries of the crystal turn
 * d and F together, and least squares over all that leave the atom where it is give Φ with their
 * symmetry. What then differs between Φ(κ; n) and Φ(n; κ)ᵀ is averaged, and an atom's own Φ is such
 * that moving all atoms alike costs nothing.
 *
 * <p>Source: Parlinski, Li and Kawazoe, PRL 78, 4063 (1997), doi:10.1103/PhysRevLett.78.4063.
 */
final class ForceConstants {
  private final Crystal crystal;
  private final Supercell box;

  /** By atom of the home cell: double[9·atoms of the box]. */
  private final double[][] values;

  private ForceConstants(Crystal crystal, Supercell box) {
    this.crystal = crystal;
    this.box = box;
    this.values = new double[crystal.primitive().size()][9 * box.size()];
  }

  /**
   * Force constants from forces.
   *
   * @param forces double[3·atoms of the box] eV/Å for each of the displacements
   * @param size of the displacements, Å
   */
  static ForceConstants of(
      Crystal crystal, Supercell box, Displacements displacements, double[][] forces, double size) {
    ForceConstants constants = new ForceConstants(crystal, box);
    int[] orbits = displacements.orbits();
    for (int atom = 0; atom < orbits.length; atom++) {
      if (orbits[atom] == atom) {
        constants.solve(atom, displacements, forces, size);
      }
    }
    for (int atom = 0; atom < orbits.length; atom++) {
      if (orbits[atom] != atom) {
        constants.copy(orbits[atom], atom, displacements.operations());
      }
    }
    constants.averagePairs();
    constants.restOnTranslation();
    return constants;
  }

  /** The block of two atoms, double[9]. */
  double[] block(int atom, int other) {
    return Arrays.copyOfRange(values[atom], 9 * other, 9 * other + 9);
  }

  Crystal crystal() {
    return crystal;
  }

  Supercell box() {
    return box;
  }

  /** Φᵀ = Σ (−R F)(R d)ᵀ · (Σ R d (R d)ᵀ)⁻¹ over displacements and symmetries of the atom. */
  private void solve(int atom, Displacements displacements, double[][] forces, double size) {
    double[] sums = new double[values[atom].length];
    double[] metric = new double[9];
    for (Operation operation : displacements.operations()) {
      if (operation.images()[atom] != atom) {
        continue;
      }
      double[] rotation = crystal.cartesian(operation);
      int[] images = images(operation, atom);
      for (int k = 0; k < forces.length; k++) {
        if (displacements.single().get(k).atom() == atom) {
          double[] d = Displacements.turned(rotation, displacements.single().get(k).direction());
          for (int m = 0; m < 9; m++) {
            metric[m] += size * size * d[m / 3] * d[m % 3];
          }
          add(sums, images, rotation, forces[k], size, d);
        }
      }
    }
    double[] inverse = Matrix3.inverse(metric);
    for (int n = 0; n < box.size(); n++) {
      double[] transposed = Matrix3.product(Arrays.copyOfRange(sums, 9 * n, 9 * n + 9), inverse);
      for (int m = 0; m < 9; m++) {
        values[atom][9 * n + m] = transposed[3 * (m % 3) + m / 3];
      }
    }
  }

  private static void add(
      double[] sums, int[] images, double[] rotation, double[] force, double size, double[] d) {
    for (int n = 0; n < images.length; n++) {
      int to = 9 * images[n];
      for (int b = 0; b < 3; b++) {
        double f =
            rotation[3 * b] * force[3 * n]
                + rotation[3 * b + 1] * force[3 * n + 1]
                + rotation[3 * b + 2] * force[3 * n + 2];
        for (int a = 0; a < 3; a++) {
          sums[to + 3 * b + a] -= f * size * d[a];
        }
      }
    }
  }

  /** Where a symmetry takes the atoms of the box, with an atom's image brought home. */
  private int[] images(Operation operation, int atom) {
    int n = crystal.primitive().size();
    int[] home = crystal.shift(operation, atom);
    int[][] shifts = new int[n][];
    Arrays.setAll(shifts, k -> crystal.shift(operation, k));
    int[] images = new int[box.size()];
    for (int i = 0; i < images.length; i++) {
      int[] cell = box.cell(i / n);
      int[] turned = new int[3];
      for (int a = 0; a < 3; a++) {
        turned[a] = shifts[i % n][a] - home[a];
        for (int b = 0; b < 3; b++) {
          turned[a] += cell[b] * operation.rotation()[3 * b + a];
        }
      }
      images[i] = box.index(turned) * n + operation.images()[i % n];
    }
    return images;
  }

  /** Φ(Sκ; Sn) = R Φ(κ; n) Rᵀ. */
  private void copy(int from, int to, List<Operation> operations) {
    Operation operation =
        operations.stream().filter(s -> s.images()[from] == to).findFirst().orElseThrow();
    double[] r = crystal.cartesian(operation);
    double[] back = transposed(r);
    int[] images = images(operation, from);
    for (int n = 0; n < images.length; n++) {
      double[] turned = Matrix3.product(Matrix3.product(r, block(from, n)), back);
      System.arraycopy(turned, 0, values[to], 9 * images[n], 9);
    }
  }

  private static double[] transposed(double[] m) {
    return new double[] {m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]};
  }

  private void averagePairs() {
    int atoms = values.length;
    double[][] before = new double[atoms][];
    Arrays.setAll(before, k -> values[k].clone());
    for (int atom = 0; atom < atoms; atom++) {
      for (int n = 0; n < box.size(); n++) {
        int[] cell = box.cell(n / atoms);
        int reverse = box.index(-cell[0], -cell[1], -cell[2]) * atoms + atom;
        for (int m = 0; m < 9; m++) {
          double other = before[n % atoms][9 * reverse + 3 * (m % 3) + m / 3];
          values[atom][9 * n + m] = (before[atom][9 * n + m] + other) / 2;
        }
      }
    }
  }

  private void restOnTranslation() {
    for (int atom = 0; atom < values.length; atom++) {
      int own = 9 * atom; // Cell 0 has index 0.
      double[] sum = new double[9];
      for (int n = 0; n < values[atom].length; n++) {
        sum[n % 9] += values[atom][n];
      }
      for (int m = 0; m < 9; m++) {
        values[atom][own + m] -= (sum[m] + sum[3 * (m % 3) + m / 3]) / 2;
      }
    }
  }

  /** Distance, Å, beyond which nothing is larger than a share of the largest. */
  double reach(double share) {
    double largest = Arrays.stream(values).mapToDouble(ForceConstants::largest).max().orElse(0);
    double reach = 0;
    for (int atom = 0; atom < values.length; atom++) {
      for (int n = 0; n < box.size(); n++) {
        if (largest(block(atom, n)) > share * largest) {
          reach = Math.max(reach, box.distance(atom, n));
        }
      }
    }
    return reach;
  }

  private static double largest(double[] block) {
    double largest = 0;
    for (double value : block) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
