package io.crisol.potentials.descriptors;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The vectors of the kernels here, and the order in which their lanes are summed. */
final class Lanes {
  static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  static final int LANES = SPECIES.length();

  /** Kernels take two vectors at a time: one alone would wait for its own results. */
  static final int BOTH = 2 * LANES;

  private Lanes() {}

  /** Whether the kernels are to be used on this machine: below four lanes the definitions are. */
  static boolean areEnough() {
    return LANES >= 4;
  }

  /** {@code n} rounded up to whole vectors. */
  static int padded(int n) {
    return (n + LANES - 1) / LANES * LANES;
  }

  /** {@code n} rounded up to whole pairs of vectors. */
  static int paddedToBoth(int n) {
    return (n + BOTH - 1) / BOTH * BOTH;
  }

  /**
   * Sum of the lanes of one vector in a fixed order (reduceLanes may choose another one after
   * compilation).
   */
  static double sum(double[] lanes, int at) {
    double total = lanes[at];
    for (int k = 1; k < LANES; k++) {
      total += lanes[at + k];
    }
    return total;
  }
}
