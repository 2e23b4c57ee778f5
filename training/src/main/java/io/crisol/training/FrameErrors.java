package io.crisol.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Squared errors of one frame, absent where there is no label or no prediction.
 *
 * @param energy (ΔE/N)², eV²
 * @param force ⟨ΔF²⟩, (eV/Å)²
 * @param stress ⟨Δσ²⟩, (eV/Å³)²
 * @param charge ⟨ΔQ²⟩, e²
 */
record FrameErrors(
    OptionalDouble energy, OptionalDouble force, OptionalDouble stress, OptionalDouble charge) {
  /** Loss of the frame. */
  double loss(LossWeights weights) {
    return term(weights.stress(), stress)
        + term(weights.energy(), energy)
        + term(weights.force(), force)
        + term(weights.charge(), charge);
  }

  /** A weight of zero switches a term off, even where its error is beyond all numbers. */
  private static double term(double weight, OptionalDouble square) {
    return weight == 0 || square.isEmpty() ? 0 : weight * square.getAsDouble();
  }

  /** The first term of the loss that is not a finite number. */
  Optional<String> notFinite(LossWeights weights) {
    Map<String, Double> terms = new LinkedHashMap<>();
    terms.put("energy", term(weights.energy(), energy));
    terms.put("force", term(weights.force(), force));
    terms.put("stress", term(weights.stress(), stress));
    terms.put("charge", term(weights.charge(), charge));
    return terms.entrySet().stream()
        .filter(entry -> !Double.isFinite(entry.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
