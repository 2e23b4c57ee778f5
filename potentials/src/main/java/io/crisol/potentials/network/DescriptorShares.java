package io.crisol.potentials.network;

import io.crisol.potentials.EnvironmentBlock;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits the energy of an atom into parts of its descriptor components: with the standardised
 * descriptor g and the network N,
 *
 * <pre>  E_i = E_ref + N(0) + Σ_n share_n,   share_n = g_n ∫₀¹ ∂N/∂g_n(t g) dt,  </pre>
 *
 * the integral along the straight line from the mean of the training data. The shares add up, to
 * about 1e-12 of the numeric integral. Source: Sundararajan, Taly, Yan, Axiomatic Attribution for
 * Deep Networks, ICML 2017, arXiv:1703.01365.
 */
public final class DescriptorShares {
  /** The integral: three points of Gauss and Legendre in each of so many intervals. */
  private static final int INTERVALS = 64;

  private static final double[] PLACES = {0.5 - Math.sqrt(0.15), 0.5, 0.5 + Math.sqrt(0.15)};
  private static final double[] WEIGHTS = {5.0 / 18, 8.0 / 18, 5.0 / 18};

  private DescriptorShares() {}

  /**
   * Parts of the energy of one atom.
   *
   * @param energy E_i, eV
   * @param base E_ref + N(0), the energy of an atom in the mean environment, eV
   * @param components the parts
   */
  public record Parts(double energy, double base, List<Share> components) {}

  /**
   * A component.
   *
   * @param name for people
   * @param value raw value
   * @param standardised (value − mean)/sigma
   * @param share eV
   */
  public record Share(String name, double value, double standardised, double share) {}

  /** The parts of one atom. */
  public static Parts of(
      NetworkPotential potential, Structure structure, Neighbors neighbors, int number) {
    EnvironmentBlock block = new EnvironmentBlock(potential.cutoff());
    block.fill(structure, neighbors, neighbors.positions(structure), number, number + 1);
    int e = potential.descriptor().elements().indexOf(structure.element(number));
    AtomNetwork atom = potential.atoms().get(e);
    double[] raw = potential.descriptor().values(block.environment(0));
    double[] g = new double[raw.length];
    atom.scaling().apply(raw, g);
    double[] slopes = meanSlopes(atom.network(), g);
    List<String> names = potential.descriptor().names(e);
    List<Share> shares = new ArrayList<>();
    for (int n = 0; n < g.length; n++) {
      shares.add(new Share(names.get(n), raw[n], g[n], g[n] * slopes[n]));
    }
    return new Parts(
        atom.referenceEnergy() + atom.network().output(g),
        atom.referenceEnergy() + atom.network().output(new double[g.length]),
        shares);
  }

  private static double[] meanSlopes(Network network, double[] g) {
    NetworkWork work = new NetworkWork(network);
    double[] mean = new double[g.length];
    for (int k = 0; k < 3 * INTERVALS; k++) {
      double t = (k / 3 + PLACES[k % 3]) / INTERVALS;
      for (int n = 0; n < g.length; n++) {
        work.input()[n] = t * g[n];
      }
      work.forward();
      work.reverse();
      for (int n = 0; n < g.length; n++) {
        mean[n] += WEIGHTS[k % 3] / INTERVALS * work.inputGradient()[n];
      }
    }
    return mean;
  }
}
