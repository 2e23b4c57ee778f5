package io.crisol.simulation.faults;

import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import java.util.Optional;

/**
 * Generalised stacking faults.
 *
 * @param plane indices such as 111
 * @param direction indices such as 11-2
 * @param cut which gap between atomic planes slips: 1 the widest
 * @param points of the line, from one period to the next
 * @param thickness distance of a fault from its image at first, Å
 * @param tolerance change with thickness at which an energy counts as converged, mJ/m²
 * @param faultForceTolerance eV/Å
 */
public record FaultOptions(
    @Setting(
            help =
                "plane that slips, such as 111, in indices of the cell that is given; without it"
                    + " the one with the widest gap between atomic planes")
        Optional<String> plane,
    @Setting(
            help =
                "direction of the slip, such as 11-2, in indices of the cell that is given; without"
                    + " it the one over the lowest barrier")
        Optional<String> direction,
    @Setting(
            help =
                "which gap between atomic planes slips, where they differ: 1 the widest, 2 the next"
                    + " (in diamond the glide set)",
            value = "1")
        int cut,
    @Setting(help = "points of the line over one period", value = "24") int points,
    @Setting(
            help = "distance of a fault from its image at first; larger ones follow",
            value = "20 Å",
            unit = "Å")
        double thickness,
    @Setting(
            help = "change from one thickness to the next at which an energy counts as converged",
            value = "0.5 mJ/m²",
            unit = "mJ/m²")
        double tolerance,
    @Setting(
            help = "largest force along the normal on an atom of a relaxed fault",
            unit = "eV/Å",
            value = "0.0005 eV/Å")
        double faultForceTolerance) {
  /** Refuses what cannot be. */
  public FaultOptions {
    plane.ifPresent(text -> indices("plane", text));
    direction.ifPresent(text -> indices("direction", text));
    require(cut >= 1, "cut", cut, "it is 1 or more");
    require(points >= 6 && points <= 1000, "points", points, "it is from 6 to 1000");
    require(thickness > 0, "thickness", thickness, "it is above 0 Å");
    require(tolerance > 0, "tolerance", tolerance, "it is above 0 mJ/m²");
    require(faultForceTolerance > 0, "fault_force_tolerance", faultForceTolerance, "above 0");
  }

  private static void require(boolean met, String name, Object value, String why) {
    if (!met) {
      throw Problem.OPTION_INVALID.with(name, value, why, "correct it");
    }
  }

  /** The three numbers of a text such as 1-10. */
  static int[] indices(String key, String text) {
    if (!text.matches("(-?\\d){3}") || text.matches("(-?0){3}")) {
      throw Problem.OPTION_INVALID.with(
          key, text, "it is three digits, each maybe with a minus", "write 111 or 11-2");
    }
    int[] indices = new int[3];
    int at = 0;
    for (int k = 0; k < 3; k++) {
      boolean negative = text.charAt(at) == '-';
      at += negative ? 1 : 0;
      int digit = Character.digit(text.charAt(at++), 10);
      indices[k] = negative ? -digit : digit;
    }
    return indices;
  }
}
