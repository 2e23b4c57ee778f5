package io.crisol.training;

import io.crisol.structures.Frame;
import io.crisol.structures.Problem;

/**
 * Weights of the loss, per frame
 *
 * <pre>  energy (ΔE/N)² + force ⟨ΔF²⟩ + stress ⟨Δσ²⟩ + charge ⟨ΔQ²⟩,  </pre>
 *
 * with ⟨⟩ the mean over the 3N force components, 9 stress components and N charges and units eV,
 * eV/Å, eV/Å³, e; averaged over the frames. A label that a frame does not have adds nothing.
 */
public record LossWeights(double energy, double force, double stress, double charge) {
  /** Refuses negative weights and all zero. */
  public LossWeights {
    boolean allowed = energy >= 0 && force >= 0 && stress >= 0 && charge >= 0;
    if (!allowed || energy + force + stress == 0) {
      throw Problem.OPTION_INVALID.with(
          "loss weights",
          energy + ", " + force + ", " + stress + ", " + charge,
          "weights are at least 0 and one of energy, force and stress is positive",
          "take the defaults");
    }
  }

  /** Whether the loss of a frame takes forces or stress. */
  boolean takeDerivatives(Frame frame) {
    return (force > 0 && frame.labels().forces().isPresent())
        || (stress > 0 && frame.labels().stress().isPresent());
  }
}
