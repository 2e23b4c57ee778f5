package io.crisol.potentials.pair;

import io.crisol.potentials.PairBlock;
import io.crisol.potentials.functions.Exponential;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * φ and φ'/r for all pairs of a block, lanes over pairs; the arrays of a block are padded, so there
 * is no rest. The scalar form does the same operations in the same order and gives the same bits.
 */
final class BuckinghamKernel {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  private BuckinghamKernel() {}

  /**
   * Fills energies and slopes of the block; parameters by row of {@code types}.
   *
   * @param plain whether offsets and slopes are all zero, and so need not be read by type
   */
  static void pairs(
      PairBlock block,
      int[] types,
      double[] repulsion,
      double[] inverseRho,
      double[] attraction,
      double[] offset,
      double[] slope,
      boolean plain) {
    double[] squares = block.squares();
    double[] energies = block.energies();
    double[] slopes = block.slopes();
    if (SPECIES.length() < 4) {
      scalar(
          block.size(),
          types,
          repulsion,
          inverseRho,
          attraction,
          offset,
          slope,
          squares,
          energies,
          slopes);
    } else if (plain) {
      plainVector(
          block.size(), types, repulsion, inverseRho, attraction, squares, energies, slopes);
    } else {
      vector(
          block.size(),
          types,
          repulsion,
          inverseRho,
          attraction,
          offset,
          slope,
          squares,
          energies,
          slopes);
    }
  }

  static void scalar(
      int pairs,
      int[] types,
      double[] repulsion,
      double[] inverseRho,
      double[] attraction,
      double[] offset,
      double[] slope,
      double[] squares,
      double[] energies,
      double[] slopes) {
    for (int k = 0; k < pairs; k++) {
      int type = types[k];
      double r = Math.sqrt(squares[k]);
      double perR = 1 / r;
      double inverse = perR * perR;
      double repelled = repulsion[type] * Exponential.of(-(inverseRho[type] * r));
      double sixth = attraction[type] * inverse * inverse * inverse;
      energies[k] = repelled - sixth + (offset[type] + slope[type] * r);
      slopes[k] = sixth * 6 * inverse + (slope[type] - inverseRho[type] * repelled) * perR;
    }
  }

  private static void vector(
      int pairs,
      int[] types,
      double[] repulsion,
      double[] inverseRho,
      double[] attraction,
      double[] offset,
      double[] slope,
      double[] squares,
      double[] energies,
      double[] slopes) {
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    for (int k = 0; k < pairs; k += SPECIES.length()) {
      DoubleVector a = DoubleVector.fromArray(SPECIES, repulsion, 0, types, k);
      DoubleVector i = DoubleVector.fromArray(SPECIES, inverseRho, 0, types, k);
      DoubleVector c = DoubleVector.fromArray(SPECIES, attraction, 0, types, k);
      DoubleVector o = DoubleVector.fromArray(SPECIES, offset, 0, types, k);
      DoubleVector l = DoubleVector.fromArray(SPECIES, slope, 0, types, k);
      DoubleVector r = DoubleVector.fromArray(SPECIES, squares, k).sqrt();
      DoubleVector perR = one.div(r);
      DoubleVector inverse = perR.mul(perR);
      DoubleVector repelled = a.mul(Exponential.of(i.mul(r).neg()));
      DoubleVector sixth = c.mul(inverse).mul(inverse).mul(inverse);
      repelled.sub(sixth).add(o.add(l.mul(r))).intoArray(energies, k);
      sixth.mul(6).mul(inverse).add(l.sub(i.mul(repelled)).mul(perR)).intoArray(slopes, k);
    }
  }

  private static void plainVector(
      int pairs,
      int[] types,
      double[] repulsion,
      double[] inverseRho,
      double[] attraction,
      double[] squares,
      double[] energies,
      double[] slopes) {
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    for (int k = 0; k < pairs; k += SPECIES.length()) {
      DoubleVector a = DoubleVector.fromArray(SPECIES, repulsion, 0, types, k);
      DoubleVector i = DoubleVector.fromArray(SPECIES, inverseRho, 0, types, k);
      DoubleVector c = DoubleVector.fromArray(SPECIES, attraction, 0, types, k);
      DoubleVector r = DoubleVector.fromArray(SPECIES, squares, k).sqrt();
      DoubleVector perR = one.div(r);
      DoubleVector inverse = perR.mul(perR);
      DoubleVector repelled = a.mul(Exponential.of(i.mul(r).neg()));
      DoubleVector sixth = c.mul(inverse).mul(inverse).mul(inverse);
      repelled.sub(sixth).intoArray(energies, k);
      sixth.mul(6).mul(inverse).sub(i.mul(repelled).mul(perR)).intoArray(slopes, k);
    }
  }
}
