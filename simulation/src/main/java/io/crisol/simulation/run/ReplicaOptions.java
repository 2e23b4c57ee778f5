package io.crisol.simulation.run;

import static io.crisol.simulation.run.MdOptions.require;

import io.crisol.structures.Setting;
import java.util.List;

/**
 * Several runs of the same start side by side.
 *
 * @param temperatures K; none for that of the run alone
 * @param replicas runs at each temperature
 */
public record ReplicaOptions(
    @Setting(
            help =
                "several temperatures in place of one, such as 600,700,800: a run each, side by"
                    + " side",
            unit = "K")
        List<Double> temperatures,
    @Setting(
            help = "runs at each temperature, each with a seed of its own, side by side",
            value = "1")
        int replicas) {
  private static final int MOST = 10_000;

  /** Refuses what cannot be. */
  public ReplicaOptions {
    temperatures = List.copyOf(temperatures);
    for (double temperature : temperatures) {
      require(
          temperature >= 0 && temperature < 1e6,
          "temperatures",
          temperature,
          "a temperature is at least 0 K");
    }
    require(
        temperatures.stream().distinct().count() == temperatures.size(),
        "temperatures",
        temperatures,
        "one stands there twice; several runs at a temperature are replicas");
    require(
        replicas >= 1 && replicas * (long) Math.max(1, temperatures.size()) <= MOST,
        "replicas",
        replicas,
        "there is at least one run, and at most " + MOST);
  }

  /** Whether there is more than one run, or a temperature of its own for one. */
  public boolean areWanted() {
    return replicas > 1 || !temperatures.isEmpty();
  }
}
