package io.crisol.potentials.committee;

/** Means and standard deviations over the members of a committee, double[members][values]. */
final class Deviations {
  private Deviations() {}

  /** The mean of each value. */
  static double[] mean(double[][] members) {
    double[] mean = members[0].clone();
    for (int k = 1; k < members.length; k++) {
      for (int n = 0; n < mean.length; n++) {
        mean[n] += members[k][n];
      }
    }
    for (int n = 0; n < mean.length; n++) {
      mean[n] /= members.length;
    }
    return mean;
  }

  /** The standard deviation of each value, √(Σ_k (x^k − x)² / (M − 1)). */
  static double[] each(double[][] members, double[] mean) {
    return groups(members, mean, 1);
  }

  /** The standard deviation of a component of a vector on each atom, over its three components. */
  static double[] ofAtoms(double[][] members, double[] mean) {
    return groups(members, mean, 3);
  }

  /** One standard deviation over all values. */
  static double whole(double[][] members, double[] mean) {
    return groups(members, mean, mean.length)[0];
  }

  private static double[] groups(double[][] members, double[] mean, int size) {
    double[] deviations = new double[mean.length / size];
    for (int g = 0; g < deviations.length; g++) {
      double sum = 0;
      for (double[] member : members) {
        for (int n = g * size; n < (g + 1) * size; n++) {
          sum += (member[n] - mean[n]) * (member[n] - mean[n]);
        }
      }
      deviations[g] = Math.sqrt(sum / (size * (members.length - 1)));
    }
    return deviations;
  }
}
