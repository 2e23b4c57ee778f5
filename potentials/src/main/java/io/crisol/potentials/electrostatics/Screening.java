package io.crisol.potentials.electrostatics;

/** How the energy of two unit charges depends on their distance, without the Coulomb constant. */
@FunctionalInterface
interface Screening {
  /**
   * Writes f(r), 1/Å, and −f′(r)/r, 1/Å³, of atoms i and j into {@code out}, double[2].
   *
   * @param r their distance, Å
   */
  void at(int i, int j, double r, double[] out);
}
