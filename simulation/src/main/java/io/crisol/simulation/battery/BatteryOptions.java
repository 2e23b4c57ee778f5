package io.crisol.simulation.battery;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is asked of a host.
 *
 * @param ion that moves and leaves
 * @param charge of the ion, e
 * @param parts what is computed
 * @param contents equal steps from full to empty
 * @param arrangements of the ions that are tried at each content
 * @param seed of the arrangements
 */
public record BatteryOptions(
    @Setting(help = "the ion that moves and leaves", value = "Li") String ion,
    @Setting(help = "its charge", unit = "e", value = "1 e") double charge,
    @Setting(
            help =
                "what is computed: voltage (hull, voltage curve, change of volume), hops (network,"
                    + " barriers), conductivity (molecular dynamics, Arrhenius)",
            value = "voltage, hops, conductivity")
        List<String> parts,
    @Setting(help = "equal steps in which the host is emptied", value = "4") int contents,
    @Setting(
            help =
                "arrangements of the ions, different by symmetry, that are tried at each content",
            value = "8")
        int arrangements,
    @Setting(help = "seed of the arrangements that are drawn", value = "1") long seed) {
  /** What can be computed. */
  public enum Part {
    /** Convex hull, voltage curve, change of volume. */
    VOLTAGE,
    /** Network of hops with its barriers. */
    HOPS,
    /** Molecular dynamics at several temperatures, Arrhenius, conductivity. */
    CONDUCTIVITY
  }

  /** Refuses what cannot be. */
  public BatteryOptions {
    parts = List.copyOf(parts);
    Element.of(ion);
    require(charge != 0 && Double.isFinite(charge), "charge", charge, "an ion has a charge");
    require(contents >= 1, "contents", contents, "it is 1 or more");
    require(arrangements >= 1, "arrangements", arrangements, "it is 1 or more");
    require(!parts.isEmpty(), "parts", parts, "nothing is asked for");
    parts.forEach(BatteryOptions::part);
  }

  private static void require(boolean met, String name, Object value, String why) {
    if (!met) {
      throw Problem.OPTION_INVALID.with(name, value, why, "correct it");
    }
  }

  private static Part part(String word) {
    for (Part part : Part.values()) {
      if (part.name().toLowerCase(Locale.ROOT).equals(word)) {
        return part;
      }
    }
    throw Problem.OPTION_INVALID.with(
        "parts", word, "it is none of voltage, hops, conductivity", "correct it");
  }

  /** What is asked for. */
  public Set<Part> asked() {
    Set<Part> asked = EnumSet.noneOf(Part.class);
    parts.forEach(word -> asked.add(part(word)));
    return asked;
  }

  /** The element of the ion. */
  public Element element() {
    return Element.of(ion);
  }
}
