package io.crisol.simulation.search.hull;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A convex hull.
 *
 * @param ion whose voltage against its metal is wanted
 * @param reference energies of pure elements, eV per atom
 * @param relax what is relaxed before an energy is taken
 * @param forceTolerance eV/Å
 * @param maxSteps steps after which a relaxation is given up
 */
public record HullOptions(
    @Setting(
            help =
                "the ion whose voltage against its metal is computed, such as Li; what is left"
                    + " without it is the host, the same in all structures that hold it")
        Optional<String> ion,
    @Setting(
            help =
                "energies of an atom of pure elements of which no structure is there, such as"
                    + " Li=-1.90",
            unit = "eV")
        Map<String, Double> reference,
    @Setting(
            help =
                "with a potential: what is relaxed before an energy is taken: cell (with the"
                    + " atoms), atoms or none",
            value = "cell")
        Relax relax,
    @Setting(
            help = "largest force on an atom after a relaxation",
            unit = "eV/Å",
            value = "0.001 eV/Å")
        double forceTolerance,
    @Setting(help = "steps after which a relaxation is given up", value = "2000") int maxSteps) {
  /** What is relaxed. */
  public enum Relax {
    /** Atoms and cell. */
    CELL,
    /** Atoms in their cell. */
    ATOMS,
    /** Nothing. */
    NONE
  }

  /** Refuses what cannot be. */
  public HullOptions {
    ion.ifPresent(Element::of);
    reference = Collections.unmodifiableMap(new TreeMap<>(reference));
    reference.forEach(
        (symbol, energy) ->
            require(Double.isFinite(energy), "reference", symbol + "=" + energy, "no number"));
    reference.keySet().forEach(Element::of);
    require(forceTolerance > 0, "force_tolerance", forceTolerance, "it is above 0 eV/Å");
    require(maxSteps >= 1, "max_steps", maxSteps, "it is 1 or more");
  }

  private static void require(boolean met, String name, Object value, String why) {
    if (!met) {
      throw Problem.OPTION_INVALID.with(name, value, why, "correct it");
    }
  }

  /** The reference energies by element. */
  public Map<Element, Double> references() {
    Map<Element, Double> energies = new EnumMap<>(Element.class);
    reference.forEach((symbol, energy) -> energies.put(Element.of(symbol), energy));
    return energies;
  }

  /** The ion. */
  public Optional<Element> ionElement() {
    return ion.map(Element::of);
  }
}
