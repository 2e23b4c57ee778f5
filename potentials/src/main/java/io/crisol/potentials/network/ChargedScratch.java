package io.crisol.potentials.network;

import io.crisol.potentials.descriptors.JacobianScratch;
import java.util.Arrays;

/** Room for {@link ChargedResponse}; for one thread. */
final class ChargedScratch {
  final JacobianScratch jacobian = new JacobianScratch();
  final NetworkWork[] energies;
  final NetworkWork[] charges;

  /** Parameter gradients of the networks, in the layout of {@link Network#emptyGradient}. */
  final double[][][][] energyGradients;

  final double[][][][] chargeGradients;

  /** Where the parameters that are not those of networks begin. */
  final int hardnessStart;

  private final ChargedNetworks potential;
  private double[][] pairs = new double[3][0];

  ChargedScratch(ChargedNetworks potential) {
    this.potential = potential;
    int count = potential.atoms().size();
    energies = new NetworkWork[count];
    charges = new NetworkWork[count];
    energyGradients = new double[count][][][];
    chargeGradients = new double[count][][][];
    int parameters = 0;
    for (int e = 0; e < count; e++) {
      Network network = potential.atoms().get(e).energy().network();
      energies[e] = new NetworkWork(network);
      energyGradients[e] = network.emptyGradient();
      parameters += Network.count(network.sizes());
      network = potential.atoms().get(e).charge().network();
      charges[e] = new NetworkWork(network);
      chargeGradients[e] = network.emptyGradient();
      parameters += Network.count(network.sizes());
    }
    hardnessStart = parameters;
  }

  void clearGradients() {
    for (int e = 0; e < energies.length; e++) {
      Network.clear(energyGradients[e]);
      Network.clear(chargeGradients[e]);
    }
  }

  /** Adds the gradients of all networks to a flat one, first those of energies, then of charges. */
  void addGradients(double[] flat) {
    int at = 0;
    for (int e = 0; e < energies.length; e++) {
      Network network = potential.atoms().get(e).energy().network();
      network.addFlat(energyGradients[e], flat, at);
      at += Network.count(network.sizes());
    }
    for (int e = 0; e < charges.length; e++) {
      Network network = potential.atoms().get(e).charge().network();
      network.addFlat(chargeGradients[e], flat, at);
      at += Network.count(network.sizes());
    }
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
