package io.crisol.learning;

import static io.crisol.learning.ExploreOptions.require;

import io.crisol.structures.Setting;

/**
 * Monte Carlo walks that explore.
 *
 * @param sweeps of each walk
 * @param displacement largest of a trial, Å
 * @param swaps share of trials that exchange two elements
 */
public record MonteCarloWalkOptions(
    @Setting(help = "sweeps of each walk; a sweep is one trial for each atom", value = "1000")
        int sweeps,
    @Setting(help = "largest change of a coordinate in a trial", unit = "Å", value = "0.15 Å")
        double displacement,
    @Setting(
            help =
                "share of the trials in which two atoms of different elements change places, where"
                    + " there are several",
            value = "0.2")
        double swaps) {
  /** Refuses what cannot be. */
  public MonteCarloWalkOptions {
    require(sweeps >= 1, "sweeps", sweeps, "it is at least one sweep");
    require(displacement > 0, "displacement", displacement, "it is above 0 Å");
    require(swaps >= 0 && swaps <= 1, "swaps", swaps, "it is a share, from 0 to 1");
  }
}
