package io.crisol.simulation.guards;

import io.crisol.simulation.dynamics.Step;
import java.util.Optional;

/** Stops when an energy, a force or a velocity is not a finite number. */
public record NanGuard() implements Guard {
  @Override
  public String name() {
    return "nan";
  }

  @Override
  public Optional<Stop> check(Step step, Watch watch) {
    double[] forces = step.prediction().forces();
    double sum = 0;
    for (double force : forces) {
      sum += 0 * force;
    }
    if (sum == 0 && Double.isFinite(step.total())) {
      return Optional.empty();
    }
    int atom = 0;
    for (int k = forces.length - 1; k >= 0; k--) {
      if (!Double.isFinite(forces[k]) || !Double.isFinite(step.state().velocity(k))) {
        atom = k / 3;
      }
    }
    String reason =
        "the energy is "
            + step.total()
            + " eV; the force on atom "
            + atom
            + " is "
            + forces[3 * atom]
            + ", "
            + forces[3 * atom + 1]
            + ", "
            + forces[3 * atom + 2]
            + " eV/Å";
    return Optional.of(new Stop(name(), step.number(), atom, reason));
  }
}
