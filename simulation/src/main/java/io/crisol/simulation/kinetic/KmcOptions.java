package io.crisol.simulation.kinetic;

import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Kinetic Monte Carlo on a hop network.
 *
 * @param supercell copies of the cell
 * @param carriers number of carriers in the supercell
 * @param concentration share of the sites with a carrier, instead
 * @param temperatures K
 * @param attemptFrequency 1/ps
 * @param charge of a moving atom, e
 * @param replicas independent runs at each temperature
 * @param hops counted hops of a replica
 * @param equilibration hops of a replica before them
 * @param segments parts of a replica, each of which gives a displacement
 * @param seed of all random numbers
 */
public record KmcOptions(
    @Setting(
            help =
                "copies of the cell of the network, such as 8x8x8; large enough for the carriers",
            value = "8x8x8")
        String supercell,
    @Setting(help = "number of carriers (vacancies, or atoms between sites) in it", value = "1")
        int carriers,
    @Setting(help = "share of the sites that hold a carrier, instead of carriers")
        OptionalDouble concentration,
    @Setting(help = "temperatures, e.g. [300, 400, \"500 K\"]", unit = "K")
        List<Double> temperatures,
    @Setting(
            help = "attempt frequency of every hop (10 per ps is 10 THz)",
            unit = "1/ps",
            value = "10 1/ps")
        double attemptFrequency,
    @Setting(help = "charge of a moving atom, for the conductivity", unit = "e", value = "1 e")
        double charge,
    @Setting(
            help = "independent runs at each temperature, from whose scatter the errors come",
            value = "16")
        int replicas,
    @Setting(help = "counted hops of a replica", value = "200000") long hops,
    @Setting(help = "hops of a replica before these", value = "20000") long equilibration,
    @Setting(
            help =
                "parts of a replica, each of which gives a displacement; long against the time that"
                    + " a carrier remembers",
            value = "10")
        int segments,
    @Setting(help = "seed of the random numbers", value = "1") long seed) {
  /** Refuses what cannot be. */
  public KmcOptions {
    temperatures = List.copyOf(temperatures);
    require(
        supercell.matches("[1-9][0-9]{0,3}x[1-9][0-9]{0,3}x[1-9][0-9]{0,3}"),
        "supercell",
        supercell,
        "it is three whole numbers, such as 8x8x8");
    require(carriers >= 1, "carriers", carriers, "it is 1 or more");
    require(
        concentration.orElse(0.5) > 0 && concentration.orElse(0.5) < 1,
        "concentration",
        concentration,
        "it is a share of the sites, between 0 and 1");
    require(!temperatures.isEmpty(), "temperatures", "nothing", "a run needs a temperature");
    temperatures.forEach(t -> require(t > 0, "temperatures", t, "a temperature is above 0 K"));
    require(attemptFrequency > 0, "attempt_frequency", attemptFrequency, "it is above 0 per ps");
    require(replicas >= 2, "replicas", replicas, "errors need 2 or more");
    require(segments >= 1, "segments", segments, "it is 1 or more");
    require(hops >= segments, "hops", hops, "it is at least one for each of the segments");
    require(equilibration >= 0, "equilibration", equilibration, "it is 0 or more");
  }

  static void require(boolean met, String name, Object value, String why) {
    if (!met) {
      throw Problem.OPTION_INVALID.with(name, value, why, "correct it");
    }
  }

  /** The three numbers of copies. */
  int[] copies() {
    return java.util.Arrays.stream(supercell.split("x")).mapToInt(Integer::parseInt).toArray();
  }
}
