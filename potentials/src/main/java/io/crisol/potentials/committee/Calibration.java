package io.crisol.potentials.committee;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Factors that turn the disagreement of a committee into an error to be expected: times its factor,
 * the spread is not passed by 68.27 % of the errors on the frames that it was calibrated on, which
 * were not trained on.
 *
 * @param force of forces on atoms of elements that {@code forces} does not name; absent where there
 *     were no forces to compare with, and then nothing is calibrated
 * @param forces by element
 * @param energy of the energy; absent where there were too few frames
 * @param stress of stress and virial; absent where there were too few labels
 */
public record Calibration(
    OptionalDouble force,
    Map<Element, Double> forces,
    OptionalDouble energy,
    OptionalDouble stress) {
  /** None: the spread is the plain standard deviation. */
  public static final Calibration NONE =
      new Calibration(
          OptionalDouble.empty(), Map.of(), OptionalDouble.empty(), OptionalDouble.empty());

  /** Refuses factors that are not positive. */
  public Calibration {
    forces = Collections.unmodifiableMap(new TreeMap<>(forces));
    force.ifPresent(factor -> positive("force", factor));
    energy.ifPresent(factor -> positive("energy", factor));
    stress.ifPresent(factor -> positive("stress", factor));
    forces.forEach((element, factor) -> positive("forces." + element, factor));
  }

  private static void positive(String name, double factor) {
    if (!(factor > 0) || !Double.isFinite(factor)) {
      throw Problem.PARAMETER_INVALID.with(
          "calibration." + name, factor, "a factor is greater than 0", "correct it");
    }
  }

  /** Whether the spread of forces is calibrated. */
  public boolean hasForces() {
    return force.isPresent() || !forces.isEmpty();
  }

  /** Factor of the forces on atoms of an element; 1 without calibration. */
  public double forceFactor(Element element) {
    return forces.getOrDefault(element, force.orElse(1));
  }
}
