package io.crisol.simulation.bulk;

import io.crisol.structures.Setting;

/**
 * Elastic constants.
 *
 * @param strain the smaller of the two strains
 */
public record ElasticOptions(
    @Setting(
            help = "strain that the stress is taken at; the double of it, too, for the error",
            value = "0.001")
        double strain) {
  /** Refuses what cannot be. */
  public ElasticOptions {
    GroundOptions.require(
        strain >= 1e-5 && strain <= 0.02, "strain", strain, "it is from 0.00001 to 0.02");
  }
}
