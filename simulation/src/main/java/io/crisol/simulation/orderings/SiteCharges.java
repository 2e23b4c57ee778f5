package io.crisol.simulation.orderings;

import io.crisol.potentials.electrostatics.CloudInteraction;
import io.crisol.structures.Element;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.Arrays;

/**
 * The Coulomb energy of occupations of a supercell, E = ½ Σ q_i C_ij q_j over all sites, with the
 * matrix C of {@link CloudInteraction} of clouds so narrow that they are points at distances of
 * atoms: one Ewald sum for all occupations.
 */
final class SiteCharges {
  /** Å; erf(r/2σ) is 1 to the last digit from 0.3 Å. */
  private static final double WIDTH = 0.02;

  private final Palette palette;
  private final double[] charges;
  private final double[] matrix;
  private final int n;

  /**
   * For the sites of a palette.
   *
   * @param charges of each colour, e; 0 for a vacancy
   */
  SiteCharges(Palette palette, double[] charges) {
    this.palette = palette;
    this.charges = charges.clone();
    SiteCell cell = palette.cell();
    n = cell.size();
    double[] positions = new double[3 * n];
    Element[] elements = new Element[n];
    Arrays.fill(elements, Element.H);
    for (int s = 0; s < n; s++) {
      System.arraycopy(cell.position(s), 0, positions, 3 * s, 3);
    }
    double[] widths = new double[n];
    Arrays.fill(widths, WIDTH);
    matrix = new CloudInteraction(new Structure(cell.cell(), elements, positions), widths).matrix();
  }

  /** eV. */
  double energy(int[] colours) {
    double[] q = new double[n];
    Arrays.setAll(q, s -> charges[colours[s]]);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      if (q[i] != 0) {
        double potential = 0;
        int row = i * n;
        for (int j = 0; j < n; j++) {
          potential += matrix[row + j] * q[j];
        }
        sum += q[i] * potential;
      }
    }
    return sum / 2;
  }

  /**
   * Exchanges atoms within groups of sites, at random, where that lowers the energy, until nothing
   * has for a while: dE = (q_b − q_a)(φ_a − φ_b) + ½ (q_b − q_a)² (C_aa + C_bb − 2 C_ab).
   */
  int[] lowered(int[] start, RandomStream random) {
    int[] colours = start.clone();
    double[] potentials = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        potentials[i] += matrix[i * n + j] * charges[colours[j]];
      }
    }
    for (Palette.Group group : palette.groups()) {
      lower(group.sites(), colours, potentials, random);
    }
    return colours;
  }

  private void lower(int[] sites, int[] colours, double[] potentials, RandomStream random) {
    int patience = 4 * sites.length * sites.length;
    for (int misses = 0; misses < patience; misses++) {
      int a = sites[random.nextInt(sites.length)];
      int b = sites[random.nextInt(sites.length)];
      double d = charges[colours[b]] - charges[colours[a]];
      double own = matrix[a * n + a] + matrix[b * n + b] - 2 * matrix[a * n + b];
      if (d != 0 && d * (potentials[a] - potentials[b]) + d * d * own / 2 < -1e-9) {
        int kept = colours[a];
        colours[a] = colours[b];
        colours[b] = kept;
        for (int i = 0; i < n; i++) {
          potentials[i] += d * (matrix[i * n + a] - matrix[i * n + b]);
        }
        misses = 0;
      }
    }
  }
}
