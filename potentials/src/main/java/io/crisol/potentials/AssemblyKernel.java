package io.crisol.potentials;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The two sums of {@link AtomicAssembly} over pairs; lanes are added one after the other, in the
 * same order always.
 */
final class AssemblyKernel {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  /** Numbers of scratch for the virial: nine vectors. */
  static final int LANES = 9 * SPECIES.length();

  private AssemblyKernel() {}

  /** Adds the forces of the pairs of one atom: g on the atom itself, −g on the neighbour. */
  static void addForces(
      int from,
      int to,
      int atom,
      int[] neighbours,
      double[] gx,
      double[] gy,
      double[] gz,
      double[] forces) {
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

  /** Adds entries {@code from … to − 1} to those of {@code total}. */
  static void add(double[] values, int from, int to, double[] total) {
    for (int k = from; k < to; k++) {
      total[k] += values[k];
    }
  }

  /**
   * Subtracts Σ r ⊗ g from the virial, double[9]; {@code lanes} is scratch, double[{@link #LANES}].
   */
  static void addVirial(
      int pairs,
      double[] x,
      double[] y,
      double[] z,
      double[] gx,
      double[] gy,
      double[] gz,
      double[] virial,
      double[] lanes) {
    int whole = SPECIES.length() < 4 ? 0 : SPECIES.loopBound(pairs);
    if (whole > 0) {
      sumLanes(whole, x, y, z, gx, gy, gz, lanes);
      for (int component = 0; component < 9; component++) {
        double sum = 0;
        for (int lane = 0; lane < SPECIES.length(); lane++) {
          sum += lanes[component * SPECIES.length() + lane];
        }
        virial[component] -= sum;
      }
    }
    for (int k = whole; k < pairs; k++) {
      addOuter(x[k], gx[k], gy[k], gz[k], virial, 0);
      addOuter(y[k], gx[k], gy[k], gz[k], virial, 3);
      addOuter(z[k], gx[k], gy[k], gz[k], virial, 6);
    }
  }

  private static void addOuter(
      double d, double gx, double gy, double gz, double[] virial, int row) {
    virial[row] -= d * gx;
    virial[row + 1] -= d * gy;
    virial[row + 2] -= d * gz;
  }

  private static void sumLanes(
      int whole,
      double[] x,
      double[] y,
      double[] z,
      double[] gx,
      double[] gy,
      double[] gz,
      double[] lanes) {
    DoubleVector xx = DoubleVector.zero(SPECIES);
    DoubleVector xy = xx;
    DoubleVector xz = xx;
    DoubleVector yx = xx;
    DoubleVector yy = xx;
    DoubleVector yz = xx;
    DoubleVector zx = xx;
    DoubleVector zy = xx;
    DoubleVector zz = xx;
    for (int k = 0; k < whole; k += SPECIES.length()) {
      DoubleVector a = DoubleVector.fromArray(SPECIES, gx, k);
      DoubleVector b = DoubleVector.fromArray(SPECIES, gy, k);
      DoubleVector c = DoubleVector.fromArray(SPECIES, gz, k);
      DoubleVector d = DoubleVector.fromArray(SPECIES, x, k);
      xx = d.fma(a, xx);
      xy = d.fma(b, xy);
      xz = d.fma(c, xz);
      DoubleVector e = DoubleVector.fromArray(SPECIES, y, k);
      yx = e.fma(a, yx);
      yy = e.fma(b, yy);
      yz = e.fma(c, yz);
      DoubleVector f = DoubleVector.fromArray(SPECIES, z, k);
      zx = f.fma(a, zx);
      zy = f.fma(b, zy);
      zz = f.fma(c, zz);
    }
    int n = SPECIES.length();
    xx.intoArray(lanes, 0);
    xy.intoArray(lanes, n);
    xz.intoArray(lanes, 2 * n);
    yx.intoArray(lanes, 3 * n);
    yy.intoArray(lanes, 4 * n);
    yz.intoArray(lanes, 5 * n);
    zx.intoArray(lanes, 6 * n);
    zy.intoArray(lanes, 7 * n);
    zz.intoArray(lanes, 8 * n);
  }
}
