package io.crisol.simulation.transport;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Collects trajectories at several temperatures. */
public final class Arrhenius {
  private final ArrheniusOptions options;
  private final List<ArrheniusPoint> points = new ArrayList<>();
  private final Set<String> notes = new java.util.LinkedHashSet<>();
  private final Set<Element> walking = new HashSet<>();
  private final int expected;

  /**
   * Of so many trajectories.
   *
   * @throws io.crisol.structures.ProblemException OPTION_INVALID (another number of temperatures)
   */
  public Arrhenius(ArrheniusOptions options, int trajectories) {
    this.options = options;
    this.expected = trajectories;
    if (!options.temperatures().isEmpty() && options.temperatures().size() != trajectories) {
      throw Problem.OPTION_INVALID.with(
          "temperatures",
          options.temperatures(),
          "there are " + trajectories + " trajectories",
          "give one for each, in their order");
    }
  }

  /**
   * Takes the next trajectory.
   *
   * @throws io.crisol.structures.ProblemException OPTION_MISSING (temperature), and what {@link
   *     Conductivity} says
   */
  public ArrheniusPoint add(Diffusion diffusion) {
    Trajectory trajectory = diffusion.trajectory();
    OptionalDouble given = options.temperature(points.size());
    OptionalDouble known = given.isPresent() ? given : trajectory.temperature();
    if (known.isEmpty()) {
      throw Problem.OPTION_MISSING.with(
          "temperatures",
          trajectory.name() + " does not say its temperature",
          "give one for each of the " + expected + ", such as --temperatures 600,700,800");
    }
    double temperature = known.getAsDouble();
    Optional<ConductivityResult> conductivity = Optional.empty();
    Motion motion;
    if (options.charges().isEmpty()) {
      motion = diffusion.motion(diffusion.walking());
      trajectory.notes().forEach(note -> notes.add(trajectory.name() + ": " + note));
    } else {
      ConductivityResult found =
          new Conductivity(diffusion, new ConductivityOptions(options.charges(), known)).result();
      motion = found.diffusion().motion();
      conductivity = Optional.of(found);
      found.notes().forEach(note -> notes.add(trajectory.name() + ": " + note));
    }
    walking.add(motion.element());
    ArrheniusPoint point =
        new ArrheniusPoint(
            trajectory.name(), temperature, motion, conductivity, trajectory.maxGrade());
    points.add(point);
    return point;
  }

  /**
   * The lines.
   *
   * @throws io.crisol.structures.ProblemException OPTION_INVALID (not the same element everywhere)
   */
  public ArrheniusResult result() {
    if (walking.size() > 1) {
      throw Problem.OPTION_INVALID.with(
          "element",
          "not given",
          "another element moves most in each trajectory: " + walking,
          "say which one, such as --element Li");
    }
    List<ArrheniusPoint> sorted = new ArrayList<>(points);
    sorted.sort(Comparator.comparingDouble(ArrheniusPoint::temperature));
    return ArrheniusResult.of(
        walking.iterator().next().symbol(), sorted, options.extrapolateTo(), List.copyOf(notes));
  }
}
