package io.crisol.potentials.pair;

import io.crisol.potentials.PairBlock;
import io.crisol.potentials.functions.Exponential;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * φ and φ'/r for all pairs of a block, lanes over pairs; the arrays of a block are padded, so there
 * is no rest. The scalar form does the same operations in the same order and gives the same bits.
 */
final class MorseKernel {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  private MorseKernel() {}

  /** Fills energies and slopes of the block; parameters by row of {@code types}. */
  static void pairs(
      PairBlock block,
      int[] types,
      double[] depth,
      double[] alpha,
      double[] r0,
      double[] offset,
      double[] slope) {
    double[] squares = block.squares();
    double[] energies = block.energies();
    double[] slopes = block.slopes();
    if (SPECIES.length() < 4) {
      scalar(block.size(), types, depth, alpha, r0, offset, slope, squares, energies, slopes);
    } else {
      vector(block.size(), types, depth, alpha, r0, offset, slope, squares, energies, slopes);
    }
  }

  static void scalar(
      int pairs,
      int[] types,
      double[] depth,
      double[] alpha,
      double[] r0,
      double[] offset,
      double[] slope,
      double[] squares,
      double[] energies,
      double[] slopes) {
    for (int k = 0; k < pairs; k++) {
      int type = types[k];
      double r = Math.sqrt(squares[k]);
      double q = Exponential.of(alpha[type] * (r0[type] - r));
      energies[k] = depth[type] * (q * (q - 2)) + (offset[type] + slope[type] * r);
      slopes[k] = (alpha[type] * depth[type] * (q * (1 - q)) * 2 + slope[type]) / r;
    }
  }

  private static void vector(
      int pairs,
      int[] types,
      double[] depth,
      double[] alpha,
      double[] r0,
      double[] offset,
      double[] slope,
      double[] squares,
      double[] energies,
      double[] slopes) {
    for (int k = 0; k < pairs; k += SPECIES.length()) {
      DoubleVector r = DoubleVector.fromArray(SPECIES, squares, k).sqrt();
      DoubleVector a = DoubleVector.fromArray(SPECIES, alpha, 0, types, k);
      DoubleVector d = DoubleVector.fromArray(SPECIES, depth, 0, types, k);
      DoubleVector s = DoubleVector.fromArray(SPECIES, slope, 0, types, k);
      DoubleVector q =
          Exponential.of(a.mul(DoubleVector.fromArray(SPECIES, r0, 0, types, k).sub(r)));
      DoubleVector line = DoubleVector.fromArray(SPECIES, offset, 0, types, k).add(s.mul(r));
      d.mul(q.mul(q.sub(2))).add(line).intoArray(energies, k);
      a.mul(d)
          .mul(q.mul(DoubleVector.broadcast(SPECIES, 1).sub(q)))
          .mul(2)
          .add(s)
          .div(r)
          .intoArray(slopes, k);
    }
  }
}
