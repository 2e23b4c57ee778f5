package io.crisol.simulation.path;

import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import io.crisol.structures.Units;

/**
 * A path between two structures by a nudged elastic band.
 *
 * @param images between the two ends
 * @param interpolation how the first path is made
 * @param atoms whether the atoms of the end are put in the order of the start
 * @param spring eV/Å²
 * @param springs whether all are alike
 * @param forceTolerance of the forces on the band, eV/Å
 * @param maxSteps iterations
 * @param climb whether the highest image climbs to the saddle
 * @param relaxEnds whether the two structures are relaxed before
 * @param variableCell whether the cell changes along the path
 * @param pressureGPa where the cell may change
 * @param prefactor whether the attempt frequency is computed
 */
public record NebOptions(
    @Setting(help = "images between the two ends", value = "7") int images,
    @Setting(
            help =
                "how the first path is made: idpp keeps atoms apart (distances change evenly),"
                    + " straight is a line",
            value = "idpp")
        Interpolation interpolation,
    @Setting(
            help =
                "whether atoms of the end are matched with the nearest of their element in the"
                    + " start, or taken as_given",
            value = "match")
        Atoms atoms,
    @Setting(help = "springs between neighbouring images", unit = "eV/Å²", value = "1 eV/Å²")
        double spring,
    @Setting(
            help =
                "equal springs, or energy: stronger by up to five times towards the saddle, so that"
                    + " images gather there",
            value = "equal")
        Springs springs,
    @Setting(
            help = "largest force of the band on an atom of an image at the end",
            unit = "eV/Å",
            value = "0.01 eV/Å")
        double forceTolerance,
    @Setting(help = "iterations after which the search is given up", value = "500") int maxSteps,
    @Setting(help = "whether the highest image climbs to the saddle", value = "true") boolean climb,
    @Setting(help = "whether the two structures are relaxed before", value = "true")
        boolean relaxEnds,
    @Setting(
            help = "whether the cell changes along the path, at the pressure given",
            value = "false")
        boolean variableCell,
    @Setting(help = "pressure where the cell may change", unit = "GPa", value = "0 GPa")
        double pressureGPa,
    @Setting(
            help = "whether the attempt frequency is computed, from all vibrations (Vineyard)",
            value = "false")
        boolean prefactor) {
  /** How the first path is made. */
  public enum Interpolation {
    /** The image dependent pair potential: distances between atoms change evenly. */
    IDPP,
    /** A straight line. */
    STRAIGHT
  }

  /** Which atom of the end is which atom of the start. */
  public enum Atoms {
    /** The nearest of its element, all together. */
    MATCH,
    /** In the order of the files. */
    AS_GIVEN
  }

  /** The springs between images. */
  public enum Springs {
    /** All alike. */
    EQUAL,
    /** Stronger where the energy is higher. */
    ENERGY
  }

  /** Refuses what cannot be. */
  public NebOptions {
    require(images >= 1, "images", images, "a path has one image or more between its ends");
    require(spring > 0, "spring", spring, "it is above 0 eV/Å²");
    require(forceTolerance > 0, "force_tolerance", forceTolerance, "it is above 0 eV/Å");
    require(maxSteps >= 0, "max_steps", maxSteps, "it is 0 or more");
    require(Double.isFinite(pressureGPa), "pressure", pressureGPa, "it is a finite number");
    require(
        pressureGPa == 0 || variableCell,
        "pressure",
        pressureGPa,
        "it acts only where the cell may change: say --variable-cell true, or leave it out");
    require(
        !(prefactor && variableCell),
        "prefactor",
        true,
        "vibrations are those of a fixed cell: leave out one of prefactor and variable_cell");
  }

  private static void require(boolean met, String name, Object value, String why) {
    if (!met) {
      throw Problem.OPTION_INVALID.with(name, value, why, "correct it");
    }
  }

  /** The same for a band that is given its images: fixed cell, equal springs. */
  static NebOptions of(BandOptions band) {
    return new NebOptions(
        band.images(),
        Interpolation.STRAIGHT,
        Atoms.AS_GIVEN,
        band.spring(),
        Springs.EQUAL,
        band.forceTolerance(),
        band.maxSteps(),
        band.climb(),
        band.relaxEnds(),
        false,
        0,
        false);
  }

  /** Pressure, eV/Å³. */
  double pressure() {
    return pressureGPa / Units.GPA;
  }

  /** The same with ends that stay where they are. */
  NebOptions withFixedEnds() {
    return new NebOptions(
        images,
        interpolation,
        atoms,
        spring,
        springs,
        forceTolerance,
        maxSteps,
        climb,
        false,
        variableCell,
        pressureGPa,
        prefactor);
  }
}
