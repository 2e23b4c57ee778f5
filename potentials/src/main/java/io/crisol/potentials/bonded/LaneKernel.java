package io.crisol.potentials.bonded;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The loop that fetches the neighbours of {@link LaneGroups}. */
final class LaneKernel {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private LaneKernel() {}

  /** Unit vectors, distances and their inverses of the pairs, by entry of {@code pair}. */
  static void directions(
      int length,
      int[] pair,
      double[] dx,
      double[] dy,
      double[] dz,
      double[] distances,
      double[] x,
      double[] y,
      double[] z,
      double[] r,
      double[] inverse) {
    for (int k = 0; k < length; k += LANES) {
      DoubleVector distance = DoubleVector.fromArray(SPECIES, distances, 0, pair, k);
      DoubleVector i = DoubleVector.broadcast(SPECIES, 1).div(distance);
      distance.intoArray(r, k);
      i.intoArray(inverse, k);
      DoubleVector.fromArray(SPECIES, dx, 0, pair, k).mul(i).intoArray(x, k);
      DoubleVector.fromArray(SPECIES, dy, 0, pair, k).mul(i).intoArray(y, k);
      DoubleVector.fromArray(SPECIES, dz, 0, pair, k).mul(i).intoArray(z, k);
    }
  }
}
