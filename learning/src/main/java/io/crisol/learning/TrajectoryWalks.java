package io.crisol.learning;

import io.crisol.potentials.Potential;
import io.crisol.simulation.PotentialEngine;
import io.crisol.simulation.dynamics.Dynamics;
import io.crisol.simulation.dynamics.Integrator;
import io.crisol.simulation.dynamics.Metropolis;
import io.crisol.simulation.dynamics.State;
import io.crisol.simulation.dynamics.Step;
import io.crisol.simulation.dynamics.Velocities;
import io.crisol.structures.ProblemException;
import io.crisol.structures.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Molecular dynamics, or Metropolis' Monte Carlo, at several temperatures. The way is cut into
 * segments, each with a neighbour list of its own: a walk that goes on from the state after a
 * segment has the same bits as one that was never interrupted.
 */
final class TrajectoryWalks implements WalkMethod {
  /** Graded steps between saved states, at most; a short walk has some ten of them all the same. */
  private static final int SEGMENT = 1000;

  private static final double SKIN = 1;

  private final ExploreOptions explore;
  private final MonteCarloWalkOptions monteCarlo;
  private final boolean isDynamics;
  private final int segment;

  TrajectoryWalks(ExploreOptions explore, MonteCarloWalkOptions monteCarlo) {
    this.explore = explore;
    this.monteCarlo = monteCarlo;
    isDynamics = explore.method() == ExploreOptions.Method.DYNAMICS;
    segment = Math.clamp(steps() / explore.gradeInterval() / 10, 1, SEGMENT);
  }

  @Override
  public List<Walk> walks(Walk.Origin origin) {
    List<Walk> walks = new ArrayList<>();
    for (double temperature : explore.temperatures().stream().sorted().toList()) {
      String what =
          String.format(Locale.ROOT, "%.0f K%s", temperature, isDynamics ? "" : ", Monte Carlo");
      walks.add(origin.walk(walks.size(), what, origin.strained(), temperature));
    }
    return walks;
  }

  @Override
  public long steps() {
    return isDynamics ? explore.steps() : explore.graded(monteCarlo.sweeps());
  }

  @Override
  public State begin(Walk walk, RandomStream random) {
    double[] velocities =
        isDynamics
            ? Velocities.sampled(walk.start(), walk.temperature(), random)
            : new double[3 * walk.start().size()];
    return State.start(walk.start(), velocities, random);
  }

  @Override
  public boolean beginsAnew(State state) {
    return state.step() >= steps();
  }

  private Integrator rule(Walk walk) {
    return isDynamics
        ? explore.integrator(walk.temperature())
        : new Metropolis(walk.temperature(), monteCarlo.displacement(), monteCarlo.swaps());
  }

  private Dynamics dynamics(Walk walk, Potential potential, int gradeInterval) {
    return new Dynamics(new PotentialEngine(potential, SKIN), rule(walk), gradeInterval);
  }

  @Override
  public Reached follow(Walk walk, State from, Potential potential, Findings findings) {
    Reached reached;
    try {
      reached = segment(dynamics(walk, potential, explore.gradeInterval()), from, findings);
    } catch (ProblemException e) {
      Findings.requireLost(e); // Between two looks at them.
      findings.lost();
      reached = new Reached(findings.known(), true);
    }
    if (findings.isOvershot()) {
      approach(dynamics(walk, potential, 1), findings);
    }
    findings.pass(reached.state());
    return reached;
  }

  private Reached segment(Dynamics dynamics, State from, Findings findings) {
    Step step = dynamics.evaluate(from);
    for (int graded = 0; ; graded++) {
      boolean goesOn = findings.note(step).goesOn();
      boolean ended = step.number() >= steps();
      if (!goesOn || ended || graded == segment) {
        return new Reached(step.state(), !goesOn || ended);
      }
      for (int k = 0; k < explore.gradeInterval(); k++) {
        step = dynamics.after(step);
      }
    }
  }

  /**
   * Where the walk went far beyond all knowledge between two looks: the first doubtful frame on the
   * way from where all was known, looking at every step.
   */
  private void approach(Dynamics closely, Findings findings) {
    State known = findings.known();
    try {
      Step step = closely.evaluate(known);
      boolean found = findings.keep(step);
      while (!found && step.number() < known.step() + explore.gradeInterval()) {
        step = closely.after(step);
        found = findings.keep(step);
      }
    } catch (ProblemException e) {
      Findings.requireLost(e); // Nothing of the way can be computed: the walk is begun anew.
    }
  }
}
