package io.crisol.potentials.network;

import io.crisol.structures.Problem;

/**
 * What one element has in a {@link ChargedNetworks}.
 *
 * @param energy network of the short-ranged energy, eV; its inputs are the descriptor and, where it
 *     has one more, the charge of the atom
 * @param charge network of the charge, e, or of the electronegativity χ, V; what it calls reference
 *     energy is a constant in the same unit
 * @param hardness J, eV/e²; not used by charges from the environment
 * @param width σ of its Gaussian cloud, Å
 */
public record ChargedAtom(AtomNetwork energy, AtomNetwork charge, double hardness, double width) {
  /**
   * Checks hardness and width.
   *
   * @throws io.crisol.structures.ProblemException PARAMETER_INVALID
   */
  public ChargedAtom {
    if (!(hardness >= 0) || !Double.isFinite(hardness)) {
      throw Problem.PARAMETER_INVALID.with(
          "hardness", hardness, "it is at least 0 eV/e²", "take the original file");
    }
    if (!(width > 0) || !Double.isFinite(width)) {
      throw Problem.PARAMETER_INVALID.with(
          "width", width, "a cloud has a positive width", "give for example 1 Å");
    }
  }

  /** Whether the energy depends on the charge of the atom. */
  public boolean takesCharge() {
    return energy.scaling().mean().length > charge.scaling().mean().length;
  }
}
