package io.crisol.learning;

import io.crisol.potentials.Potential;
import io.crisol.simulation.dynamics.State;
import io.crisol.structures.RandomStream;
import java.util.List;

/**
 * A way of exploring. A further one implements this, and is named in {@link ExploreOptions.Method}
 * and in {@link #of}.
 */
interface WalkMethod {
  /** The one that a campaign explores by. */
  static WalkMethod of(CampaignPlan plan) {
    return switch (plan.explore().method()) {
      case DYNAMICS, MONTE_CARLO -> new TrajectoryWalks(plan.explore(), plan.ways().monteCarlo());
      case RELAX -> new RelaxationWalks(plan.ways().relaxation(), plan.learn().seed());
      case PATH -> new PathWalks(plan.ways());
    };
  }

  /** The walks that begin with one structure at one strain. */
  List<Walk> walks(Walk.Origin origin);

  /** Steps of a walk from its beginning to its end, at most. */
  long steps();

  /** Structures that are looked at together in a step. */
  default int images() {
    return 1;
  }

  /** Where a walk begins: at rest, unless said otherwise. */
  default State begin(Walk walk, RandomStream random) {
    return State.start(walk.start(), new double[3 * walk.start().size()], random);
  }

  /** Whether a walk that stands here has to begin anew, because it cannot go on from here. */
  boolean beginsAnew(State state);

  /**
   * Goes on from a state, for as long as it takes until the next state that it can go on from: the
   * same state gives the same bits, however often this was interrupted.
   *
   * @param findings is shown every frame that is looked at
   */
  Reached follow(Walk walk, State from, Potential potential, Findings findings);

  /**
   * How far a walk came.
   *
   * @param done whether that was its end, or it must stop
   */
  record Reached(State state, boolean done) {}
}
