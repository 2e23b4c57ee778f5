package io.crisol.potentials;

/** How the extrapolation grade of an atom is measured; 1 is the edge of the known for each. */
public enum Grading {
  /**
   * How far its descriptor is from those in training, in their own spread (or, of foreign files,
   * from the middle of their range).
   */
  LEVERAGE,
  /**
   * How much of the energies in the active set of the training data its energy is made of, for
   * models linear in their parameters or in those of the last layer.
   */
  D_OPTIMALITY;

  /** The word in settings. */
  public String text() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
