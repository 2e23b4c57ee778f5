package io.crisol.potentials.pair;

import io.crisol.potentials.PairBlock;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * φ and φ'/r for all pairs of a block, lanes over pairs; the arrays of a block are padded, so there
 * is no rest. The scalar form does the same operations in the same order and gives the same bits.
 */
final class LennardJonesKernel {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  private LennardJonesKernel() {}

  /** Fills energies and slopes of the block; parameters by row of {@code types}. */
  static void pairs(
      PairBlock block,
      int[] types,
      double[] repulsion,
      double[] attraction,
      double[] offset,
      double[] slope) {
    double[] squares = block.squares();
    double[] energies = block.energies();
    double[] slopes = block.slopes();
    if (SPECIES.length() < 4) {
      scalar(block.size(), types, repulsion, attraction, offset, slope, squares, energies, slopes);
    } else if (repulsion.length == 1) {
      vectorOfOne(
          block.size(),
          repulsion[0],
          attraction[0],
          offset[0],
          slope[0],
          squares,
          energies,
          slopes);
    } else {
      vector(block.size(), types, repulsion, attraction, offset, slope, squares, energies, slopes);
    }
  }

  static void scalar(
      int pairs,
      int[] types,
      double[] repulsion,
      double[] attraction,
      double[] offset,
      double[] slope,
      double[] squares,
      double[] energies,
      double[] slopes) {
    for (int k = 0; k < pairs; k++) {
      int type = types[k];
      double inverse = 1 / squares[k];
      double line = slope[type] * Math.sqrt(squares[k]);
      double sixth = inverse * inverse * inverse;
      double repelled = repulsion[type] * sixth;
      energies[k] = (repelled - attraction[type]) * sixth + (offset[type] + line);
      slopes[k] = ((attraction[type] - (repelled + repelled)) * 6 * sixth + line) * inverse;
    }
  }

  private static void vectorOfOne(
      int pairs,
      double repulsion,
      double attraction,
      double offset,
      double slope,
      double[] squares,
      double[] energies,
      double[] slopes) {
    DoubleVector a = DoubleVector.broadcast(SPECIES, repulsion);
    DoubleVector b = DoubleVector.broadcast(SPECIES, attraction);
    DoubleVector c = DoubleVector.broadcast(SPECIES, offset);
    DoubleVector d = DoubleVector.broadcast(SPECIES, slope);
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    for (int k = 0; k < pairs; k += SPECIES.length()) {
      DoubleVector square = DoubleVector.fromArray(SPECIES, squares, k);
      DoubleVector inverse = one.div(square);
      DoubleVector line = d.mul(square.sqrt());
      DoubleVector sixth = inverse.mul(inverse).mul(inverse);
      DoubleVector repelled = a.mul(sixth);
      repelled.sub(b).mul(sixth).add(c.add(line)).intoArray(energies, k);
      b.sub(repelled.add(repelled)).mul(6).mul(sixth).add(line).mul(inverse).intoArray(slopes, k);
    }
  }

  private static void vector(
      int pairs,
      int[] types,
      double[] repulsion,
      double[] attraction,
      double[] offset,
      double[] slope,
      double[] squares,
      double[] energies,
      double[] slopes) {
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    for (int k = 0; k < pairs; k += SPECIES.length()) {
      DoubleVector a = DoubleVector.fromArray(SPECIES, repulsion, 0, types, k);
      DoubleVector b = DoubleVector.fromArray(SPECIES, attraction, 0, types, k);
      DoubleVector c = DoubleVector.fromArray(SPECIES, offset, 0, types, k);
      DoubleVector d = DoubleVector.fromArray(SPECIES, slope, 0, types, k);
      DoubleVector square = DoubleVector.fromArray(SPECIES, squares, k);
      DoubleVector inverse = one.div(square);
      DoubleVector line = d.mul(square.sqrt());
      DoubleVector sixth = inverse.mul(inverse).mul(inverse);
      DoubleVector repelled = a.mul(sixth);
      repelled.sub(b).mul(sixth).add(c.add(line)).intoArray(energies, k);
      b.sub(repelled.add(repelled)).mul(6).mul(sixth).add(line).mul(inverse).intoArray(slopes, k);
    }
  }
}
