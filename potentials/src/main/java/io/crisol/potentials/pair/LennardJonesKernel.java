package io.crisol.potentials.pair;

import io.crisol.potentials.BlockGradient;
import io.crisol.potentials.EnvironmentBlock;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * φ and its gradient for all pairs of a block, lanes over pairs; the arrays of a block are padded,
 * so there is no rest. The scalar form does the same operations in the same order and gives the
 * same bits.
 */
final class LennardJonesKernel {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  private LennardJonesKernel() {}

  /**
   * Adds half of each pair energy to the pair energies of {@code out} and half of its gradient to
   * the gradients.
   */
  static void pairs(
      EnvironmentBlock atoms,
      BlockGradient out,
      int[] types,
      double[] repulsion,
      double[] attraction,
      double[] offset,
      double[] slope) {
    if (SPECIES.length() < 4) {
      scalar(
          atoms.pairs(),
          types,
          repulsion,
          attraction,
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
    } else if (repulsion.length == 1) {
      vectorOfOne(
          atoms.pairs(),
          repulsion[0],
          attraction[0],
          offset[0],
          slope[0],
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
          repulsion,
          attraction,
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
      double[] repulsion,
      double[] attraction,
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
      double square = 1 / (r[k] * r[k]);
      double sixth = square * square * square;
      double repelled = repulsion[type] * sixth;
      double energy = (repelled - attraction[type]) * sixth + (offset[type] + slope[type] * r[k]);
      double derivative =
          (attraction[type] - (repelled + repelled)) * 6 * sixth + slope[type] * r[k];
      double g = derivative * square * 0.5;
      energies[k] += energy * 0.5;
      gx[k] += g * x[k];
      gy[k] += g * y[k];
      gz[k] += g * z[k];
    }
  }

  private static void vectorOfOne(
      int pairs,
      double repulsion,
      double attraction,
      double offset,
      double slope,
      double[] x,
      double[] y,
      double[] z,
      double[] r,
      double[] energies,
      double[] gx,
      double[] gy,
      double[] gz) {
    DoubleVector a = DoubleVector.broadcast(SPECIES, repulsion);
    DoubleVector b = DoubleVector.broadcast(SPECIES, attraction);
    DoubleVector c = DoubleVector.broadcast(SPECIES, offset);
    DoubleVector d = DoubleVector.broadcast(SPECIES, slope);
    for (int k = 0; k < pairs; k += SPECIES.length()) {
      DoubleVector distance = DoubleVector.fromArray(SPECIES, r, k);
      DoubleVector square = DoubleVector.broadcast(SPECIES, 1).div(distance.mul(distance));
      DoubleVector sixth = square.mul(square).mul(square);
      DoubleVector repelled = a.mul(sixth);
      DoubleVector line = d.mul(distance);
      DoubleVector energy = repelled.sub(b).mul(sixth).add(c.add(line));
      DoubleVector derivative = b.sub(repelled.add(repelled)).mul(6).mul(sixth).add(line);
      DoubleVector g = derivative.mul(square).mul(0.5);
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

  private static void vector(
      int pairs,
      int[] types,
      double[] repulsion,
      double[] attraction,
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
      DoubleVector a = DoubleVector.fromArray(SPECIES, repulsion, 0, types, k);
      DoubleVector b = DoubleVector.fromArray(SPECIES, attraction, 0, types, k);
      DoubleVector c = DoubleVector.fromArray(SPECIES, offset, 0, types, k);
      DoubleVector d = DoubleVector.fromArray(SPECIES, slope, 0, types, k);
      DoubleVector distance = DoubleVector.fromArray(SPECIES, r, k);
      DoubleVector square = DoubleVector.broadcast(SPECIES, 1).div(distance.mul(distance));
      DoubleVector sixth = square.mul(square).mul(square);
      DoubleVector repelled = a.mul(sixth);
      DoubleVector line = d.mul(distance);
      DoubleVector energy = repelled.sub(b).mul(sixth).add(c.add(line));
      DoubleVector derivative = b.sub(repelled.add(repelled)).mul(6).mul(sixth).add(line);
      DoubleVector g = derivative.mul(square).mul(0.5);
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
