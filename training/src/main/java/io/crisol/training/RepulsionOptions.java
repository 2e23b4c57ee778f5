package io.crisol.training;

import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import java.util.Map;

/**
 * What keeps atoms apart that come nearer than in the training data.
 *
 * @param repulsion kind
 * @param repulsionInner by pair of elements, Å; pairs not named begin at a share of their end
 * @param repulsionOuter by pair of elements, Å; pairs not named end at their shortest distance in
 *     the training frames
 */
public record RepulsionOptions(
    @Setting(
            help =
                "what keeps atoms apart that come nearer than in the training data. zbl: the"
                    + " repulsion of nuclei, zero wherever there are data; none",
            value = "zbl")
        Kind repulsion,
    @Setting(
            help =
                "distance within which a pair of elements has the whole repulsion, such as {Si-Si ="
                    + " 1.6}; pairs not named: 0.8 of the outer distance",
            unit = "Å")
        Map<String, Double> repulsionInner,
    @Setting(
            help =
                "distance at which the repulsion of a pair of elements ends, such as {Si-Si ="
                    + " 2.0}; pairs not named: their shortest distance in the training frames",
            unit = "Å")
        Map<String, Double> repulsionOuter) {
  /** Kinds of repulsion. */
  public enum Kind {
    /** Ziegler, Biersack and Littmark's of nuclei. */
    ZBL,
    /** None. */
    NONE
  }

  /** Refuses what cannot be. */
  public RepulsionOptions {
    repulsionInner = Map.copyOf(repulsionInner);
    repulsionOuter = Map.copyOf(repulsionOuter);
    if (repulsion == Kind.NONE && !(repulsionInner.isEmpty() && repulsionOuter.isEmpty())) {
      throw Problem.OPTION_INVALID.with(
          "repulsion", "none", "distances are given for it", "say repulsion = zbl or remove them");
    }
  }

  /** No repulsion. */
  public static RepulsionOptions none() {
    return new RepulsionOptions(Kind.NONE, Map.of(), Map.of());
  }
}
