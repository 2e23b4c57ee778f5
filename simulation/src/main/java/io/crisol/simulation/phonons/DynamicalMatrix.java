package io.crisol.simulation.phonons;

import io.crisol.structures.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/**
 * Frequencies of a crystal at any wave vector: the eigenvalues ω² of
 *
 * <pre>
 *   D_κa,κ'b(q) = (m_κ m_κ')^{−1/2} Σ_L Φ_ab(κ; Lκ') e^{i q·L}
 * </pre>
 *
 * where an atom of the box stands for its nearest image and is shared among those that are as near
 * (Parlinski et al., PRL 78, 4063 (1997), doi:10.1103/PhysRevLett.78.4063).
 */
final class DynamicalMatrix {
  /** THz for 1 (eV/Å²/amu)^{1/2}. */
  static final double TERAHERTZ = 1000 / (2 * Math.PI * Math.sqrt(Units.AMU));

  /** Shares of the largest force constant below this are rounding. */
  private static final double NOTHING = 1e-13;

  /**
   * A term of the sum.
   *
   * @param value Φ / √(m m') over the number of images, double[9]
   */
  private record Term(int atom, int other, int[] cell, double[] value) {}

  private final int atoms;
  private final List<Term> terms = new ArrayList<>();
  private int farthest;

  DynamicalMatrix(ForceConstants constants) {
    Supercell box = constants.box();
    var primitive = constants.crystal().primitive();
    this.atoms = primitive.size();
    double largest = 0;
    for (int n = 0; n < atoms; n++) {
      largest = Math.max(largest, largest(constants.block(n, n)));
    }
    for (int atom = 0; atom < atoms; atom++) {
      for (int n = 0; n < box.size(); n++) {
        double[] block = constants.block(atom, n);
        if (largest(block) > NOTHING * largest) {
          double masses = primitive.element(atom).mass() * primitive.element(n % atoms).mass();
          add(atom, n % atoms, box.nearest(atom, n), block, Math.sqrt(masses));
        }
      }
    }
  }

  private static double largest(double[] block) {
    return Arrays.stream(block).map(Math::abs).max().orElse(0);
  }

  private void add(int atom, int other, List<int[]> cells, double[] block, double mass) {
    double[] value = Arrays.stream(block).map(phi -> phi / mass / cells.size()).toArray();
    for (int[] cell : cells) {
      terms.add(new Term(atom, other, cell, value));
      for (int l : cell) {
        farthest = Math.max(farthest, Math.abs(l));
      }
    }
  }

  /** Number of branches. */
  int branches() {
    return 3 * atoms;
  }

  /**
   * Frequencies, lowest first.
   *
   * @param q double[3], in units of the reciprocal vectors of the primitive cell
   * @return double[3·atoms] THz; −|ν| where ν² is negative
   */
  double[] frequencies(double[] q) {
    int n = 3 * atoms;
    double[] re = new double[n * n];
    double[] im = new double[n * n];
    fill(q, re, im);
    // A Hermitian matrix as a real one of twice the size, which has every eigenvalue twice.
    DMatrixRMaj real = new DMatrixRMaj(2 * n, 2 * n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double x = (re[n * i + j] + re[n * j + i]) / 2;
        double y = (im[n * i + j] - im[n * j + i]) / 2;
        real.set(i, j, x);
        real.set(n + i, n + j, x);
        real.set(n + i, j, y);
        real.set(i, n + j, -y);
      }
    }
    double[] values = eigenvalues(real);
    double[] frequencies = new double[n];
    for (int k = 0; k < n; k++) {
      double square = (values[2 * k] + values[2 * k + 1]) / 2;
      frequencies[k] = Math.copySign(Math.sqrt(Math.abs(square)), square) * TERAHERTZ;
    }
    return frequencies;
  }

  private void fill(double[] q, double[] re, double[] im) {
    double[][] cos = new double[3][2 * farthest + 1];
    double[][] sin = new double[3][2 * farthest + 1];
    for (int a = 0; a < 3; a++) {
      for (int l = -farthest; l <= farthest; l++) {
        double turns = q[a] * l;
        double angle = 2 * Math.PI * (turns - Math.rint(turns));
        cos[a][l + farthest] = StrictMath.cos(angle);
        sin[a][l + farthest] = StrictMath.sin(angle);
      }
    }
    for (Term term : terms) {
      double x = 1;
      double y = 0;
      for (int a = 0; a < 3; a++) {
        double c = cos[a][term.cell[a] + farthest];
        double s = sin[a][term.cell[a] + farthest];
        double z = x * c - y * s;
        y = x * s + y * c;
        x = z;
      }
      for (int m = 0; m < 9; m++) {
        int at = branches() * (3 * term.atom + m / 3) + 3 * term.other + m % 3;
        re[at] += x * term.value[m];
        im[at] += y * term.value[m];
      }
    }
  }

  private static double[] eigenvalues(DMatrixRMaj symmetric) {
    int n = symmetric.numRows;
    var decomposition = DecompositionFactory_DDRM.eig(n, false, true);
    if (!decomposition.decompose(symmetric)) {
      throw new IllegalStateException("a symmetric matrix without eigenvalues");
    }
    double[] values = new double[n];
    for (int k = 0; k < n; k++) {
      values[k] = decomposition.getEigenvalue(k).getReal();
    }
    Arrays.sort(values);
    return values;
  }
}
