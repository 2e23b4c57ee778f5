package io.crisol.training;

import io.crisol.structures.Frame;

/**
 * Where a loss first is not a finite number.
 *
 * @param frame where it was read
 * @param term energy, force, stress or charge
 */
record Divergence(Frame.Source frame, String term) {
  /** Ends an iteration from within. */
  static final class Found extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Divergence divergence;

    Found(Divergence divergence) {
      super(divergence.toString());
      this.divergence = divergence;
    }

    Divergence divergence() {
      return divergence;
    }
  }

  @Override
  public String toString() {
    String place = frame.toString().isEmpty() ? "a frame without source" : frame.toString();
    return "the " + term + " term of " + place + " is not a finite number";
  }
}
