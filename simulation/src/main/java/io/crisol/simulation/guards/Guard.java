package io.crisol.simulation.guards;

import io.crisol.simulation.dynamics.Step;
import java.util.Optional;

/**
 * A condition that every step must meet; a small value. What it must remember lies in the {@link
 * Watch}.
 */
public interface Guard {
  /** Name that stands in results as {@code stopped_by}. */
  String name();

  /** A reason to stop at this step, if any. */
  Optional<Stop> check(Step step, Watch watch);
}
