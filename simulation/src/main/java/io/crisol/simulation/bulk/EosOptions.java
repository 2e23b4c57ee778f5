package io.crisol.simulation.bulk;

import io.crisol.structures.Setting;

/**
 * An equation of state.
 *
 * @param volumeRange largest change of the volume to both sides, as a share of it
 * @param volumes number of volumes
 * @param form what is fitted
 * @param atoms whether atoms are relaxed at each volume
 */
public record EosOptions(
    @Setting(help = "largest change of the volume, as a share of it", value = "0.06")
        double volumeRange,
    @Setting(help = "volumes from the smallest to the largest", value = "21") int volumes,
    @Setting(
            help =
                "what is fitted; the other form is fitted, too, and the difference told as the"
                    + " error",
            value = "birch-murnaghan")
        EosForm form,
    @Setting(help = "whether atoms are relaxed at each volume", value = "true") boolean atoms) {
  /** Refuses what cannot be. */
  public EosOptions {
    GroundOptions.require(
        volumeRange >= 0.001 && volumeRange <= 0.5,
        "volume_range",
        volumeRange,
        "it is from 0.001 to 0.5");
    GroundOptions.require(volumes >= 6, "volumes", volumes, "four parameters need 6 or more");
  }
}
