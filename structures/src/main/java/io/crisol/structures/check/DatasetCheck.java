package io.crisol.structures.check;

import io.crisol.structures.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Looks for what is wrong with a set of frames: labels missing or mixed, energies, forces and
 * stresses that contradict each other or the rest of the set, wrong units and signs, atoms too
 * close, copies.
 *
 * <p>Every criterion is relative to the set itself and speaks only where the evidence is strong.
 * Errors put their frames in quarantine; warnings and notes do not.
 */
public final class DatasetCheck {
  /** One kind of question put to a set. */
  interface Question {
    /** Adds what it finds. */
    void ask(FrameSet set, List<Finding> findings);
  }

  private static final List<Question> QUESTIONS =
      List.of(
          new LabelQuestions(),
          new DistanceQuestions(),
          new EnergyQuestions(),
          new ForceQuestions(),
          new WorkQuestions(),
          new CopyQuestions());

  private DatasetCheck() {}

  /** Checks with the default options. */
  public static Findings of(List<Frame> frames) {
    return of(frames, CheckOptions.defaults());
  }

  /** Checks a set of frames. */
  public static Findings of(List<Frame> frames, CheckOptions options) {
    FrameSet set = new FrameSet(frames, options);
    List<Finding> findings = new ArrayList<>();
    QUESTIONS.forEach(question -> question.ask(set, findings));
    findings.sort(Comparator.comparing(Finding::severity));
    return new Findings(List.copyOf(findings), List.copyOf(frames));
  }
}
