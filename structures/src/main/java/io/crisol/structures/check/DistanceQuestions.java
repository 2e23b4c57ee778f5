package io.crisol.structures.check;

import io.crisol.structures.ClosePairs;
import io.crisol.structures.Structure;
import java.util.Arrays;
import java.util.List;

/** Do atoms stand closer to each other than atoms do? */
final class DistanceQuestions implements DatasetCheck.Question {
  /** Closer than the rest of the set by this factor is worth a warning. */
  private static final double STANDS_OUT = 0.8;

  @Override
  public void ask(FrameSet set, List<Finding> findings) {
    ClosePairs.Pair[] closest = set.closest;
    double usual = usual(closest);
    for (int k = 0; k < closest.length; k++) {
      if (closest[k] != null) {
        judge(set, k, closest[k], usual, findings);
      }
    }
  }

  /** The first percentile of the shortest relative distances. */
  private static double usual(ClosePairs.Pair[] closest) {
    double[] relative = new double[closest.length];
    for (int k = 0; k < relative.length; k++) {
      relative[k] = closest[k] == null ? 1 : closest[k].relative();
    }
    Arrays.sort(relative);
    return relative.length < 20 ? 0 : relative[Math.max(1, relative.length / 50)];
  }

  private static void judge(
      FrameSet set, int k, ClosePairs.Pair pair, double usual, List<Finding> findings) {
    Structure structure = set.frame(k).structure();
    String who =
        "atoms %d (%s) and %d (%s) are %.3f Å apart"
            .formatted(
                pair.first(),
                structure.element(pair.first()),
                pair.second(),
                structure.element(pair.second()),
                pair.distance());
    String much = ", %.2f of the sum of their covalent radii".formatted(pair.relative());
    if (pair.distance() < ClosePairs.SPOT) {
      findings.add(
          new Finding(
              "overlapping-atoms", Severity.ERROR, who + ": they stand on one spot", List.of(k)));
    } else if (pair.relative() < set.options.closePair()) {
      findings.add(new Finding("atoms-too-close", Severity.ERROR, who + much, List.of(k)));
    } else if (pair.relative() < STANDS_OUT * usual) {
      String rest = "; in nearly all other frames no pair is closer than %.2f".formatted(usual);
      findings.add(new Finding("atoms-close", Severity.WARNING, who + much + rest, List.of(k)));
    }
  }
}
