package io.crisol.simulation.guards;

import io.crisol.potentials.Extrapolation;
import io.crisol.simulation.dynamics.Step;
import java.util.Locale;
import java.util.Optional;

/**
 * Stops when the extrapolation grade of an atom is too high for several evaluations in a row, and
 * counts the steps of doubt.
 *
 * @param doubt grade above which a step is counted as doubtful
 * @param limit grade above which the run stops
 * @param persistence number of evaluations in a row above the limit, at least 1
 */
public record GradeGuard(double doubt, double limit, int persistence) implements Guard {
  @Override
  public String name() {
    return "grade";
  }

  @Override
  public Optional<Stop> check(Step step, Watch watch) {
    Optional<double[]> grades = step.prediction().grades();
    if (grades.isEmpty() || grades.get().length == 0) {
      return Optional.empty();
    }
    int worst = worst(grades.get());
    double grade = grades.get()[worst];
    if (!(grade <= doubt)) {
      watch.doubtful();
    }
    if (watch.persist(!(grade <= limit)) < persistence) {
      return Optional.empty();
    }
    String reason =
        String.format(
            Locale.ROOT,
            "the extrapolation grade of atom %d is %.4g, above %.4g",
            worst,
            grade,
            limit);
    return Optional.of(new Stop(name(), step.number(), worst, reason, explain(step, watch, worst)));
  }

  private static int worst(double[] grades) {
    int worst = 0;
    for (int i = 1; i < grades.length; i++) {
      if (!(grades[i] <= grades[worst])) {
        worst = i;
      }
    }
    return worst;
  }

  static Optional<Extrapolation> explain(Step step, Watch watch, int atom) {
    return watch
        .engine()
        .training()
        .flatMap(
            training ->
                watch
                    .engine()
                    .neighbors()
                    .map(neighbors -> training.explain(step.state().structure(), neighbors, atom)));
  }
}
