package io.crisol.potentials.descriptors;

/**
 * Descriptor values of all atoms of a structure and their Jacobian by the vectors to the
 * neighbours, kept for training, where the structures never change. Values are in double precision,
 * the Jacobian in single: its error, 6e-8 relative, is the same in loss and gradient.
 */
public interface StoredJacobian {
  /** Component {@code n} of atom {@code a}. */
  double value(int a, int n);

  /**
   * Adds Σ_n w_n dG_n/dr_ij of atom {@code a} to the pair gradients {@code g}, double[3][pairs].
   *
   * @param w double[≥ components]
   */
  void pullBack(int a, double[] w, double[][] g, JacobianScratch scratch);

  /**
   * Writes Σ_j dG_n/dr_ij · v_ij of atom {@code a} to {@code out}, double[≥ components].
   *
   * @param v double[3][pairs]
   */
  void push(int a, double[][] v, double[] out, JacobianScratch scratch);

  /** Memory held, bytes. */
  long bytes();
}
