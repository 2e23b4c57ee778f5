package io.crisol.learning;

import io.crisol.simulation.dynamics.State;
import io.crisol.simulation.dynamics.Step;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a walk comes across with one potential: grades, the frames to be kept, when to stop. */
final class Findings {
  /** Frames of one walk that are enough to learn from. */
  private static final int ENOUGH = 12;

  /** A frame is kept at once where the grade has risen so much since the last one. */
  private static final double RISE = 1.5;

  /** Above so many times the break grade a frame tells more of the overshoot than of atoms. */
  private static final double ABSURD = 10;

  /** What a look at a frame says. */
  enum Look {
    /** Every atom is known. */
    KNOWN,
    /** Not every atom is; the walk goes on. */
    DOUBTFUL,
    /** The walk must stop. */
    STOP,
    /** The walk must stop, and this frame is far beyond what it should have shown before. */
    ABSURD;

    boolean goesOn() {
      return this == KNOWN || this == DOUBTFUL;
    }
  }

  private final Walk walk;
  private final WalkState from;
  private final ExploreOptions explore;
  private final LearnOptions learn;
  private final long steps;
  private final List<Candidate> candidates;
  private final List<State> snapshots;
  private State known;
  private double maxGrade;
  private GradeTrace trace;
  private boolean overshot;

  /** Looks since the last candidate, and its grade, for each of the images of a step. */
  private final int[] since;

  private final double[] lastGrade;

  Findings(
      Walk walk, WalkState from, ExploreOptions explore, LearnOptions learn, WalkMethod method) {
    this.walk = walk;
    this.from = from;
    this.explore = explore;
    this.learn = learn;
    candidates = new ArrayList<>(from.candidates());
    snapshots = new ArrayList<>(from.snapshots());
    known = from.known();
    maxGrade = from.maxGrade();
    trace = from.trace();
    steps = method.steps();
    since = new int[method.images()];
    Arrays.fill(since, explore.spacing());
    lastGrade = new double[method.images()];
  }

  /** Takes note of a graded step. */
  Look note(Step step) {
    return note(step, 0);
  }

  /** Takes note of one image of a graded step. */
  Look note(Step step, int image) {
    Candidate found = candidate(step);
    follow(step, found.grade());
    maxGrade = Double.isNaN(found.grade()) ? found.grade() : Math.max(maxGrade, found.grade());
    if (found.grade() <= learn.saveGrade()) {
      known = step.state();
      since[image]++;
      return Look.KNOWN;
    }
    boolean stops = !(found.grade() <= learn.breakGrade());
    if (!(found.grade() <= ABSURD * learn.breakGrade())) {
      overshot = true;
      return Look.ABSURD;
    }
    if (since[image]++ >= explore.spacing() || found.grade() > RISE * lastGrade[image] || stops) {
      candidates.add(found);
      since[image] = 0;
      lastGrade[image] = found.grade();
    }
    return stops || candidates.size() >= ENOUGH ? Look.STOP : Look.DOUBTFUL;
  }

  /** What a walk is measured along: time in ps, or steps. */
  private void follow(Step step, double grade) {
    boolean isDynamics = explore.method() == ExploreOptions.Method.DYNAMICS;
    double at = isDynamics ? step.state().time() / 1000 : step.number();
    double whole = isDynamics ? explore.time() / 1000 : steps;
    trace = trace.with(at, grade, whole);
  }

  /** Keeps a frame that is not known, whatever its grade; whether it was one. */
  boolean keep(Step step) {
    Candidate found = candidate(step);
    boolean isDoubtful = !(found.grade() <= learn.saveGrade());
    if (isDoubtful) {
      candidates.add(found);
    }
    return isDoubtful;
  }

  /** Notes that the atoms flew apart. */
  void lost() {
    overshot = true;
    maxGrade = Double.NaN;
  }

  /** Whether the walk went far beyond all knowledge, and no frame of the way there is kept. */
  boolean isOvershot() {
    return overshot && candidates.isEmpty();
  }

  /**
   * Lets a problem pass that says that the atoms flew apart, or the cell fell together, and nothing
   * else.
   *
   * @throws ProblemException the problem, where it is any other
   */
  static void requireLost(ProblemException e) {
    if (e.problem() != Problem.NOT_FINITE && e.problem() != Problem.CELL_SINGULAR) {
      throw e;
    }
  }

  /** Notes a state on the way. */
  void pass(State state) {
    snapshots.add(state);
  }

  /** The last state in which all was known. */
  State known() {
    return known;
  }

  /** Where the walk stands with all this. */
  WalkState at(WalkMethod.Reached reached) {
    return new WalkState(
        reached.state(),
        known,
        from.beginnings(),
        from.bornIn(),
        reached.done(),
        maxGrade,
        candidates,
        snapshots,
        trace);
  }

  private Candidate candidate(Step step) {
    double[] grades = step.prediction().grades().orElseThrow();
    int worst = worst(grades);
    return new Candidate(
        walk.number(), step.number(), grades[worst], worst, step.state().structure());
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
