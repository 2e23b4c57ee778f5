package io.crisol.reference;

import io.crisol.structures.Labels;
import io.crisol.structures.Structure;
import java.util.Optional;

/** Whether labels can belong to a structure at all. */
public final class Plausibility {
  private Plausibility() {}

  /**
   * What is wrong, in words: a label that is missing, not finite, or of another number of atoms.
   */
  public static Optional<String> of(Labels labels, Structure structure) {
    if (labels.energy().isEmpty()) {
      return Optional.of("there is no energy");
    }
    if (labels.forces().isEmpty()) {
      return Optional.of("there are no forces");
    }
    double[] forces = labels.forces().get();
    if (forces.length != 3 * structure.size()) {
      return Optional.of(
          "forces are on "
              + forces.length / 3
              + " atoms, and the structure has "
              + structure.size());
    }
    double sum = labels.energy().getAsDouble();
    for (double component : forces) {
      sum += Math.abs(component);
    }
    for (double component : labels.stress().orElse(new double[0])) {
      sum += Math.abs(component);
    }
    return Double.isFinite(sum) ? Optional.empty() : Optional.of("a number is not finite");
  }
}
