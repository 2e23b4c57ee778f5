package io.crisol.learning;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Quantities;
import io.crisol.simulation.PotentialEngine;
import io.crisol.simulation.RelaxResult;
import io.crisol.simulation.dynamics.State;
import io.crisol.simulation.dynamics.Step;
import io.crisol.simulation.relax.RelaxMethod;
import io.crisol.simulation.relax.RelaxOptions;
import io.crisol.simulation.relax.Relaxation;
import io.crisol.structures.ProblemException;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Relaxations of rattled copies, looked at in every step. Each is short enough to be followed as a
 * whole, from its beginning, whenever it was interrupted or the potential is a new one.
 */
final class RelaxationWalks implements WalkMethod {
  private static final double SKIN = 0.5;

  /** Of the cell at the end, where it may change, GPa. */
  private static final double STRESS_TOLERANCE = 0.1;

  /** A cell whose volume changes by more than this factor fell together, or burst. */
  private static final double TORN = 3;

  /** States that are kept of a way, for fresh frames. */
  private static final int KEPT = 10;

  private final RelaxationWalkOptions options;
  private final long seed;

  RelaxationWalks(RelaxationWalkOptions options, long seed) {
    this.options = options;
    this.seed = seed;
  }

  @Override
  public List<Walk> walks(Walk.Origin origin) {
    List<Walk> walks = new ArrayList<>();
    for (int k = 1; k <= options.copies(); k++) {
      double width = options.rattle() * k / options.copies();
      RandomStream random = new RandomStream(seed).fork(-1000L - origin.number() - walks.size());
      Structure start = rattled(origin.strained(), width, random);
      walks.add(origin.walk(walks.size(), "relaxation " + k, start, 0));
    }
    return walks;
  }

  private static Structure rattled(Structure structure, double width, RandomStream random) {
    double[] positions = structure.positions();
    for (int k = 0; k < positions.length; k++) {
      positions[k] += width * random.nextGaussian();
    }
    return structure.withPositions(positions);
  }

  @Override
  public long steps() {
    return options.maxSteps();
  }

  @Override
  public boolean beginsAnew(State state) {
    return true;
  }

  private Relaxation relaxation(Potential potential) {
    RelaxOptions relax =
        new RelaxOptions(
            options.cell(),
            RelaxMethod.FIRE,
            false,
            options.forceTolerance(),
            STRESS_TOLERANCE,
            0,
            options.maxSteps(),
            OptionalDouble.empty(),
            1);
    return new Relaxation(new PotentialEngine(potential, SKIN), relax);
  }

  @Override
  public Reached follow(Walk walk, State from, Potential potential, Findings findings) {
    List<State> way = new ArrayList<>();
    try {
      RelaxResult result =
          relaxation(potential)
              .run(
                  from.structure(),
                  Quantities.GRADED,
                  step -> {
                    Step seen = timeless(from, step);
                    way.add(seen.state());
                    return isWhole(from, seen) && goesOn(findings, seen);
                  });
      if (!isWhole(from, result.structure()) || !Double.isFinite(result.maxForce())) {
        findings.lost();
      }
    } catch (ProblemException e) {
      Findings.requireLost(e);
      findings.lost();
    }
    int kept = Math.min(KEPT, way.size());
    for (int k = 1; k <= kept; k++) {
      findings.pass(way.get((way.size() - 1) * k / kept));
    }
    return new Reached(way.isEmpty() ? from : way.getLast(), true);
  }

  /** The step of a relaxation as one of a walk, which has random numbers and no time. */
  private static Step timeless(State from, Step step) {
    Structure structure = step.state().structure();
    State state = State.at(structure, from.velocities(), step.number(), 0, from.random());
    return Step.of(state, step.prediction(), step.degrees());
  }

  private static boolean isWhole(State from, Step step) {
    return isWhole(from, step.state().structure());
  }

  private static boolean isWhole(State from, Structure structure) {
    double ratio = structure.cell().volume() / from.structure().cell().volume();
    return !structure.cell().isBulk() || ratio < TORN && ratio > 1 / TORN;
  }

  /** Every step is looked at, so even the first doubtful one tells of the way there. */
  private static boolean goesOn(Findings findings, Step step) {
    boolean goesOn = findings.note(step).goesOn();
    if (findings.isOvershot()) {
      findings.keep(step);
    }
    return goesOn;
  }
}
