package io.crisol.simulation.transport;

import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import java.util.Optional;

/**
 * What is told of a walk beside the diffusivity.
 *
 * @param sites structure whose atoms of the element that walks stand at the sites
 * @param gridSpacing of the density map, Å
 * @param concertedWindow time within which hops count as one event, fs
 */
public record DiffusionOptions(
    @Setting(
            help =
                "a structure, in the cell of the trajectory, whose atoms of the element that"
                    + " diffuses stand at the sites; without it the maxima of their density",
            unit = "file")
        Optional<String> sites,
    @Setting(help = "spacing of the grid of the density map", unit = "Å", value = "0.25 Å")
        double gridSpacing,
    @Setting(
            help = "time within which hops of neighbours count as one event",
            unit = "fs",
            value = "500 fs")
        double concertedWindow) {
  /** Refuses what cannot be. */
  public DiffusionOptions {
    require(
        gridSpacing >= 0.05 && gridSpacing <= 2, "grid_spacing", gridSpacing, "it is 0.05 to 2 Å");
    require(concertedWindow >= 0, "concerted_window", concertedWindow, "it is 0 fs or more");
  }

  private static void require(boolean met, String name, double value, String why) {
    if (!met) {
      throw Problem.OPTION_INVALID.with(name, value, why, "correct it");
    }
  }
}
