package io.crisol.simulation.guards;

import io.crisol.simulation.dynamics.Step;
import io.crisol.structures.Structure;
import java.util.Locale;
import java.util.Optional;

/**
 * Stops when an atom is about to move farther in one step than any real atom does, or has left an
 * open box. Looks ahead, so that no energy is asked for of atoms that are nowhere.
 *
 * @param stride largest way in one step, Å
 * @param distance largest distance outside of where the atoms were at the start, in open
 *     directions, Å
 */
public record LostAtomsGuard(double stride, double distance) implements Guard {
  @Override
  public String name() {
    return "lost-atoms";
  }

  @Override
  public Optional<Stop> check(Step step, Watch watch) {
    int fastest = 0;
    double largest = 0;
    for (int i = 0; i < step.state().size(); i++) {
      double vx = step.state().velocity(3 * i);
      double vy = step.state().velocity(3 * i + 1);
      double vz = step.state().velocity(3 * i + 2);
      double square = vx * vx + vy * vy + vz * vz;
      if (square > largest) {
        largest = square;
        fastest = i;
      }
    }
    double way = Math.sqrt(largest) * Math.abs(watch.integrator().timestep());
    return way > stride
        ? stop(step, fastest, "atom %d is about to move %.3g Å in one step", way)
        : outside(step, watch);
  }

  private Optional<Stop> outside(Step step, Watch watch) {
    Structure structure = step.state().structure();
    for (int axis = 0; axis < 3; axis++) {
      for (int i = 0; i < structure.size() && !structure.cell().isPeriodic(axis); i++) {
        double beyond = watch.beyond(structure, i, axis);
        if (beyond > distance) {
          return stop(step, i, "atom %d has flown %.4g Å away in an open direction", beyond);
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Stop> stop(Step step, int atom, String reason, double value) {
    return Optional.of(
        new Stop(name(), step.number(), atom, String.format(Locale.ROOT, reason, atom, value)));
  }
}
