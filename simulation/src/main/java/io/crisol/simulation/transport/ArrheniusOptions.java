package io.crisol.simulation.transport;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import java.util.List;
import java.util.Map;

/**
 * Arrhenius' law.
 *
 * @param temperatures K, one for each trajectory
 * @param charges by element, e
 * @param extrapolateTo K
 */
public record ArrheniusOptions(
    @Setting(
            help =
                "temperatures of the trajectories in K, in their order, where they do not say them"
                    + " (md writes them), e.g. 600,700,800")
        List<Double> temperatures,
    @Setting(help = "charges of the ions, e.g. Li=1,P=5,S=-2, for the conductivity too", unit = "e")
        Map<String, Double> charges,
    @Setting(help = "temperature to extrapolate to", unit = "K", value = "300 K")
        double extrapolateTo) {
  /** Refuses what cannot be. */
  public ArrheniusOptions {
    temperatures = List.copyOf(temperatures);
    charges = Map.copyOf(charges);
    charges.keySet().forEach(Element::of);
    for (double temperature : temperatures) {
      require(temperature > 0, "temperatures", temperature);
    }
    require(extrapolateTo > 0, "extrapolate_to", extrapolateTo);
  }

  private static void require(boolean met, String name, double value) {
    if (!met) {
      throw Problem.OPTION_INVALID.with(name, value, "it is above 0 K", "correct it");
    }
  }

  /** Of trajectory {@code k}, if given. */
  java.util.OptionalDouble temperature(int k) {
    return temperatures.isEmpty()
        ? java.util.OptionalDouble.empty()
        : java.util.OptionalDouble.of(temperatures.get(k));
  }
}
