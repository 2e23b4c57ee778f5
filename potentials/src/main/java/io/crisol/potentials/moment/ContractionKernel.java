package io.crisol.potentials.moment;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A contraction plan forward and in reverse. Lanes run over atoms; indices are those of the first
 * lane of a moment.
 */
final class ContractionKernel {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private ContractionKernel() {}

  /** Moments with z² from those with 1 − x² − y² in its place. */
  static void derive(int[] derived, int[] withoutZ, int[] withX, int[] withY, double[] m) {
    for (int k = 0; k < derived.length; k++) {
      DoubleVector.fromArray(SPECIES, m, withoutZ[k])
          .sub(DoubleVector.fromArray(SPECIES, m, withX[k]))
          .sub(DoubleVector.fromArray(SPECIES, m, withY[k]))
          .intoArray(m, derived[k]);
    }
  }

  /** The reverse of {@link #derive}. */
  static void reverseDerive(int[] derived, int[] withoutZ, int[] withX, int[] withY, double[] by) {
    for (int k = derived.length - 1; k >= 0; k--) {
      DoubleVector slope = DoubleVector.fromArray(SPECIES, by, derived[k]);
      DoubleVector.fromArray(SPECIES, by, withoutZ[k]).add(slope).intoArray(by, withoutZ[k]);
      DoubleVector.fromArray(SPECIES, by, withX[k]).sub(slope).intoArray(by, withX[k]);
      DoubleVector.fromArray(SPECIES, by, withY[k]).sub(slope).intoArray(by, withY[k]);
    }
  }

  /**
   * Moments that are used again.
   *
   * @param targets the moments
   * @param first by target: its first product, and the end
   */
  static void forward(
      int[] targets, int[] first, int[] left, int[] right, double[] factor, double[] m) {
    for (int t = 0; t < targets.length; t++) {
      DoubleVector sum = DoubleVector.zero(SPECIES);
      for (int p = first[t]; p < first[t + 1]; p++) {
        sum =
            DoubleVector.fromArray(SPECIES, m, left[p])
                .mul(DoubleVector.fromArray(SPECIES, m, right[p]))
                .fma(DoubleVector.broadcast(SPECIES, factor[p]), sum);
      }
      sum.intoArray(m, targets[t]);
    }
  }

  /** Linear and bilinear part of the energy, with the derivatives by the moments. */
  static void energies(
      int[] linear,
      double[] linearFactor,
      int[] left,
      int[] right,
      double[] factor,
      double[] m,
      double[] by,
      double[] energies) {
    for (int k = 0; k < m.length; k += LANES) {
      DoubleVector.zero(SPECIES).intoArray(by, k);
    }
    DoubleVector energy = DoubleVector.zero(SPECIES);
    for (int k = 0; k < linear.length; k++) {
      DoubleVector c = DoubleVector.broadcast(SPECIES, linearFactor[k]);
      energy = c.fma(DoubleVector.fromArray(SPECIES, m, linear[k]), energy);
      c.intoArray(by, linear[k]);
    }
    for (int p = 0; p < left.length; p++) {
      int i = left[p];
      int j = right[p];
      DoubleVector c = DoubleVector.broadcast(SPECIES, factor[p]);
      DoubleVector cj = c.mul(DoubleVector.fromArray(SPECIES, m, j));
      DoubleVector mi = DoubleVector.fromArray(SPECIES, m, i);
      energy = cj.fma(mi, energy);
      cj.add(DoubleVector.fromArray(SPECIES, by, i)).intoArray(by, i);
      c.fma(mi, DoubleVector.fromArray(SPECIES, by, j)).intoArray(by, j);
    }
    energy.intoArray(energies, 0);
  }

  /** The reverse of {@link #forward}. */
  static void reverse(
      int[] targets,
      int[] first,
      int[] left,
      int[] right,
      double[] factor,
      double[] m,
      double[] by) {
    for (int t = targets.length - 1; t >= 0; t--) {
      DoubleVector slope = DoubleVector.fromArray(SPECIES, by, targets[t]);
      for (int p = first[t]; p < first[t + 1]; p++) {
        int i = left[p];
        int j = right[p];
        DoubleVector c = slope.mul(factor[p]);
        c.fma(DoubleVector.fromArray(SPECIES, m, j), DoubleVector.fromArray(SPECIES, by, i))
            .intoArray(by, i);
        c.fma(DoubleVector.fromArray(SPECIES, m, i), DoubleVector.fromArray(SPECIES, by, j))
            .intoArray(by, j);
      }
    }
  }
}
