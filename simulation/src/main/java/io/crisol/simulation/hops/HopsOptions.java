package io.crisol.simulation.hops;

import io.crisol.simulation.path.NebOptions;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import io.crisol.structures.Settings;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Hops of the atoms of an element into vacancies.
 *
 * @param element symbol
 * @param maxLength from site to site, Å; absent: as long as it takes to connect all sites in three
 *     dimensions
 * @param supercell smallest distance of the vacancy from its images, Å
 * @param images between the ends of each hop
 * @param bandForceTolerance eV/Å
 * @param bandSteps iterations
 * @param symmetryTolerance Å
 */
public record HopsOptions(
    @Setting(help = "element whose atoms hop, such as Li") String element,
    @Setting(
            help =
                "longest hop; without it as long as is needed to connect all sites in three"
                    + " dimensions",
            unit = "Å")
        OptionalDouble maxLength,
    @Setting(
            help = "the crystal is repeated until the vacancy is so far from its images",
            unit = "Å",
            value = "10 Å")
        double supercell,
    @Setting(help = "images between the two ends of a hop", value = "5") int images,
    @Setting(
            help = "largest force of a band on an atom of an image at the end",
            unit = "eV/Å",
            value = "0.01 eV/Å")
        double bandForceTolerance,
    @Setting(help = "iterations of a band after which it is given up", value = "300") int bandSteps,
    @Setting(
            help = "largest distance of atoms that a symmetry brings upon each other",
            unit = "Å",
            value = "0.01 Å")
        double symmetryTolerance) {
  /** Refuses what cannot be. */
  public HopsOptions {
    Element.of(element);
    maxLength.ifPresent(length -> require(length > 0, "max_length", length, "it is above 0 Å"));
    require(supercell > 0, "supercell", supercell, "it is above 0 Å");
    require(images >= 1, "images", images, "a path has one image or more between its ends");
    require(
        bandForceTolerance > 0, "band_force_tolerance", bandForceTolerance, "it is above 0 eV/Å");
    require(bandSteps >= 1, "band_steps", bandSteps, "it is 1 or more");
    require(symmetryTolerance > 0, "symmetry_tolerance", symmetryTolerance, "it is above 0 Å");
  }

  private static void require(boolean met, String name, Object value, String why) {
    if (!met) {
      throw Problem.OPTION_INVALID.with(name, value, why, "correct it");
    }
  }

  /** The element whose atoms hop. */
  public Element species() {
    return Element.of(element);
  }

  /** How the path of a hop is found. */
  NebOptions neb() {
    return Settings.of(NebOptions.class)
        .build(
            Map.of(
                "images", images,
                "atoms", "as_given",
                "force_tolerance", bandForceTolerance,
                "max_steps", bandSteps));
  }
}
