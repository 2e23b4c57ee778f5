package io.crisol.potentials.moment;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Contractions for the rows of a linear fit: all scalars forward, one of one atom in reverse. */
final class MomentDesignKernel {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private MomentDesignKernel() {}

  /** All products in order; lanes over atoms. */
  static void forward(
      int[] products, int[] left, int[] right, int[] factor, int[] target, double[] m) {
    for (int p : products) {
      int to = target[p] * LANES;
      DoubleVector.fromArray(SPECIES, m, left[p] * LANES)
          .mul(DoubleVector.fromArray(SPECIES, m, right[p] * LANES))
          .mul(factor[p])
          .add(DoubleVector.fromArray(SPECIES, m, to))
          .intoArray(m, to);
    }
  }

  /**
   * Derivatives of one scalar of the atom of a lane by the moments it is made of; those by moments
   * that are not basic are zero again in the end.
   *
   * @param products of the scalar, the last first
   */
  static void reverse(
      int[] products,
      int[] left,
      int[] right,
      int[] factor,
      int[] target,
      int scalar,
      int lane,
      double[] m,
      double[] by) {
    by[scalar] = 1;
    for (int p : products) {
      double slope = by[target[p]] * factor[p];
      by[left[p]] += slope * m[right[p] * LANES + lane];
      by[right[p]] += slope * m[left[p] * LANES + lane];
    }
    for (int p : products) {
      by[target[p]] = 0;
    }
  }

  /** Adds a multiple of a row. */
  static void add(int count, double factor, double[] from, double[] to) {
    for (int k = 0; k < count; k++) {
      to[k] += factor * from[k];
    }
  }
}
