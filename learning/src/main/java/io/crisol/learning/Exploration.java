package io.crisol.learning;

import io.crisol.potentials.Potential;
import io.crisol.simulation.PotentialEngine;
import io.crisol.simulation.dynamics.Dynamics;
import io.crisol.simulation.dynamics.State;
import io.crisol.simulation.dynamics.Step;
import io.crisol.structures.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Follows a walk with one potential until its end, or until it leaves what the potential knows. The
 * way is cut into segments, each with a neighbour list of its own: a walk that goes on from the
 * state after a segment has the same bits as one that was never interrupted.
 */
final class Exploration {
  /** Graded steps between saved states, at most; a short walk has some ten of them all the same. */
  private static final int SEGMENT = 1000;

  private static final double SKIN = 1;

  /** Frames of one walk that are enough to learn from. */
  private static final int ENOUGH = 12;

  /** A frame is kept at once where the grade has risen so much since the last one. */
  private static final double RISE = 1.5;

  /** Above so many times the break grade a frame tells more of the overshoot than of atoms. */
  private static final double ABSURD = 10;

  private final Potential potential;
  private final ExploreOptions explore;
  private final LearnOptions learn;
  private final int segment;

  Exploration(Potential potential, ExploreOptions explore, LearnOptions learn) {
    this.potential = potential;
    this.explore = explore;
    this.learn = learn;
    segment = Math.clamp(explore.steps() / explore.gradeInterval() / 10, 1, SEGMENT);
  }

  /** Follows a walk to its end; {@code save} is told where it stands after every segment. */
  WalkState follow(Walk walk, WalkState from, Consumer<WalkState> save) {
    WalkState now = from;
    while (!now.done()) {
      now = new Segment(walk, now).follow();
      save.accept(now);
    }
    return now;
  }

  /** Some thousand steps. */
  private final class Segment {
    private final Walk walk;
    private final WalkState from;
    private final List<Candidate> candidates;
    private final Dynamics dynamics;
    private State known;
    private double maxGrade;

    /** Graded steps since the last candidate, and its grade. */
    private int since;

    private double lastGrade;

    Segment(Walk walk, WalkState from) {
      this.walk = walk;
      this.from = from;
      candidates = new ArrayList<>(from.candidates());
      known = from.known();
      maxGrade = from.maxGrade();
      since = explore.spacing();
      dynamics =
          new Dynamics(
              new PotentialEngine(potential, SKIN),
              explore.integrator(walk.temperature()),
              explore.gradeInterval());
    }

    WalkState follow() {
      try {
        Step step = dynamics.evaluate(from.state());
        for (int graded = 0; ; graded++) {
          boolean goesOn = note(step);
          boolean ended = step.number() >= explore.steps();
          if (!goesOn || ended || graded == segment) {
            return result(step.state(), !goesOn || ended);
          }
          for (int k = 0; k < explore.gradeInterval(); k++) {
            step = dynamics.after(step);
          }
        }
      } catch (ProblemException _) {
        // The atoms flew apart between two looks at them.
        maxGrade = Double.NaN;
        approach();
        return result(known, true);
      }
    }

    private WalkState result(State state, boolean done) {
      List<State> snapshots = new ArrayList<>(from.snapshots());
      snapshots.add(state);
      return new WalkState(
          state, known, from.beginnings(), from.bornIn(), done, maxGrade, candidates, snapshots);
    }

    /** Takes note of a graded step; false where the walk must stop. */
    private boolean note(Step step) {
      Candidate found = candidate(step);
      maxGrade = Double.isNaN(found.grade()) ? found.grade() : Math.max(maxGrade, found.grade());
      if (found.grade() <= learn.saveGrade()) {
        known = step.state();
        since++;
        return true;
      }
      boolean stops = !(found.grade() <= learn.breakGrade());
      if (!(found.grade() <= ABSURD * learn.breakGrade())) {
        approach();
      } else if (since++ >= explore.spacing() || found.grade() > RISE * lastGrade || stops) {
        candidates.add(found);
        since = 0;
        lastGrade = found.grade();
      }
      return !stops && candidates.size() < ENOUGH;
    }

    /**
     * Where the walk went far beyond all knowledge between two looks: the first doubtful frame on
     * the way from where all was known, looking at every step.
     */
    private void approach() {
      if (!candidates.isEmpty()) {
        return;
      }
      Dynamics closely =
          new Dynamics(
              new PotentialEngine(potential, SKIN), explore.integrator(walk.temperature()), 1);
      try {
        Step step = closely.evaluate(known);
        while (candidates.isEmpty() && step.number() <= known.step() + explore.gradeInterval()) {
          Candidate found = candidate(step);
          if (!(found.grade() <= learn.saveGrade())) {
            candidates.add(found);
          }
          step = closely.after(step);
        }
      } catch (ProblemException _) {
        // Not one step of it can be computed: the walk is begun anew.
        candidates.clear();
      }
    }

    private Candidate candidate(Step step) {
      double[] grades = step.prediction().grades().orElseThrow();
      int worst = worst(grades);
      return new Candidate(
          walk.number(), step.number(), grades[worst], worst, step.state().structure());
    }
  }

  /** The atom with the highest grade; one without a number is the worst. */
  private static int worst(double[] grades) {
    int worst = 0;
    for (int i = 1; i < grades.length; i++) {
      if (!(grades[i] <= grades[worst])) {
        worst = i;
      }
    }
    return worst;
  }
}
