package io.crisol.structures.check;

import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Which labels are there, and are they numbers? */
final class LabelQuestions implements DatasetCheck.Question {
  @Override
  public void ask(FrameSet set, List<Finding> findings) {
    nothing(set, findings);
    presence(set, findings, "energy", frame -> frame.labels().energy().isPresent(), true);
    presence(set, findings, "forces", LabelQuestions::hasForces, true);
    presence(set, findings, "stress", frame -> frame.labels().stress().isPresent(), false);
    notFinite(set, findings);
  }

  /** A single atom has no force by symmetry. */
  private static boolean hasForces(Frame frame) {
    return frame.labels().forces().isPresent() || frame.size() == 1;
  }

  private static void nothing(FrameSet set, List<Finding> findings) {
    List<Integer> bare =
        which(set, f -> f.labels().energy().isEmpty() && f.labels().forces().isEmpty());
    if (!bare.isEmpty()) {
      findings.add(
          new Finding(
              "labels-missing",
              Severity.ERROR,
              bare.size()
                  + " of "
                  + set.size()
                  + " frames have neither energy nor forces: there is nothing to learn from them",
              bare));
    }
  }

  private static void presence(
      FrameSet set, List<Finding> findings, String label, Predicate<Frame> has, boolean needed) {
    List<Integer> without = which(set, has.negate());
    if (without.isEmpty()) {
      return;
    }
    String said = without.size() + " of " + set.size() + " frames have no " + label;
    if (without.size() == set.size()) {
      findings.add(
          new Finding(
              "no-" + label,
              needed ? Severity.WARNING : Severity.NOTE,
              "no frame has a " + label + " label",
              List.of()));
    } else if (needed && !set.options.mixedLabels()) {
      String others = " while the others do; leave them out, or allow mixed labels";
      findings.add(new Finding("labels-mixed", Severity.ERROR, said + others, without));
    } else {
      findings.add(new Finding("labels-mixed", Severity.NOTE, said, without));
    }
  }

  private static void notFinite(FrameSet set, List<Finding> findings) {
    List<Integer> bad = which(set, frame -> !isFinite(frame.labels()));
    if (!bad.isEmpty()) {
      findings.add(
          new Finding(
              "not-finite",
              Severity.ERROR,
              bad.size() + " frames have a label that is NaN or infinite",
              bad));
    }
  }

  private static boolean isFinite(Labels labels) {
    return Double.isFinite(labels.energy().orElse(0))
        && labels.forces().map(LabelQuestions::allFinite).orElse(true)
        && labels.stress().map(LabelQuestions::allFinite).orElse(true)
        && labels.charges().map(LabelQuestions::allFinite).orElse(true);
  }

  private static boolean allFinite(double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  private static List<Integer> which(FrameSet set, Predicate<Frame> condition) {
    List<Integer> found = new ArrayList<>();
    for (int k = 0; k < set.size(); k++) {
      if (condition.test(set.frame(k))) {
        found.add(k);
      }
    }
    return found;
  }
}
