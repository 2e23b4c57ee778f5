package io.crisol.simulation.run;

import io.crisol.structures.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One of several runs side by side.
 *
 * @param temperature K
 * @param number from 1, among those of its temperature
 * @param seed of its random numbers; follows from the seed of all, temperature and number, so that
 *     it is the same whatever other runs there are
 */
public record Replica(double temperature, int number, long seed) {
  /** All of them: temperature by temperature. */
  public static List<Replica> of(ReplicaOptions options, double temperature, long seed) {
    List<Double> temperatures =
        options.temperatures().isEmpty() ? List.of(temperature) : options.temperatures();
    List<Replica> all = new ArrayList<>();
    for (double at : temperatures) {
      for (int number = 1; number <= options.replicas(); number++) {
        all.add(new Replica(at, number, seed(seed, at, number)));
      }
    }
    return all;
  }

  /** Below 2⁵³, so that a configuration file holds it exactly. */
  private static long seed(long seed, double temperature, int number) {
    return new RandomStream(seed).fork(Double.doubleToLongBits(temperature)).fork(number).nextLong()
        >>> 11;
  }

  /** Name of its folder, such as {@code T0800K-1}. */
  public String name() {
    String kelvin =
        temperature == Math.rint(temperature)
            ? String.format(Locale.ROOT, "%04.0f", temperature)
            : String.valueOf(temperature);
    return "T" + kelvin + "K-" + number;
  }
}
