package io.crisol.simulation.path;

import io.crisol.structures.Problem;
import io.crisol.structures.Setting;

/**
 * A nudged elastic band.
 *
 * @param images between the two ends
 * @param spring eV/Å²
 * @param forceTolerance of the forces on the band, eV/Å
 * @param maxSteps iterations
 * @param climb whether the highest image climbs to the saddle
 * @param relaxEnds whether the ends go to their minima
 */
public record BandOptions(
    @Setting(help = "images between the two ends", value = "5") int images,
    @Setting(help = "springs between neighbouring images", unit = "eV/Å²", value = "1 eV/Å²")
        double spring,
    @Setting(
            help = "largest force of the band on an atom of an image at the end",
            unit = "eV/Å",
            value = "0.02 eV/Å")
        double forceTolerance,
    @Setting(help = "iterations after which the search is given up", value = "500") int maxSteps,
    @Setting(help = "whether the highest image climbs to the saddle", value = "true") boolean climb,
    @Setting(help = "whether the two ends are relaxed too", value = "true") boolean relaxEnds) {
  /** Refuses what cannot be. */
  public BandOptions {
    require(images >= 1, "images", images, "a path has one image or more between its ends");
    require(spring > 0, "spring", spring, "it is above 0 eV/Å²");
    require(forceTolerance > 0, "force_tolerance", forceTolerance, "it is above 0 eV/Å");
    require(maxSteps >= 0, "max_steps", maxSteps, "it is 0 or more");
  }

  private static void require(boolean met, String name, Object value, String why) {
    if (!met) {
      throw Problem.OPTION_INVALID.with(name, value, why, "correct it");
    }
  }
}
