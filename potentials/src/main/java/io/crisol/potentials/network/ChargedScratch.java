package io.crisol.potentials.network;

import io.crisol.potentials.descriptors.JacobianScratch;
import java.util.Arrays;

/** Room for {@link ChargedResponse}; for one thread. */
final class ChargedScratch {
  final JacobianScratch jacobian = new JacobianScratch();
  final NetworkPass[] energies;
  final NetworkPass[] charges;

  /** Where the parameters of the networks of an element begin. */
  final int[] energyStart;

  final int[] chargeStart;
  final int hardnessStart;
  private double[][] pairs = new double[3][0];

  ChargedScratch(ChargedNetworks potential) {
    int count = potential.atoms().size();
    energies = new NetworkPass[count];
    charges = new NetworkPass[count];
    energyStart = new int[count];
    chargeStart = new int[count];
    int at = 0;
    for (int e = 0; e < count; e++) {
      Network network = potential.atoms().get(e).energy().network();
      energies[e] = new NetworkPass(network);
      energyStart[e] = at;
      at += Network.count(network.sizes());
    }
    for (int e = 0; e < count; e++) {
      Network network = potential.atoms().get(e).charge().network();
      charges[e] = new NetworkPass(network);
      chargeStart[e] = at;
      at += Network.count(network.sizes());
    }
    hardnessStart = at;
  }

  /** Pair arrays set to zero, double[3][at least pairs]. */
  double[][] pairs(int count) {
    if (pairs[0].length < count) {
      pairs = new double[3][count + count / 4];
    }
    for (double[] axis : pairs) {
      Arrays.fill(axis, 0, count, 0);
    }
    return pairs;
  }
}
