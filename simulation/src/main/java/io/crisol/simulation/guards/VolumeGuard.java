package io.crisol.simulation.guards;

import io.crisol.simulation.dynamics.Step;
import io.crisol.structures.Cell;
import java.util.Locale;
import java.util.Optional;

/**
 * Stops when the volume of a cell that follows the pressure has grown or shrunk by more than a
 * factor since the start: what was a solid or a liquid is none any more, or the pressure cannot be
 * held.
 *
 * @param factor above 1
 */
public record VolumeGuard(double factor) implements Guard {
  @Override
  public String name() {
    return "volume";
  }

  @Override
  public Optional<Stop> check(Step step, Watch watch) {
    Cell cell = step.state().structure().cell();
    if (!cell.isBulk() || cell.equals(watch.start())) {
      return Optional.empty();
    }
    double ratio = cell.volume() / watch.start().volume();
    if (ratio < factor && ratio > 1 / factor) {
      return Optional.empty();
    }
    String reason =
        String.format(
            Locale.ROOT,
            "the volume is %.4g times that at the start; more than %.4g times was not to be",
            ratio,
            factor);
    return Optional.of(new Stop(name(), step.number(), 0, reason));
  }
}
