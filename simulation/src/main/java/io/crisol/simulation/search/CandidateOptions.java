package io.crisol.simulation.search;

import static io.crisol.simulation.search.SearchOptions.require;

import io.crisol.structures.Element;
import io.crisol.structures.Setting;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How structures are relaxed, and which are not believed.
 *
 * @param forceTolerance largest force on an atom after a relaxation, eV/Å
 * @param maxSteps energies after which a relaxation is given up
 * @param pressureGPa target pressure of crystals
 * @param bondLengths by element, Å
 * @param volume of an atom of a random crystal, Å³
 * @param gradeLimit extrapolation grade above which a structure is not believed
 * @param energyFloor energy below which a structure is not believed, eV/atom
 */
public record CandidateOptions(
    @Setting(
            help =
                "largest force on an atom after a relaxation, the best are relaxed further; without"
                    + " it 0.01 eV/Å, or 0.4 % of the force that two atoms attract each other with"
                    + " where that is less",
            unit = "eV/Å")
        OptionalDouble forceTolerance,
    @Setting(help = "energies after which a relaxation is given up", value = "1000") int maxSteps,
    @Setting(help = "pressure on crystals", unit = "GPa", value = "0 GPa") double pressureGPa,
    @Setting(
            help =
                "usual distance of like neighbours, such as Cu=2.5,Au=2.9; without it, where the"
                    + " energy of two atoms is lowest",
            unit = "Å")
        Map<String, Double> bondLengths,
    @Setting(
            help = "volume of an atom in a random crystal; without it, from the bond lengths",
            unit = "Å³")
        OptionalDouble volume,
    @Setting(help = "extrapolation grade above which a structure is not believed", value = "10")
        double gradeLimit,
    @Setting(help = "energy per atom below which a structure is not believed", unit = "eV")
        OptionalDouble energyFloor) {
  /** eV/Å, and part of an attraction. */
  private static final double USUAL_FORCE = 0.01;

  private static final double WEAK_FORCE = 0.004;

  /** Above this grade a structure is doubtful. */
  static final double DOUBT = 2;

  /** Refuses what cannot be. */
  public CandidateOptions {
    forceTolerance.ifPresent(f -> require(f > 0, "force_tolerance", f, "it is above 0 eV/Å"));
    require(maxSteps >= 1, "max_steps", maxSteps, "it is 1 or more");
    require(Double.isFinite(pressureGPa), "pressure", pressureGPa, "it is a finite number");
    require(gradeLimit > 0, "grade_limit", gradeLimit, "it is above 0");
    volume.ifPresent(v -> require(v > 0, "volume", v, "it is above 0 Å³"));
    bondLengths = Collections.unmodifiableMap(new TreeMap<>(bondLengths));
    bondLengths.forEach(
        (element, length) ->
            require(
                Element.find(element).isPresent() && length > 0,
                "bond_lengths",
                element + "=" + length,
                "it is an element and a length above 0 Å"));
  }

  /** The bond lengths by element. */
  Map<Element, Double> lengths() {
    Map<Element, Double> lengths = new EnumMap<>(Element.class);
    bondLengths.forEach((symbol, length) -> lengths.put(Element.of(symbol), length));
    return lengths;
  }

  /**
   * The largest force after a relaxation, eV/Å, where atoms attract each other with such a force.
   */
  double tolerance(double pull) {
    return forceTolerance.orElse(Math.min(USUAL_FORCE, WEAK_FORCE * pull));
  }
}
