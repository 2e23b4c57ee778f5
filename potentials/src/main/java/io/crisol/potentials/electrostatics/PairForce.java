package io.crisol.potentials.electrostatics;

/** A central force between two atoms, added to forces and virial. */
final class PairForce {
  private PairForce() {}

  /**
   * The force {@code strength · d} on atom j and its opposite on atom i, with d = r_j − r_i,
   * double[3].
   */
  static void add(double[] forces, double[] virial, int i, int j, double[] d, double strength) {
    for (int a = 0; a < 3; a++) {
      double force = strength * d[a];
      forces[3 * j + a] += force;
      forces[3 * i + a] -= force;
      for (int b = 0; b < 3; b++) {
        virial[3 * b + a] += d[b] * force;
      }
    }
  }
}
