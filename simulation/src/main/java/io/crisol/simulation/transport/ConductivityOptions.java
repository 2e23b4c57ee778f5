package io.crisol.simulation.transport;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Conductivity.
 *
 * @param charges by element, e
 * @param temperature K
 */
public record ConductivityOptions(
    @Setting(
            help =
                "charges of the ions, e.g. Li=1,P=5,S=-2; without them those of a charge column of"
                    + " the trajectory; elements left out carry none",
            unit = "e")
        Map<String, Double> charges,
    @Setting(help = "temperature, where the trajectory does not say it (md writes it)", unit = "K")
        OptionalDouble temperature) {
  /** Refuses what cannot be. */
  public ConductivityOptions {
    charges = Map.copyOf(charges);
    charges.keySet().forEach(Element::of);
    if (temperature.orElse(1) <= 0) {
      throw Problem.OPTION_INVALID.with(
          "temperature", temperature.getAsDouble(), "it is above 0 K", "correct it");
    }
  }
}
