package io.crisol.potentials.pair;

import io.crisol.potentials.BlockGradient;
import io.crisol.potentials.EnvironmentBlock;
import io.crisol.potentials.functions.Exponential;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * φ and its gradient for all pairs of a block, lanes over pairs; the arrays of a block are padded,
 * so there is no rest. The scalar form does the same operations in the same order and gives the
 * same bits.
 */
final class MorseKernel {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  private MorseKernel() {}

  /**
   * Adds half of each pair energy to the pair energies of {@code out} and half of its gradient to
   * the gradients.
   */
  static void pairs(
      EnvironmentBlock atoms,
      BlockGradient out,
      int[] types,
      double[] depth,
      double[] alpha,
      double[] r0,
      double[] offset,
      double[] slope) {
    if (SPECIES.length() < 4) {
      scalar(
          atoms.pairs(),
          types,
          depth,
          alpha,
          r0,
          offset,
          slope,
          atoms.x(),
          atoms.y(),
          atoms.z(),
          atoms.r(),
          out.pairEnergies(),
          out.x(),
          out.y(),
          out.z());
    } else {
      vector(
          atoms.pairs(),
          types,
          depth,
          alpha,
          r0,
          offset,
          slope,
          atoms.x(),
          atoms.y(),
          atoms.z(),
          atoms.r(),
          out.pairEnergies(),
          out.x(),
          out.y(),
          out.z());
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
      double[] x,
      double[] y,
      double[] z,
      double[] r,
      double[] energies,
      double[] gx,
      double[] gy,
      double[] gz) {
    for (int k = 0; k < pairs; k++) {
      int type = types[k];
      double q = Exponential.of(alpha[type] * (r0[type] - r[k]));
      double energy = depth[type] * (q * (q - 2)) + (offset[type] + slope[type] * r[k]);
      double derivative = alpha[type] * depth[type] * (q * (1 - q)) * 2 + slope[type];
      double g = derivative * 0.5 / r[k];
      energies[k] += energy * 0.5;
      gx[k] += g * x[k];
      gy[k] += g * y[k];
      gz[k] += g * z[k];
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
      double[] x,
      double[] y,
      double[] z,
      double[] r,
      double[] energies,
      double[] gx,
      double[] gy,
      double[] gz) {
    for (int k = 0; k < pairs; k += SPECIES.length()) {
      DoubleVector distance = DoubleVector.fromArray(SPECIES, r, k);
      DoubleVector a = DoubleVector.fromArray(SPECIES, alpha, 0, types, k);
      DoubleVector d = DoubleVector.fromArray(SPECIES, depth, 0, types, k);
      DoubleVector s = DoubleVector.fromArray(SPECIES, slope, 0, types, k);
      DoubleVector q =
          Exponential.of(a.mul(DoubleVector.fromArray(SPECIES, r0, 0, types, k).sub(distance)));
      DoubleVector line = DoubleVector.fromArray(SPECIES, offset, 0, types, k).add(s.mul(distance));
      DoubleVector energy = d.mul(q.mul(q.sub(2))).add(line);
      DoubleVector derivative =
          a.mul(d).mul(q.mul(DoubleVector.broadcast(SPECIES, 1).sub(q))).mul(2).add(s);
      DoubleVector g = derivative.mul(0.5).div(distance);
      DoubleVector.fromArray(SPECIES, energies, k).add(energy.mul(0.5)).intoArray(energies, k);
      DoubleVector.fromArray(SPECIES, gx, k)
          .add(g.mul(DoubleVector.fromArray(SPECIES, x, k)))
          .intoArray(gx, k);
      DoubleVector.fromArray(SPECIES, gy, k)
          .add(g.mul(DoubleVector.fromArray(SPECIES, y, k)))
          .intoArray(gy, k);
      DoubleVector.fromArray(SPECIES, gz, k)
          .add(g.mul(DoubleVector.fromArray(SPECIES, z, k)))
          .intoArray(gz, k);
    }
  }
}
