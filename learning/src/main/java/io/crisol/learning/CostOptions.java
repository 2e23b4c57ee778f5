package io.crisol.learning;

import static io.crisol.learning.ExploreOptions.require;

import io.crisol.structures.Setting;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known of the time that a real calculation takes, when a campaign is rehearsed.
 *
 * @param secondsPerCalculation s
 * @param measured a folder of jobs
 */
public record CostOptions(
    @Setting(
            help =
                "for rehearsals: time of one real calculation of the first structure of [explore],"
                    + " such as 90s",
            unit = "s")
        OptionalDouble secondsPerCalculation,
    @Setting(
            help =
                "for rehearsals: folder of real calculations done before (jobs), whose times are"
                    + " taken",
            unit = "file")
        Optional<String> measured) {
  /** Refuses what cannot be. */
  public CostOptions {
    require(
        secondsPerCalculation.orElse(1) > 0,
        "seconds_per_calculation",
        secondsPerCalculation,
        "it is above 0 s");
    require(
        secondsPerCalculation.isEmpty() || measured.isEmpty(),
        "measured",
        measured.orElse(""),
        "seconds_per_calculation says the time already");
  }
}
