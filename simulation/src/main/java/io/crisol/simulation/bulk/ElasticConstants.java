package io.crisol.simulation.bulk;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/**
 * The 21 elastic constants of a crystal, and what follows from them for a polycrystal.
 *
 * <p>Sources: Nye, Physical Properties of Crystals (1985); Hill, Proc. Phys. Soc. A 65, 349 (1952),
 * doi:10.1088/0370-1298/65/5/307; Mouhat and Coudert, PRB 90, 224104 (2014),
 * doi:10.1103/PhysRevB.90.224104; Ranganathan and Ostoja-Starzewski, PRL 101, 055504 (2008),
 * doi:10.1103/PhysRevLett.101.055504.
 *
 * @param c double[36], GPa, row by row, symmetric; Voigt order xx yy zz yz xz xy, shears as angles
 */
public record ElasticConstants(double[] c) {
  /**
   * Averages over the directions of the grains, GPa.
   *
   * @param voigt upper bound: the same strain everywhere
   * @param reuss lower bound: the same stress everywhere
   */
  public record Modulus(double voigt, double reuss) {
    /** Hill's mean of the bounds, GPa. */
    public double hill() {
      return (voigt + reuss) / 2;
    }
  }

  /** One constant, GPa; both from 1 to 6. */
  public double get(int row, int column) {
    return c[6 * (row - 1) + column - 1];
  }

  /** Eigenvalues of the matrix of constants, GPa, the smallest first. */
  public double[] eigenvalues() {
    var decomposition = DecompositionFactory_DDRM.eig(6, false, true);
    decomposition.decompose(new DMatrixRMaj(6, 6, true, c.clone()));
    double[] values = new double[6];
    for (int k = 0; k < 6; k++) {
      values[k] = decomposition.getEigenvalue(k).getReal();
    }
    Arrays.sort(values);
    return values;
  }

  /** Whether the energy rises with every strain (Born's criterion). */
  public boolean isStable() {
    return eigenvalues()[0] > 0;
  }

  /** Bulk modulus. */
  public Modulus bulk() {
    double[] s = compliances();
    return new Modulus(square(c) / 9, 1 / square(s));
  }

  /** Shear modulus. */
  public Modulus shear() {
    double[] s = compliances();
    // (c11 + c22 + c33 − c12 − c13 − c23 + 3 (c44 + c55 + c66)) / 15, and the like of compliances.
    double voigt = (trace(c) - mixed(c) + 3 * shears(c)) / 15;
    double reuss = 15 / (4 * (trace(s) - mixed(s)) + 3 * shears(s));
    return new Modulus(voigt, reuss);
  }

  /** Young's modulus of a polycrystal by Hill's averages, GPa. */
  public double young() {
    double k = bulk().hill();
    double g = shear().hill();
    return 9 * k * g / (3 * k + g);
  }

  /** Poisson's ratio of a polycrystal by Hill's averages. */
  public double poisson() {
    double k = bulk().hill();
    double g = shear().hill();
    return (3 * k - 2 * g) / (6 * k + 2 * g);
  }

  /** The universal anisotropy: 0 for a crystal that is the same in all directions. */
  public double anisotropy() {
    return 5 * shear().voigt() / shear().reuss() + bulk().voigt() / bulk().reuss() - 6;
  }

  /** 1/GPa, double[36]; not numbers where a strain meets no resistance. */
  private double[] compliances() {
    DMatrixRMaj inverse = new DMatrixRMaj(6, 6);
    if (!CommonOps_DDRM.invert(new DMatrixRMaj(6, 6, true, c.clone()), inverse)) {
      inverse.fill(Double.NaN);
    }
    return inverse.getData();
  }

  /** Sum of the constants that join lengths to lengths. */
  private static double square(double[] m) {
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      sum += m[6 * i] + m[6 * i + 1] + m[6 * i + 2];
    }
    return sum;
  }

  /** Sum of 12, 13 and 23. */
  private static double mixed(double[] m) {
    return (square(m) - trace(m)) / 2;
  }

  private static double trace(double[] m) {
    return m[0] + m[7] + m[14];
  }

  private static double shears(double[] m) {
    return m[21] + m[28] + m[35];
  }
}
