package io.crisol.simulation.guards;

import io.crisol.potentials.Extrapolation;
import io.crisol.potentials.Spread;
import io.crisol.simulation.dynamics.Step;
import java.util.Locale;
import java.util.Optional;

/**
 * Stops when the members of a committee disagree too much about the force on an atom; other
 * potentials pass.
 *
 * @param limit spread of a force component above which the run stops, eV/Å
 */
public record SpreadGuard(double limit) implements Guard {
  @Override
  public String name() {
    return "spread";
  }

  @Override
  public Optional<Stop> check(Step step, Watch watch) {
    double[] spread = step.prediction().spread().flatMap(Spread::forces).orElse(null);
    int worst = 0;
    for (int i = 1; spread != null && i < spread.length; i++) {
      worst = spread[i] <= spread[worst] ? worst : i;
    }
    if (spread == null || spread.length == 0 || spread[worst] <= limit) {
      return Optional.empty();
    }
    String reason =
        String.format(
            Locale.ROOT,
            "the committee disagrees about the force on atom %d by %.3g eV/Å, more than %.3g eV/Å",
            worst,
            spread[worst],
            limit);
    Optional<Extrapolation> known =
        GradeGuard.explain(step, watch, worst).filter(found -> !Double.isNaN(found.grade()));
    return Optional.of(new Stop(name(), step.number(), worst, reason, known));
  }
}
