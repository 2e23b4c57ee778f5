package io.crisol.reference;

import io.crisol.structures.Labels;
import io.crisol.structures.Structure;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether labels can belong to a structure at all. */
public final class Plausibility {
  /** Å; programs print positions and cells with more digits than this. */
  private static final double SAME_PLACE = 1e-5;

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

  /** How a structure differs from the one asked for, in words, if it does. */
  public static Optional<String> difference(Structure asked, Structure found) {
    if (found.size() != asked.size()) {
      return Optional.of(found.size() + " atoms in place of " + asked.size());
    }
    if (!Arrays.equals(found.elements(), asked.elements())) {
      return Optional.of("its elements differ");
    }
    double far = farthest(found.positions(), asked.positions());
    double cells = farthest(found.cell().vectors(), asked.cell().vectors());
    return far <= SAME_PLACE && cells <= SAME_PLACE
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT, "an atom or a cell vector is %.3g Å away", Math.max(far, cells)));
  }

  /** The largest difference of two numbers at one place. */
  public static double farthest(double[] a, double[] b) {
    double far = 0;
    for (int k = 0; k < a.length; k++) {
      far = Math.max(far, Math.abs(a[k] - b[k]));
    }
    return far;
  }
}
