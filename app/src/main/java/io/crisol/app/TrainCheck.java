package io.crisol.app;

import io.crisol.structures.Setting;

/**
 * What training does with frames that the check puts in quarantine.
 *
 * @param quarantine refuse, leave out, or train on them all the same
 */
public record TrainCheck(
    @Setting(
            help =
                "frames that must not be trained on: refuse to start, leave-out, or keep them all"
                    + " the same",
            value = "refuse")
        Quarantine quarantine) {
  /** What is done with such frames. */
  public enum Quarantine {
    /** Nothing is trained. */
    REFUSE,
    /** They are left out, which is said. */
    LEAVE_OUT,
    /** They are trained on. */
    KEEP
  }
}
