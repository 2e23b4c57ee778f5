package io.crisol.training;

import io.crisol.structures.Problem;

/**
 * Weights of the loss, per frame
 *
 * <pre>  energy (ΔE/N)² + force ⟨ΔF²⟩ + stress ⟨Δσ²⟩,  </pre>
 *
 * with ⟨⟩ the mean over the 3N force and 9 stress components and units eV, eV/Å, eV/Å³; averaged
 * over the frames. A label that a frame does not have adds nothing.
 */
public record LossWeights(double energy, double force, double stress) {
  /** Refuses negative weights and all zero. */
  public LossWeights {
    if (!(energy >= 0) || !(force >= 0) || !(stress >= 0) || energy + force + stress == 0) {
      throw Problem.OPTION_INVALID.with(
          "loss weights",
          energy + ", " + force + ", " + stress,
          "weights are at least 0 and one is positive",
          "take the defaults");
    }
  }
}
