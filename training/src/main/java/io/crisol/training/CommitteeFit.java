package io.crisol.training;

import io.crisol.potentials.Potential;
import io.crisol.potentials.committee.Calibration;
import io.crisol.potentials.committee.CommitteePotential;
import io.crisol.structures.Frame;
import io.crisol.structures.Progress;
import io.crisol.training.evaluation.SpreadCalibration;
import java.util.List;

/** Makes a committee of members that were trained. */
final class CommitteeFit {
  private CommitteeFit() {}

  /**
   * The only member, or a committee of several whose spread is calibrated on frames that they were
   * not trained on.
   */
  static Potential of(List<Potential> members, List<Frame> unseen) {
    if (members.size() == 1) {
      return members.getFirst();
    }
    CommitteePotential committee = new CommitteePotential(members, Calibration.NONE);
    return committee.with(SpreadCalibration.of(committee, unseen));
  }

  /** Progress of member {@code m} as a part of that of all. */
  static Progress progress(Progress whole, int m, int members) {
    return members == 1
        ? whole
        : (done, total, text) ->
            whole.update(
                m * total + done,
                members * total,
                "member " + (m + 1) + " of " + members + (text.isEmpty() ? "" : ", " + text));
  }
}
