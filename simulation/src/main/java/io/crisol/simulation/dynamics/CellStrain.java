package io.crisol.simulation.dynamics;

import io.crisol.structures.Matrix3;
import io.crisol.structures.RandomStream;

/**
 * A random step of the cell, h → exp(ε) h with symmetric ε, in independent coordinates η of ε: the
 * logarithm of the volume; three strains; or six, of which the shears count √2. With the internal
 * pressure Π = (Σ m v v + W)/V, each coordinate is drawn from a normal distribution of mean and
 * variance
 *
 * <pre>
 *   μ = (β/(c τ)) (Π − P)_η dt        s² = 2 kT β dt / (c V τ)
 * </pre>
 *
 * with c = 1 for the volume, 3 for strains.
 *
 * <p>Source: Bernetti, Bussi, J. Chem. Phys. 153, 114107 (2020), doi:10.1063/5.0020514; Del Tatto,
 * Raiteri, Bernetti, Bussi, Appl. Sci. 12, 1139 (2022), doi:10.3390/app12031139.
 *
 * @param motion what of the cell moves
 * @param pressure asked for, P, eV/Å³
 * @param thermal kT, eV
 * @param mobility β dt/τ, Å³/eV
 */
record CellStrain(CellMotion motion, double pressure, double thermal, double mobility) {
  private static final int[] ROW = {0, 1, 2, 1, 0, 0};
  private static final int[] COLUMN = {0, 1, 2, 2, 2, 1};

  /** Terms of the exponential series; strains of a step are far below 1. */
  private static final int TERMS = 16;

  private int count() {
    return switch (motion) {
      case ISOTROPIC -> 1;
      case ORTHORHOMBIC -> 3;
      case FLEXIBLE -> 6;
    };
  }

  private double share() {
    return motion == CellMotion.ISOTROPIC ? 1 : 3;
  }

  /** μ of each coordinate; {@code internal} is V Π, double[9]. */
  private double[] means(double[] internal, double volume) {
    double[] mean = new double[count()];
    double factor = mobility / share();
    if (motion == CellMotion.ISOTROPIC) {
      double trace = (internal[0] + internal[4] + internal[8]) / 3;
      mean[0] = factor * (trace / volume - pressure);
      return mean;
    }
    for (int k = 0; k < mean.length; k++) {
      double pull = (internal[3 * ROW[k] + COLUMN[k]] + internal[3 * COLUMN[k] + ROW[k]]) / 2;
      mean[k] = factor * (k < 3 ? pull / volume - pressure : Math.sqrt(2) * pull / volume);
    }
    return mean;
  }

  private double variance(double volume) {
    return 2 * thermal * mobility / (share() * volume);
  }

  /** η, drawn. */
  double[] draw(double[] internal, double volume, RandomStream random) {
    double[] eta = means(internal, volume);
    double width = Math.sqrt(variance(volume));
    for (int k = 0; k < eta.length; k++) {
      eta[k] += width * random.nextGaussian();
    }
    return eta;
  }

  /** exp(ε), double[9]; the inverse is that of −η. */
  double[] deformation(double[] eta, double sign) {
    double[] strain = new double[9];
    for (int k = 0; k < eta.length; k++) {
      double value = sign * eta[k];
      if (motion == CellMotion.ISOTROPIC) {
        strain[0] = value / 3;
        strain[4] = value / 3;
        strain[8] = value / 3;
      } else {
        double part = k < 3 ? value : value / Math.sqrt(2);
        strain[3 * ROW[k] + COLUMN[k]] = part;
        strain[3 * COLUMN[k] + ROW[k]] = part;
      }
    }
    return exponential(strain);
  }

  private static double[] exponential(double[] strain) {
    double[] sum = Matrix3.identity();
    for (int term = TERMS; term >= 1; term--) {
      sum = Matrix3.product(strain, sum);
      for (int k = 0; k < 9; k++) {
        sum[k] = sum[k] / term + (k % 4 == 0 ? 1 : 0);
      }
    }
    return sum;
  }

  /**
   * By how much the step η from one state to the other fails to be in detailed balance with the
   * isobaric ensemble, V exp(−(E + PV)/kT) in the invariant measure of cells, beside the change of
   * E, eV: PΔV − kT ln(V′/V) + kT ln(M(η)/M′(−η)) with M the normal densities above.
   */
  double imbalance(double[] eta, double[] internal, double volume, double[] after, double grown) {
    double[] there = means(internal, volume);
    double[] back = means(after, grown);
    double growth = StrictMath.log(grown / volume);
    double sum = 0;
    for (int k = 0; k < eta.length; k++) {
      double first = eta[k] - there[k];
      double second = eta[k] + back[k];
      sum += second * second / (2 * variance(grown)) - first * first / (2 * variance(volume));
    }
    return pressure * (grown - volume) + thermal * (sum - (1 + 0.5 * eta.length) * growth);
  }
}
