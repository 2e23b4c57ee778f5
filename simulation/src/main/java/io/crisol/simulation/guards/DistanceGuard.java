package io.crisol.simulation.guards;

import io.crisol.potentials.Extrapolating;
import io.crisol.simulation.dynamics.Step;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.Locale;
import java.util.Optional;

/**
 * Stops before two atoms come closer than any of their elements in the training data: the distance
 * of the next step is foreseen, exactly where velocity Verlet moves the atoms.
 *
 * <p>The shortest distance of a finite data set is passed by a little in every longer run of the
 * same temperature. A pair that will turn back within an allowance is therefore let pass; one that
 * comes in too fast for that is stopped before it passes.
 */
public final class DistanceGuard implements Guard {
  private final double factor;
  private final double allowance;
  private final ClosePairs pairs = new ClosePairs();

  /**
   * A guard.
   *
   * @param factor fraction of the shortest distance in the training data that is the limit
   * @param allowance part of the limit by which a pair may pass it if it turns back
   */
  public DistanceGuard(double factor, double allowance) {
    this.factor = factor;
    this.allowance = allowance;
  }

  @Override
  public String name() {
    return "distance";
  }

  @Override
  public Optional<Stop> check(Step step, Watch watch) {
    Optional<Extrapolating> training = watch.engine().training();
    Optional<Neighbors> neighbors = watch.engine().neighbors();
    if (training.isEmpty() || neighbors.isEmpty()) {
      return Optional.empty();
    }
    pairs.prepare(neighbors.get(), (a, b) -> factor * training.get().shortestDistance(a, b));
    int guilty = pairs.nearest(step, watch.integrator().timestep(), allowance);
    if (pairs.shortest() < Double.POSITIVE_INFINITY) {
      watch.met(pairs.shortest());
    }
    return guilty < 0 ? Optional.empty() : stop(step, watch, guilty);
  }

  private Optional<Stop> stop(Step step, Watch watch, int pair) {
    Structure structure = step.state().structure();
    int i = pairs.first(pair);
    int j = pairs.second(pair);
    Element a = structure.element(i);
    Element b = structure.element(j);
    String reason =
        String.format(
            Locale.ROOT,
            "atoms %d (%s) and %d (%s) are %.4f Å apart and about to come much closer than %.4f Å, the shortest in the training data",
            i,
            a,
            j,
            b,
            pairs.distance(step, pair, 0),
            pairs.limit(pair));
    return Optional.of(
        new Stop(name(), step.number(), i, reason, GradeGuard.explain(step, watch, i)));
  }
}
