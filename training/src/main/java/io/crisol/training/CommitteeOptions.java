package io.crisol.training;

import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A committee of potentials in place of one.
 *
 * @param committee number of members; 1 for none; may be raised when the run is resumed
 * @param committeeShare share of the training frames that each member sees
 */
public record CommitteeOptions(
    @Setting(
            help =
                "potentials to train, whose disagreement tells how far to trust their mean; member"
                    + " k has seed + k - 1; may be raised when the run is resumed",
            value = "1")
        int committee,
    @Setting(
            help =
                "share of the training frames that each member sees, in blocks of neighbouring"
                    + " frames; by default all for networks, which differ by their seeds, and 0.7"
                    + " for snap")
        OptionalDouble committeeShare) {
  private static final double SHARE_WITHOUT_SEEDS = 0.7;

  /** Refuses what cannot be. */
  public CommitteeOptions {
    if (committee < 1 || committee > 100) {
      throw Problem.OPTION_INVALID.with(
          "committee", committee, "it is a number of potentials", "choose for example 4");
    }
    committeeShare.ifPresent(
        share -> {
          if (!(share > 0 && share <= 1)) {
            throw Problem.OPTION_INVALID.with(
                "committee_share", share, "a share lies between 0 and 1", "choose for example 0.8");
          }
        });
  }

  /** One potential. */
  public static CommitteeOptions none() {
    return new CommitteeOptions(1, OptionalDouble.empty());
  }

  /** Whether there is more than one member. */
  boolean isMany() {
    return committee > 1;
  }

  /** The share of members that differ by their seeds. */
  double shareWithSeeds() {
    return isMany() ? committeeShare.orElse(1) : 1;
  }

  /** The share of members that differ by nothing but their frames. */
  double shareWithoutSeeds() {
    return isMany() ? committeeShare.orElse(SHARE_WITHOUT_SEEDS) : 1;
  }

  /** One line about the members. */
  String describe(double share, long seed) {
    return String.format(
        Locale.ROOT,
        "committee: %d potentials, seeds %d to %d, each on %s",
        committee,
        seed,
        seed + committee - 1,
        share == 1
            ? "all training frames"
            : String.format(Locale.ROOT, "%.0f %% of the training frames", 100 * share));
  }
}
