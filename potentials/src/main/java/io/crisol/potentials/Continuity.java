package io.crisol.potentials;

/** How smoothly a potential lets go of an atom that crosses its cutoff. */
public enum Continuity {
  /** The energy jumps: dynamics does not conserve it. */
  BROKEN("the energy jumps where two atoms cross the cutoff, so dynamics drifts"),
  /** The energy is continuous, the force jumps. */
  ENERGY(
      "the force jumps where two atoms cross the cutoff, so relaxation and dynamics are rough at"
          + " the end"),
  /** Energy and force are continuous. */
  FORCES("");

  private final String note;

  Continuity(String note) {
    this.note = note;
  }

  /** What results made with such a potential should say; empty where there is nothing to say. */
  public String note() {
    return note;
  }
}
