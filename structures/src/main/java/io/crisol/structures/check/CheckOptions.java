package io.crisol.structures.check;

/**
 * What counts as suspicious.
 *
 * @param netForce largest net force on a cell that passes without a word, eV/Å
 * @param closePair distance over the sum of covalent radii below which a pair is too close
 * @param duplicate relative tolerance of the fingerprints of two copies
 * @param mixedLabels whether frames may lack labels that others have
 */
public record CheckOptions(double netForce, double closePair, double duplicate, boolean mixedLabels) {
  /** Defaults that find nothing grave in clean published sets. */
  public static CheckOptions defaults() {
    return new CheckOptions(0.1, 0.5, 2e-5, false);
  }
}
