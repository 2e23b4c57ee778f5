package io.crisol.learning;

import io.crisol.reference.Failure;
import io.crisol.reference.Labelled;
import io.crisol.reference.Labeller;
import io.crisol.reference.Labelling;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import java.util.ArrayList;
import java.util.List;

/**
 * Frames and what the reference said about them, in order.
 *
 * @param wanted frames without labels
 * @param found one for each
 */
record Requests(List<Frame> wanted, List<Labelling> found) {
  /** Asks; waits for all. */
  static Requests of(List<Frame> wanted, Labeller labeller, Progress progress) {
    return new Requests(
        wanted, labeller.label(wanted.stream().map(Frame::structure).toList(), progress));
  }

  /** The frames that have labels now. A calculation that failed harms no other frame. */
  List<Frame> labelled() {
    List<Frame> labelled = new ArrayList<>();
    for (int k = 0; k < wanted.size(); k++) {
      if (found.get(k) instanceof Labelled label) {
        labelled.add(wanted.get(k).withLabels(label.labels()));
      }
    }
    return labelled;
  }

  /** Time of all calculations, s. */
  double seconds() {
    return found.stream().mapToDouble(Labelling::seconds).sum();
  }

  /** Why there is nothing to learn from. */
  ProblemException failure() {
    return found.stream()
        .filter(Failure.class::isInstance)
        .map(Failure.class::cast)
        .findFirst()
        .map(Failure::problem)
        .orElseGet(
            () ->
                Problem.OPTION_INVALID.with(
                    "first", 1, "a potential is trained on two frames at least", "give 2 or more"));
  }
}
