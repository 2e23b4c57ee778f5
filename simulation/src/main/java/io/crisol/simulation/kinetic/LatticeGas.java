package io.crisol.simulation.kinetic;

import io.crisol.simulation.hops.HopNetwork;

/**
 * Equilibrium of carriers that only exclude each other from a site: 1 / (1 + exp((E − μ)/kT)) with
 * μ from their number, which is the grand-canonical value; a given number of few carriers deviates
 * from it by a share of about one over that number. A single carrier is exact: Boltzmann's factors.
 */
final class LatticeGas {
  private LatticeGas() {}

  /** Share of occupied sites, by class. */
  static double[] shares(HopNetwork network, int carriers, int sites, double kT) {
    double[] energies = network.sites().stream().mapToDouble(HopNetwork.Site::energy).toArray();
    double each = (double) sites / energies.length;
    if (carriers == 1) {
      return boltzmann(energies, each, kT);
    }
    double low = -200;
    double high = 200;
    for (int k = 0; k < 200; k++) {
      double middle = 0.5 * (low + high);
      double sum = 0;
      for (double energy : energies) {
        sum += each * share(energy / kT - middle);
      }
      if (sum < carriers) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double[] shares = new double[energies.length];
    for (int k = 0; k < shares.length; k++) {
      shares[k] = share(energies[k] / kT - low);
    }
    return shares;
  }

  private static double[] boltzmann(double[] energies, double each, double kT) {
    double sum = 0;
    double[] shares = new double[energies.length];
    for (int k = 0; k < shares.length; k++) {
      shares[k] = Math.exp(-energies[k] / kT);
      sum += each * shares[k];
    }
    for (int k = 0; k < shares.length; k++) {
      shares[k] /= sum;
    }
    return shares;
  }

  private static double share(double x) {
    return 1 / (1 + Math.exp(x));
  }
}
