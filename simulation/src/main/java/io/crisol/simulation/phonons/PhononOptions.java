package io.crisol.simulation.phonons;

import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Lattice vibrations.
 *
 * @param supercell given cells along each vector, such as 4x4x4; absent: by the cutoff
 * @param displacement Å
 * @param points further wave vectors, "NAME=q1 q2 q3"
 * @param mesh wave vectors along each reciprocal vector, such as 20x20x20; absent: by their length
 * @param temperatures highest, K
 * @param temperatureStep K
 * @param quasiHarmonic whether volumes around that of the crystal are computed, too
 * @param volumes number of them
 * @param volumeRange how much larger the largest is, as a share; the smallest is smaller by half
 */
public record PhononOptions(
    @Setting(
            help =
                "repeats of the cell that is given, such as 4x4x4; without it the force constants"
                    + " that the cutoff allows fit in, if up to 2500 atoms will do")
        Optional<String> supercell,
    @Setting(help = "displacement of an atom, to both sides", value = "0.005 Å", unit = "Å")
        double displacement,
    @Setting(
            help =
                "wave vectors beside those of high symmetry, such as \"Q=0 1/4 .25, S=.1 .2 .3\":"
                    + " in units of the reciprocal vectors of the primitive cell in results.json")
        List<String> points,
    @Setting(
            help =
                "wave vectors of density of states and thermal properties, such as 20x20x20;"
                    + " without it about 60 Å over the length of a cell vector")
        Optional<String> mesh,
    @Setting(help = "highest temperature", value = "1000 K", unit = "K") double temperatures,
    @Setting(help = "step of the temperature", value = "10 K", unit = "K") double temperatureStep,
    @Setting(
            help =
                "whether free energies at some volumes give thermal expansion, heat capacity at"
                    + " constant pressure and Grüneisen's parameter, too",
            value = "false")
        boolean quasiHarmonic,
    @Setting(help = "volumes of the quasi-harmonic approximation", value = "9") int volumes,
    @Setting(
            help =
                "how much larger the largest volume of the quasi-harmonic approximation is, as a"
                    + " share; the smallest is smaller by half of that",
            value = "0.06")
        double volumeRange) {
  /** Refuses what cannot be. */
  public PhononOptions {
    points = List.copyOf(points);
    Coordinates.points(points);
    supercell.ifPresent(text -> numbers("supercell", text));
    mesh.ifPresent(text -> numbers("mesh", text));
    require(
        displacement >= 1e-5 && displacement <= 0.2,
        "displacement",
        displacement,
        "it is from 0.00001 to 0.2 Å");
    require(temperatures > 0, "temperatures", temperatures, "it is above 0 K");
    require(
        temperatureStep > 0 && temperatures / temperatureStep <= 10000,
        "temperature_step",
        temperatureStep,
        "it is above 0 K and makes 10000 temperatures at most");
    require(volumes >= 6, "volumes", volumes, "four parameters need 6 or more");
    require(
        volumeRange >= 0.005 && volumeRange <= 0.3,
        "volume_range",
        volumeRange,
        "it is from 0.005 to 0.3");
  }

  private static void require(boolean met, String name, Object value, String why) {
    if (!met) {
      throw Problem.OPTION_INVALID.with(name, value, why, "correct it");
    }
  }

  /** Three whole numbers of a text such as 4x4x4. */
  static int[] numbers(String name, String text) {
    if (!text.matches("[1-9]\\d{0,2}x[1-9]\\d{0,2}x[1-9]\\d{0,2}")) {
      throw Problem.OPTION_INVALID.with(
          name, text, "it is three whole numbers from 1 to 999", "write 4x4x4");
    }
    return Arrays.stream(text.split("x")).mapToInt(Integer::parseInt).toArray();
  }

  /** The temperatures, K, 0 first. */
  double[] grid() {
    double[] grid = new double[(int) Math.floor(temperatures / temperatureStep + 1e-9) + 1];
    Arrays.setAll(grid, k -> k * temperatureStep);
    return grid;
  }
}
