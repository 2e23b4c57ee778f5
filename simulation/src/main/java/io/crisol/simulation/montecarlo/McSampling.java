package io.crisol.simulation.montecarlo;

import static io.crisol.simulation.montecarlo.McOptions.require;

import io.crisol.structures.Setting;
import java.util.List;

/**
 * What a walk writes down.
 *
 * @param thermoInterval sweeps between rows of the table of a walk
 * @param trajectoryInterval sweeps between frames
 * @param profileInterval sweeps between samples of the radial profile; 0 for none
 * @param profileWidth of a shell, Å
 * @param order wave vectors of the order parameter
 */
public record McSampling(
    @Setting(help = "sweeps between rows of the table of a walk", value = "10") int thermoInterval,
    @Setting(help = "sweeps between frames of a trajectory", value = "100") int trajectoryInterval,
    @Setting(
            help =
                "counted sweeps between samples of the composition against the distance from the"
                    + " centre, for clusters of several elements; 0 for none",
            value = "10")
        int profileInterval,
    @Setting(help = "width of a shell of this profile", unit = "Å", value = "1 Å")
        double profileWidth,
    @Setting(
            help =
                "wave vectors of an order parameter, in reciprocal vectors of the given cell, e.g."
                    + " [\"1 0 0\"] for B2 on the cubic bcc cell; the star is given in full")
        List<String> order) {
  /** Refuses what cannot be. */
  public McSampling {
    require(thermoInterval >= 1, "thermo_interval", thermoInterval, "it is at least one sweep");
    require(
        trajectoryInterval >= 1,
        "trajectory_interval",
        trajectoryInterval,
        "it is at least one sweep");
    require(profileInterval >= 0, "profile_interval", profileInterval, "it is 0 or more sweeps");
    require(profileWidth > 0, "profile_width", profileWidth, "it is above 0 Å");
    order = List.copyOf(order);
    order.forEach(
        wave ->
            require(
                wave.strip().split("\\s+").length == 3 && wave.matches("[-+.\\d\\s/]+"),
                "order",
                wave,
                "a wave vector is three numbers, such as 1 0 0"));
  }
}
